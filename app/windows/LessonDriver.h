// What the Next key does: finishes a travelling segment, asks the class in predict mode, goes one step on, and at a
// demo's end offers what follows. Plays by itself when told to. Drives the stage, owns no widget. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>

#include "app/windows/Prediction.h"

namespace app::panels {
class LadderPanel;
class NarrationStrip;
class QuestionSheet;
}  // namespace app::panels
namespace app::session {
class Stage;
}

namespace app::windows {

class LessonDriver : public QObject {
    Q_OBJECT
public:
    LessonDriver(session::Stage* stage, panels::LadderPanel* ladder, panels::NarrationStrip* narration,
                 QObject* parent);

    void next();
    void back();
    void bringBack();  // the demo anew, to the step on the stage
    [[nodiscard]] bool playing() const { return m_playing; }
    void setPlaying(bool playing);
    void setSpeed(double factor) { m_speed = factor; }

    // The class is asked before a step; the step itself, done by the kernel, is the answer.
    [[nodiscard]] bool predicting() const { return m_predicting; }
    void setPredicting(bool predicting);
    [[nodiscard]] const Prediction& prediction() const { return m_prediction; }
    void answer(int choice);                  // -1: none
    [[nodiscard]] bool awaitsAnswer() const;  // a question stands, and nobody has answered it
    void revealAnswer();                      // when the step asked about has been done

    void reset();  // another demo stands on the stage

signals:
    void said(const QString& sentence);
    void playingChanged();

private:
    session::Stage* m_stage;
    panels::LadderPanel* m_ladder;
    panels::NarrationStrip* m_narration;
    panels::QuestionSheet* m_sheet;
    Prediction m_prediction;
    std::optional<Prediction::Question> m_waiting;  // on the sheet
    QTimer m_pause;                                 // between two steps while it plays
    QString m_offered;                              // what Next opens when it is pressed once more
    double m_speed = 1;
    bool m_playing = false, m_predicting = false, m_returning = false;
    bool m_read = false;  // while it plays: the time to read has passed

    void playOn();
    bool askFirst();
    void ask(Prediction::Question question, const QString& head);
    [[nodiscard]] bool stopped() const;
    void offerNextDemo();
    void offerRestart();
};

}  // namespace app::windows
