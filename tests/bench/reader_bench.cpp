// Reading a large capture, next to capinfos, tcpdump and tshark on the same cached file in the same run. Figures:
// bytes_per_second, and "times_ours" = how many times as long the other program takes. SOCKSTAGE_BENCH_MB sets the size
// (1024); the file lies in the folder for temporary files.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>

#include "model/packet/Packet.h"
#include "netio/capture/PcapngWriter.h"
#include "netio/capture/SessionFile.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/Programs.h"

namespace {

using namespace model;

using namespace model::trace;
using Clock = std::chrono::steady_clock;

enum class Frames { Mixed, Small };

struct Capture {
    std::string path;
    std::uint64_t bytes = 0, packets = 0;
    double ourSeconds = 0;
};

std::uint64_t wantedBytes() {
    const char* megabytes = std::getenv("SOCKSTAGE_BENCH_MB");
    return (megabytes != nullptr ? std::strtoull(megabytes, nullptr, 10) : 1024) << 20;
}

// Data segments of every length and bare ACKs, or bare ACKs alone.
Capture make(const std::string& path, Frames frames) {
    std::vector<std::vector<std::uint8_t>> segments;
    for (std::uint32_t i = 0; i < 64; ++i) {
        tests::support::TcpSegment segment;
        segment.from = tests::support::v4(static_cast<std::uint16_t>(40000 + i));
        segment.to = tests::support::v4(9000);
        segment.flags = 16;
        const std::string payload(frames == Frames::Mixed && i % 2 == 0 ? i * 23 : 0, 'x');
        segment.payload = payload;
        segments.push_back(tests::support::tcpFrame(segment));
    }
    Capture capture{path};
    std::ofstream file(path, std::ios::binary);
    std::vector<std::uint8_t> out;
    netio::capture::PcapngWriter writer(out);
    writer.section();
    writer.interface();
    while (capture.bytes < wantedBytes()) {
        for (int i = 0; i < 4096; ++i, ++capture.packets) {
            const Timestamp time{1'700'000'000'000'000'000 + static_cast<std::int64_t>(capture.packets) * 1000};
            writer.packet({0, time, segments[capture.packets % segments.size()], 0, {}, {}});
        }
        file.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
        capture.bytes += out.size();
        out.clear();
    }
    return capture;
}

void report(benchmark::State& state, const Capture& capture) {
    state.SetBytesProcessed(static_cast<std::int64_t>(capture.bytes) * static_cast<std::int64_t>(state.iterations()));
    state.counters["packets"] = static_cast<double>(capture.packets);
}

void readOurs(benchmark::State& state, Capture& capture) {
    for (auto _ : state) {
        std::uint64_t packets = 0, length = 0;
        const auto start = Clock::now();
        const auto read = netio::capture::readSession(capture.path, [&](TraceEvent&& event, model::packet::Bytes) {
            ++packets;
            length += std::get<PacketSeen>(event.what).originalLength;
        });
        capture.ourSeconds = std::chrono::duration<double>(Clock::now() - start).count();
        benchmark::DoNotOptimize(length);
        if (!read || packets != capture.packets)
            state.SkipWithError("not all packets were read");
    }
    report(state, capture);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void readAndDecode(benchmark::State& state, Capture& capture) {
    for (auto _ : state) {
        std::uint64_t payload = 0;
        const auto read =
            netio::capture::readSession(capture.path, [&](TraceEvent&& event, model::packet::Bytes frame) {
                const auto& seen = std::get<PacketSeen>(event.what);
                payload += model::packet::decode(seen.linkType, frame, seen.originalLength).payloadLength;
            });
        benchmark::DoNotOptimize(payload);
        if (!read)
            state.SkipWithError("not read");
    }
    report(state, capture);
}

void readByOther(benchmark::State& state, Capture& capture, std::vector<std::string> command) {
    if (!tests::support::hasProgram(command.front()))
        return state.SkipWithError("not installed");
    double seconds = 0;
    for (auto _ : state) {
        const auto start = Clock::now();
        if (tests::support::runProgram(command).exitCode != 0)
            state.SkipWithError("it failed");
        seconds = std::chrono::duration<double>(Clock::now() - start).count();
    }
    report(state, capture);
    state.counters["times_ours"] = seconds / capture.ourSeconds;
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    const tests::support::TemporaryDirectory directory;
    std::map<std::string, Capture> captures;
    captures["mixed"] = make(directory.file("mixed.pcapng"), Frames::Mixed);
    captures["small"] = make(directory.file("small.pcapng"), Frames::Small);
    for (auto& [name, capture] : captures) {
        const auto add = [&, prefix = name + "/"](const std::string& what, auto&& run) {
            benchmark::RegisterBenchmark((prefix + what).c_str(), run)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime()
                ->Iterations(what == "tshark" ? 1 : 3);
        };
        add("ours", [&capture](benchmark::State& state) { readOurs(state, capture); });
        add("ours, decoded", [&capture](benchmark::State& state) { readAndDecode(state, capture); });
        const auto other = [&](const std::string& what, std::vector<std::string> command) {
            add(what, [&capture, command](benchmark::State& state) { readByOther(state, capture, command); });
        };
        other("capinfos", {"capinfos", "-c", capture.path});
        other("tcpdump", {"tcpdump", "-r", capture.path, "-w", "/dev/null"});
        other("tshark", {"tshark", "-n", "-r", capture.path, "-w", "/dev/null"});
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
