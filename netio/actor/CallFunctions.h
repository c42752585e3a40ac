// How each call of the table is made: one function for each, found by the call's name. Called in an actor process; a
// call may block.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "model/call/Call.h"

namespace netio::actor {

struct Outcome {
    std::int64_t result = 0;  // of the call; getsockopt: the option's value
    int error = 0;            // errno when the call failed, else 0
    std::string data;         // bytes read; poll: the events; getsockopt: the value as text
    std::optional<model::Address> peer;
};
// Of a system call that has just been made: -1 takes errno with it.
[[nodiscard]] Outcome outcome(std::int64_t result);

// The variables of a process, and the pids of all processes that kill may name.
using Variables = std::map<std::string, std::int64_t>;
using Pids = std::map<std::string, int>;

// A call's arguments as C has them. An argument that is absent is 0, an unknown descriptor -1.
class Arguments {
public:
    Arguments(const model::call::Call& call, const Variables& variables, const Pids& pids)
        : m_call(call), m_variables(variables), m_pids(pids) {}

    [[nodiscard]] const model::call::Call& call() const { return m_call; }
    [[nodiscard]] int descriptor(std::size_t index = 0) const;
    [[nodiscard]] int number(std::size_t index) const;
    [[nodiscard]] int constants(std::size_t index) const;
    [[nodiscard]] std::string bytes(std::size_t index) const;
    [[nodiscard]] model::Address address(std::size_t index) const;
    // Only of a process of this lab: a number would reach any process of the user. nullopt: there is none.
    [[nodiscard]] std::optional<int> pid(std::size_t index) const;

private:
    const model::call::Call& m_call;
    const Variables& m_variables;
    const Pids& m_pids;
};

// ENOSYS: of no call (Other), and of fork, which the actor does itself.
[[nodiscard]] Outcome make(const Arguments& arguments);

}  // namespace netio::actor
