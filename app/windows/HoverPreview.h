// What a step of the time line was, when the pointer rests on it: its sentence, and the stage at its end in small. Of a
// step to come only the sentence: its picture would give the kernel's answer away. GUI thread.
#pragma once

#include <QFrame>

class QLabel;

namespace app::panels {
class TimeLine;
}
namespace app::session {
class Stage;
}

namespace app::windows {

class Thumbnail;
class Viewpoint;

class HoverPreview : public QFrame {
    Q_OBJECT
public:
    HoverPreview(session::Stage* stage, Viewpoint* viewpoint, panels::TimeLine* line);
    [[nodiscard]] QString words() const;
    [[nodiscard]] const Thumbnail* picture() const { return m_picture; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    session::Stage* m_stage;
    Viewpoint* m_viewpoint;
    panels::TimeLine* m_line;
    Thumbnail* m_picture;
    QLabel* m_words;
    int m_step = -1;

    void showStep(int step, double x);
};

}  // namespace app::windows
