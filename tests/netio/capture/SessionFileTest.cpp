#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>

#include "netio/capture/SessionFile.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/support/Programs.h"

namespace netio::capture {
namespace {

using tests::support::ByteList;
using tests::support::CaptureBuilder;

class CaptureFile : public testing::Test {
protected:
    tests::support::TemporaryDirectory m_directory;
    std::string m_path = m_directory.file("capture");
    std::uint64_t m_size = 0;
    std::uint64_t m_packets = 0;

    // Some MiB of frames of 50 000 bytes each.
    void makeLarge() {
        CaptureBuilder file;
        file.pcapHeader(0xa1b2c3d4);
        for (std::uint32_t i = 0; i < 80; ++i)
            file.pcapRecord(i, 0, ByteList(50'000, static_cast<std::uint8_t>(i)));
        write(file.bytes);
    }
    void write(const ByteList& bytes) {
        m_size = bytes.size();
        std::ofstream(m_path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    SessionReader::Sink counting() {
        return [this](model::trace::TraceEvent&&, model::packet::Bytes frame) {
            EXPECT_EQ(frame.size(), 50'000u);
            EXPECT_EQ(frame.front(), m_packets);
            EXPECT_EQ(frame.back(), m_packets);
            ++m_packets;
        };
    }
};

TEST_F(CaptureFile, IsReadToItsEndWithProgress) {
    makeLarge();
    std::uint64_t last = 0;
    const auto report = readSession(m_path, counting(), [&](std::uint64_t read, std::uint64_t total) {
        EXPECT_GT(read, last);
        EXPECT_EQ(total, m_size);
        last = read;
        return Continue::Yes;
    });
    ASSERT_TRUE(report);
    EXPECT_EQ(last, m_size);
    EXPECT_EQ(report.value().bytes, m_size);
    EXPECT_EQ(report.value().packets, 80u);
    EXPECT_EQ(report.value().format, CaptureFormat::Pcap);
    EXPECT_FALSE(report.value().ours);
    EXPECT_FALSE(report.value().problem);
    EXPECT_EQ(m_packets, 80u);
}

TEST_F(CaptureFile, ReadingCanBeCancelled) {
    makeLarge();
    const auto report = readSession(m_path, counting(), [](std::uint64_t, std::uint64_t) { return Continue::No; });
    ASSERT_TRUE(report);
    EXPECT_TRUE(report.value().cancelled);
    EXPECT_GT(report.value().packets, 0u);
    EXPECT_LT(report.value().packets, 80u);
}

TEST_F(CaptureFile, WhatTheSystemRefusesIsTold) {
    const auto absent = readSession(m_path, counting());
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().operation, "open " + m_path);
    EXPECT_EQ(absent.error().error, ENOENT);
    const auto folder = readSession(m_directory.path().string(), counting());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().error, EISDIR);
}

TEST_F(CaptureFile, AnEmptyFileIsToldAsEmpty) {
    write({});
    const auto report = readSession(m_path, counting());
    ASSERT_TRUE(report && report.value().problem);
    EXPECT_EQ(report.value().problem->reason.english(), "empty");
    EXPECT_EQ(readSession(std::span<const std::uint8_t>(), counting()).problem->reason.english(), "empty");
}

TEST_F(CaptureFile, PacketBytesThatAreGoneAreEmpty) {
    makeLarge();
    const auto bytes = packetBytesOf(m_path);
    EXPECT_EQ(bytes(40, 50'000), ByteList(50'000, 0));
    EXPECT_TRUE(bytes(m_size - 1, 2).empty());
    EXPECT_TRUE(packetBytesOf(m_directory.file("absent"))(0, 1).empty());
}

}  // namespace
}  // namespace netio::capture
