// Decoding and following connections: segments a second, and memory for each connection. Thousands of connections that
// open, transfer and close, interleaved as on a busy host.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <vector>

#include "model/packet/Packet.h"
#include "model/tcp/ConnectionTracker.h"

namespace {

using namespace model;

std::vector<std::uint8_t> frameOf(std::uint16_t flags, std::uint32_t seq, std::uint32_t ack, bool client,
                                  std::uint32_t length) {
    std::vector<std::uint8_t> out(14 + 20 + 32, 0);
    out[12] = 0x08;
    const auto total = static_cast<std::uint16_t>(52 + length);
    out[14] = 0x45, out[16] = static_cast<std::uint8_t>(total >> 8), out[17] = static_cast<std::uint8_t>(total);
    out[23] = 6;
    out[26] = 10, out[29] = client ? 1 : 2;
    out[30] = 10, out[33] = client ? 2 : 1;
    const auto put32 = [&](std::size_t at, std::uint32_t value) {
        for (int i = 0; i < 4; ++i)
            out[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
    };
    put32(38, seq);
    put32(42, ack);
    out[46] = 0x80, out[47] = static_cast<std::uint8_t>(flags), out[48] = 0xff;
    out[54] = out[55] = 1, out[56] = 8, out[57] = 10;
    put32(58, 1);
    put32(62, 1);
    return out;
}

struct Script {
    std::vector<std::vector<std::uint8_t>> frames;
    std::vector<bool> client;
    explicit Script(int exchanges) {
        const auto say = [&](std::uint16_t flags, std::uint32_t seq, std::uint32_t ack, bool fromClient,
                             std::uint32_t length = 0) {
            frames.push_back(frameOf(flags, seq, ack, fromClient, length));
            client.push_back(fromClient);
        };
        say(0x02, 0, 0, true);
        say(0x12, 0, 1, false);
        say(0x10, 1, 1, true);
        std::uint32_t at = 1;
        for (int i = 0; i < exchanges; ++i, at += 1000) {
            say(0x18, at, at, true, 1000);
            say(0x18, at, at + 1000, false, 1000);
        }
        say(0x11, at, at, true);
        say(0x11, at, at + 1, false);
        say(0x10, at + 1, at + 1, true);
    }
};

void decodeOnly(benchmark::State& state) {
    const auto frame = frameOf(0x18, 1, 1, true, 1000);
    for (auto _ : state)
        benchmark::DoNotOptimize(packet::decode(1, frame, 1066));
    state.SetItemsProcessed(state.iterations());
}

// range(0): connections open at once; range(1): data segments of each end.
void decodeAndTrack(benchmark::State& state) {
    Script script(static_cast<int>(state.range(1)));
    const auto connections = static_cast<std::size_t>(state.range(0));
    std::int64_t segments = 0;
    for (auto _ : state) {
        const auto before = mallinfo2().uordblks;
        tcp::ConnectionTracker tracker;
        std::uint64_t id = 0;
        for (std::size_t step = 0; step < script.frames.size(); ++step) {
            auto& frame = script.frames[step];
            for (std::size_t c = 0; c < connections; ++c) {
                // The client's port and the third byte of both addresses tell the connections apart.
                const std::size_t port = script.client[step] ? 34 : 36;
                frame[port] = static_cast<std::uint8_t>(64 + c / 256 % 128);
                frame[port + 1] = static_cast<std::uint8_t>(c);
                frame[28] = frame[32] = static_cast<std::uint8_t>(c / 32768);
                ++id;
                tracker.sent({id}, {static_cast<std::int64_t>(id) * 1000},
                             packet::decode(1, frame, static_cast<std::uint32_t>(frame.size()) + 1000),
                             tcp::ConnectionTracker::Receive::AtOnce);
            }
        }
        segments += static_cast<std::int64_t>(id);
        if (tracker.connections().size() != connections)
            state.SkipWithError("connections were mixed up");
        state.counters["bytes/connection"] =
            static_cast<double>(mallinfo2().uordblks - before) / static_cast<double>(connections);
    }
    state.SetItemsProcessed(segments);
}

BENCHMARK(decodeOnly);
BENCHMARK(decodeAndTrack)
    ->Args({1, 5000})
    ->Args({1000, 500})
    ->Args({10000, 500})
    ->Args({100000, 5})
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
