// Every order that a lab was given in one run, in order, and by whom: the script's and the user's. Kept by the
// director; it saves as a scenario (journalScenario) and plays again (Replay).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario/Director.h"
#include "model/scenario/HeldSegment.h"
#include "model/scenario/Lab.h"
#include "model/scenario/Scenario.h"

namespace model::scenario {

struct Order {
    enum class By : std::uint8_t { Script, User };

    Command command;
    By by = By::Script;
    std::optional<std::size_t> step;     // the one that runs or comes next; nullopt: the preparations
    bool running = false;                // given while that step ran
    std::size_t position = 0;            // events that had happened
    std::optional<HeldSegment> segment;  // of a judgement: whose
};

class Journal {
public:
    [[nodiscard]] const std::vector<Order>& orders() const { return m_orders; }
    void note(Order order) { m_orders.push_back(std::move(order)); }

private:
    std::vector<Order> m_orders;
};

// The one way from a director to its lab.
class Orders {
public:
    explicit Orders(Lab& lab) : m_lab(lab) {}

    void prepare(const Command& command);
    void give(const Command& command, Order::By by, std::size_t step, bool running, const Now& now);
    // Questions and marks: no orders, and in no journal.
    void tell(const Command& command) { m_lab.send(command); }
    [[nodiscard]] const Journal& journal() const { return m_journal; }

private:
    Lab& m_lab;
    Journal m_journal;
};

// What was done in the first `done` steps, and since: the user's orders are steps of their own, and a step whose
// segment the user had judged by hand only waits for what it must lead to. The JSON text of a scenario file.
[[nodiscard]] std::string journalScenario(const Scenario& scenario, const Journal& journal, std::size_t done);

}  // namespace model::scenario
