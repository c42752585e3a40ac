// Whatever is captured of a connection, damaged, forged, lost and in any order: a FIN or a RST is shown by a state, or
// a state is doubted, unless the end that sent it went on as if it had not.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "Wire.h"

namespace {

using namespace model;
using test::Tcp;
using test::Wire;

struct Said {
    bool client;
    Tcp tcp;
};

std::uint32_t pick(std::mt19937& random, std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
}

std::vector<Said> wholeLife(std::mt19937& random) {
    std::vector<Said> all{{true, {"SYN"}}, {false, {"SYN,ACK", 0, 1}}, {true, {"ACK", 1, 1}}};
    std::uint32_t next[2] = {1, 1};
    const auto say = [&](bool client, std::string_view flags, std::uint32_t length, std::uint32_t takes) {
        all.push_back({client, {flags, next[!client], next[client], length}});
        next[!client] += takes;
    };
    for (unsigned i = pick(random, 6); i > 0; --i) {
        const bool client = pick(random, 2) == 0;
        const std::uint32_t length = 1 + pick(random, 5000);
        say(client, "PSH,ACK", length, length);
        say(!client, "ACK", 0, 0);
    }
    const bool client = pick(random, 2) == 0;
    if (pick(random, 4) == 0) {
        say(client, pick(random, 2) == 0 ? "RST,ACK" : "RST", 0, 0);
        return all;
    }
    say(client, "FIN,ACK", 0, 1);
    say(!client, "ACK", 0, 0);
    say(!client, "FIN,ACK", 0, 1);
    say(client, "ACK", 0, 0);
    return all;
}

void damage(std::vector<Said>& all, std::mt19937& random) {
    const auto size = static_cast<std::uint32_t>(all.size());
    const std::size_t at = pick(random, size), other = pick(random, size);
    Tcp& tcp = all[at].tcp;
    switch (pick(random, 8)) {
        case 0:
            tcp.seq ^= 1u << pick(random, 32);
            break;
        case 1:
            tcp.ack ^= 1u << pick(random, 32);
            break;
        case 2:
            tcp.flags =
                std::vector<std::string_view>{"RST", "FIN", "FIN,ACK", "RST,ACK", "SYN", "ACK"}[pick(random, 6)];
            break;
        case 3:
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 4:
            std::swap(all[at], all[other]);
            break;
        case 5:
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(other), Said(all[at]));
            break;
        case 6:
            tcp.window = static_cast<std::uint16_t>(pick(random, 65536));
            break;
        case 7:  // the capture had stopped for a while
            for (std::size_t i = at; i < all.size(); ++i)
                (all[i].client == all[at].client ? all[i].tcp.seq : all[i].tcp.ack) += 300'000;
            break;
    }
}

bool shows(const tcp::Endpoint& end, State state) {
    return std::any_of(end.states.begin() + 1, end.states.end(), [&](const auto& s) { return s.to == state; });
}

// A state tells of it, or one is not certain.
bool tells(const tcp::Connection& connection, bool fin) {
    return std::ranges::any_of(connection.ends, [&](const tcp::Endpoint& end) {
        if (std::ranges::any_of(end.states, [](const auto& s) { return s.certainty != Certainty::Certain; }))
            return true;
        if (end.states.back().to == State::Closed || (!fin && shows(end, State::Listen)))
            return true;
        return fin && (end.states.front().to == State::FinWait1 || shows(end, State::FinWait1) ||
                       shows(end, State::CloseWait));
    });
}

// Whether an end sent something that counts after its last FIN, and after its last RST.
struct LastWords {
    bool finRefuted = false, rstRefuted = false;

    void hear(const tcp::SegmentRecord& record) {
        const auto kind = static_cast<tcp::SegmentKind>(record.kind);
        const bool fin = (record.flags & packet::flag::Fin) != 0, rst = (record.flags & packet::flag::Rst) != 0;
        const bool taken = kind != tcp::SegmentKind::OutOfWindow && kind != tcp::SegmentKind::Stale;
        finRefuted = !fin && (finRefuted || taken);
        rstRefuted = !rst && (rstRefuted || taken);
    }
};

TEST(Shown, IsEveryEndOrDoubted) {
    int ended = 0, wentOn = 0;
    for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
        std::mt19937 random(seed);
        std::vector<Said> all = wholeLife(random);
        for (unsigned damages = pick(random, 4); damages > 0; --damages)
            damage(all, random);
        Wire w;
        std::vector<std::array<LastWords, 2>> words;  // of each connection
        for (const Said& said : all) {
            if (said.client)
                w.client(said.tcp);
            else
                w.server(said.tcp);
            words.resize(std::max<std::size_t>(words.size(), w.record().connection));
            words[w.record().connection - 1][w.record().from].hear(w.record());
        }
        for (const tcp::Connection& connection : w.tracker.connections()) {
            const auto& [client, server] = words[connection.id.value - 1];
            for (const bool fin : {true, false}) {
                if ((connection.completeness & (fin ? 16 : 32)) == 0)
                    continue;
                ++ended;
                if (tells(connection, fin))
                    continue;
                ++wentOn;
                EXPECT_TRUE(fin ? client.finRefuted || server.finRefuted : client.rstRefuted || server.rstRefuted)
                    << "seed " << seed << (fin ? " FIN\n" : " RST\n") << w.log();
            }
        }
        if (HasFailure())
            return;
    }
    EXPECT_GT(ended, 2000);
    EXPECT_LT(wentOn, ended / 5);
}

}  // namespace
