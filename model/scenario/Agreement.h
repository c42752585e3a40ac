// Asks the lab to tell all there is (sync), and compares the kernel's states with the inferred ones. The two may differ
// for a moment; what differs for longer is a disagreement.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/scenario/Journal.h"

namespace model::scenario {

struct Disagreement {
    std::size_t step;
    std::string actor;  // "client"
    Address address;
    std::string inferred, kernel;
};

class Agreement {
public:
    explicit Agreement(Orders& orders) : m_orders(orders) {}

    void begin(std::size_t step);
    void ask();
    void hear(const trace::Synced& synced);
    [[nodiscard]] bool answered() const { return m_synced >= m_token; }

    // Nothing is judged by old news: the look that is asked for before a step fails.
    void askForTheLastTime();
    [[nodiscard]] bool askedForTheLastTime() const { return m_lastLook != 0; }
    [[nodiscard]] bool toldForTheLastTime() const { return m_lastLook != 0 && m_synced >= m_lastLook; }

    // Whether they agree now, or have disagreed for so long that it is noted; else look again.
    [[nodiscard]] bool settled(const Now& now);
    void noteDisagreements(const Now& now);
    [[nodiscard]] const std::vector<Disagreement>& disagreements() const { return m_found; }

private:
    Orders& m_orders;
    std::size_t m_step = 0;
    std::uint64_t m_token = 0, m_synced = 0;
    std::uint64_t m_lastLook = 0;  // its token; 0: not yet
    std::optional<Timestamp> m_since;
    std::vector<Disagreement> m_found;

    [[nodiscard]] std::vector<Disagreement> disagreementsNow(const Now& now) const;
};

}  // namespace model::scenario
