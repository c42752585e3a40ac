// The kernel against the scripted peer: the fixture that the truth tests about forged and about waiting segments share.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <memory>
#include <optional>
#include <string>

#include "ScriptedPeer.h"
#include "Sockets.h"
#include "TruthTest.h"

namespace truth {

struct Scripted : TruthTest {
    ScriptedPeer peer;
    std::optional<Socket> socket;  // the kernel's end
    std::optional<Socket> listener;

    void SetUp() override {
        TruthTest::SetUp();
        if (!capture)
            return;
        if (const std::string problem = ScriptedPeer::open(peer); !problem.empty()) {
            capture.reset();
            return cannot(problem);
        }
        peer.kernelPort = port;
        capture = std::make_unique<Capture>(peer.device(), 101, Capture::Copies::Both);
    }

    // Waits for the count-th segment of the kernel with exactly these of SYN, FIN, RST, ACK.
    bool kernelSays(std::uint16_t flags, int count = 1) {
        const bool seen = capture->until([&] { return capture->seen(flags, port) >= count; });
        if (!seen)
            ADD_FAILURE() << "the kernel did not say " << model::packet::flagNames(flags) << "\n" << capture->text();
        if ((flags & kSyn) != 0)
            learnIss();
        return seen;
    }
    void learnIss() {
        for (const Frame& frame : capture->frames()) {
            const auto packet = model::packet::decode(101, frame.bytes);
            if (packet.tcp && packet.tcp->sourcePort == port && packet.tcp->has(kSyn))
                peer.kernelIss = packet.tcp->seq.raw();
        }
    }
    void bindAnywhere(const Socket& one) const {
        sockaddr_in local{};
        local.sin_family = AF_INET;
        local.sin_port = htons(port);
        ::bind(one.fd(), reinterpret_cast<sockaddr*>(&local), sizeof local);
    }
    void kernelConnects() {
        socket.emplace();
        bindAnywhere(*socket);
        fcntl(socket->fd(), F_SETFL, O_NONBLOCK);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(peer.port);
        inet_pton(AF_INET, ScriptedPeer::kPeer, &to.sin_addr);
        ::connect(socket->fd(), reinterpret_cast<sockaddr*>(&to), sizeof to);
        kernelSays(kSyn);
    }
    void establishedAsClient() {
        kernelConnects();
        peer.say({"SYN,ACK", 0, 1});
        kernelSays(kAck);
    }
    void kernelListens() {
        listener.emplace();
        bindAnywhere(*listener);
        ::listen(listener->fd(), 8);
    }
    void establishedAsServer() {
        kernelListens();
        peer.say({"SYN"});
        kernelSays(kSyn | kAck);
        peer.say({"ACK", 1, 1});
        socket.emplace(listener->accept());
    }
    void finish() {
        capture->waitUntilNothingCrosses();
        if (socket)
            socket->reset();
        listener.reset();
        EXPECT_TRUE(capture->until([&] { return allClosed(); })) << capture->text();
        compareKernelEnd();
    }
};

}  // namespace truth
