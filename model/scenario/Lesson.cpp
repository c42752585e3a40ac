#include "model/scenario/Lesson.h"

#include <array>

namespace model::scenario {
namespace {

constexpr std::array kChapters{
    LessonChapter{"2", "What a socket is", "什么是套接字"},
    LessonChapter{"3.3", "The calls of TCP", "TCP 的调用流程"},
    LessonChapter{"3.4", "The calls of UDP", "UDP 的调用流程"},
    LessonChapter{"4", "The three-way handshake", "三次握手"},
    LessonChapter{"4.1", "In which calls it happens", "握手发生在哪些调用中"},
    LessonChapter{"5", "The four-way close", "四次挥手"},
    LessonChapter{"5.1", "Why wait 2MSL", "为什么要等待 2MSL"},
    LessonChapter{"wrong", "When things go wrong", "出错的时候"},
    LessonChapter{"yours", "Yours", "我的演示"},
};

constexpr std::size_t kLesson = 10;
constexpr std::array<std::string_view, 13> kDemos{"layers", "demultiplexing", "tcp-call-flow", "udp-call-flow",
                                                  "three-way-handshake", "handshake-and-calls", "four-way-close",
                                                  "last-ack-lost", "old-duplicates", "no-time-wait",
                                                  // When things go wrong.
                                                  "connection-refused", "abort-with-rst", "address-in-use"};

}  // namespace

std::span<const LessonChapter> lessonChapters() {
    return kChapters;
}
std::span<const std::string_view> lessonDemos() {
    return builtInDemos().first(kLesson);
}
std::span<const std::string_view> builtInDemos() {
    return kDemos;
}

}  // namespace model::scenario
