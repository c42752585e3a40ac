// Events of the processes and of the system calls they make. Reported by the actors, with the clock the tap uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "model/base/Address.h"
#include "model/base/Ids.h"
#include "model/base/Shared.h"
#include "model/call/CallParser.h"

namespace model::trace {

struct ActorStarted {
    static constexpr std::string_view kName = "actor-started";
    std::string actor;
    int pid = 0;
    int parentPid = 0;  // of the actor that forked it; 0: started by the lab
    bool operator==(const ActorStarted&) const = default;

    static void fields(auto& self, auto& io) {
        io("actor", self.actor);
        io("pid", self.pid);
        io("parentPid", self.parentPid);
    }
};

struct ActorEnded {
    static constexpr std::string_view kName = "actor-ended";
    std::string actor;
    int pid = 0;
    int exitCode = 0;
    int signal = 0;  // 0: it exited by itself
    bool operator==(const ActorEnded&) const = default;

    static void fields(auto& self, auto& io) {
        io("actor", self.actor);
        io("pid", self.pid);
        io("exitCode", self.exitCode);
        io("signal", self.signal);
    }
};

// Before the system call is made.
struct CallEntered {
    static constexpr std::string_view kName = "call";
    CallId call;
    std::string actor;
    int pid = 0;
    Shared<model::call::Call> value;
    std::optional<int> fd;  // the descriptor it works on

    // As in the code pane: "connect(fd, 127.0.0.1:9000)".
    [[nodiscard]] const std::string& text() const { return value->text; }
    [[nodiscard]] std::string_view name() const { return value->spelled(); }  // "connect"
    bool operator==(const CallEntered&) const = default;

    static void fields(auto& self, auto& io) {
        io("call", self.call);
        io("actor", self.actor);
        io("pid", self.pid);
        std::string text, name;
        if constexpr (std::is_const_v<std::remove_reference_t<decltype(self)>>) {
            text = self.text();
            name = self.name();
        }
        io("text", text);
        io("name", name);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(self)>>)
            self.value = model::call::recordedCall(text, name);
        io("fd", self.fd);
    }
};

// After it has returned.
struct CallReturned {
    static constexpr std::string_view kName = "return";
    CallId call;
    std::string actor;
    int pid = 0;
    std::int64_t result = 0;
    int error = 0;                // errno when result is -1, else 0
    std::string data;             // what it brings: bytes read, or as text events, an address, an option's value
    std::optional<Address> peer;  // accept, recvfrom
    bool operator==(const CallReturned&) const = default;

    static void fields(auto& self, auto& io) {
        io("call", self.call);
        io("actor", self.actor);
        io("pid", self.pid);
        io("result", self.result);
        io("errno", self.error);
        io("data", self.data);
        io("peer", self.peer);
    }
};

}  // namespace model::trace
