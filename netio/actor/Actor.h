// The inside of an actor process: takes call commands from the lab one at a time, reports each call before it is made
// and after it has returned, and ends with the lab. Its descriptors from 3 on are the program's own.
#pragma once

#include <string>

#include "netio/actor/CallRunner.h"
#include "netio/posix/UniqueFd.h"

namespace netio::actor {

class Actor {
public:
    // lab: pid of the lab, whose end is ours. channel: our end of the socket pair; every other descriptor is closed.
    Actor(std::string name, int lab, posix::UniqueFd channel);

    // Until the lab goes or an exit call; never returns.
    [[noreturn]] void run();

private:
    std::string m_name;
    int m_lab;
    posix::UniqueFd m_channel;
    CallRunner m_runner;

    void begin();
    void take(const CallCommand& command);
    void fork(const model::call::Call& call, Report& returned);
    void report(const Report& report) const;
};

}  // namespace netio::actor
