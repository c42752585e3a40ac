// Brings a demo back to a step: a fresh lab does the lesson's own steps again, silently, on a thread of its own, while
// the stage shows what it showed. GUI thread.
#pragma once

#include <QThread>
#include <memory>

#include "app/session/Opening.h"

namespace app::session {

class Rerun;

enum class Then { Nothing, TheNextStep };

class ReturnOpening : public Opening {
    Q_OBJECT
public:
    // To where so many steps are done.
    ReturnOpening(const QString& source, model::scenario::Scenario demo, std::size_t steps, Then then);
    ~ReturnOpening() override;
    [[nodiscard]] bool goesOn() const override { return m_then == Then::TheNextStep; }

private:
    Then m_then;
    QThread m_thread;
    std::unique_ptr<Rerun> m_rerun;  // lives on the thread while that runs

    void begin(std::size_t steps);
    void finish(const Opened& outcome);
};

}  // namespace app::session
