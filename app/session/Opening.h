// Something on its way to the stage. Until it stands the stage shows what it showed; when it fails or is let go,
// nothing has changed. GUI thread; the end is told from the event loop, never while it is begun.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

namespace model::scenario {
struct Scenario;
}

namespace app::session {

struct Run;
class Stage;

// How an opening ended.
struct Opened {
    enum class Fault { None, UnknownDemo, BadFile, NotAllowed, Cancelled };
    Fault fault = Fault::None;
    QString sentence;       // why not; without a fault what the user is to know nevertheless
    bool recorded = false;  // the system refuses the kernel's own run, the sentence says why: a recorded session plays
};

class Opening : public QObject {
    Q_OBJECT
public:
    enum class Kind { Demo, File, Return };  // Return: a demo to a step of its own

    ~Opening() override;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString source() const { return m_source; }              // a demo's id, or a path
    [[nodiscard]] const model::scenario::Scenario* scenario() const;       // a demo's, once it is read
    [[nodiscard]] std::optional<double> share() const { return m_share; }  // 0 to 1; nullopt: nobody can tell
    // Standing, the demo's next step is begun at once.
    [[nodiscard]] virtual bool goesOn() const { return false; }
    // Lets go of it: it goes by itself as soon as nothing of it is at work.
    virtual void leave() { deleteLater(); }
    // What comes onto the stage, after an end without fault.
    [[nodiscard]] std::unique_ptr<Run> takeRun();

signals:
    void progressed();
    void ended(const app::session::Opened& outcome);

protected:
    std::unique_ptr<Run> m_run;
    std::optional<double> m_share;

    Opening(Kind kind, QString source);

private:
    Kind m_kind;
    QString m_source;
};

// For who has nothing else to do: until what the stage opens stands or has failed. Cancelled when the program quits
// before.
[[nodiscard]] Opened waitForOpening(Stage& stage);

}  // namespace app::session
