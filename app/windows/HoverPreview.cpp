#include "app/windows/HoverPreview.h"

#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/TimeLine.h"
#include "app/session/Stage.h"
#include "app/windows/Thumbnail.h"
#include "app/windows/Viewpoint.h"

namespace app::windows {

namespace {
constexpr double kPictureWidth = 28, kPictureHeight = 14;  // of the text's size
constexpr int kAbove = 8;                                  // pixels
}  // namespace

HoverPreview::HoverPreview(session::Stage* stage, Viewpoint* viewpoint, panels::TimeLine* line)
    : QFrame(line, Qt::ToolTip), m_stage(stage), m_viewpoint(viewpoint), m_line(line) {
    setObjectName(QStringLiteral("hover"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    m_picture = new Thumbnail(this);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    column->addWidget(m_picture);
    column->addWidget(m_words);
    line->setMouseTracking(true);
    line->installEventFilter(this);
}

QString HoverPreview::words() const {
    return isVisible() ? m_words->text() : QString();
}

bool HoverPreview::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Leave || event->type() == QEvent::MouseButtonPress) {
        hide();
    } else if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons() == Qt::NoButton)
            showStep(m_line->stepNear(mouse->position().x()), mouse->position().x());
    }
    return event->type() == QEvent::ToolTip || QFrame::eventFilter(object, event);
}

void HoverPreview::showStep(int step, double x) {
    if (step < 0)
        return hide();
    if (step == m_step && isVisible())
        return;
    m_step = step;
    const panels::Frame frame = m_viewpoint->frame();
    const double b = frame.theme().b;
    m_words->setText(m_line->hint(step));
    m_words->setFixedWidth(static_cast<int>(kPictureWidth * b));
    m_picture->setFixedSize(static_cast<int>(kPictureWidth * b), static_cast<int>(kPictureHeight * b));
    const auto& positions = m_stage->stepPositions();
    const bool done = step < static_cast<int>(positions.size());
    m_picture->setVisible(done);
    if (done) {
        struct Kept {
            session::Held held;
            std::shared_ptr<const model::trace::Scene> scene;
        };
        const auto scene = m_stage->trace().sceneAt(positions[static_cast<std::size_t>(step)]);
        diagrams::DiagramInputs inputs = frame.inputs;
        inputs.scene = scene.get();
        inputs.now = scene->time;
        inputs.packet.reset();
        inputs.coming = 0;
        m_picture->show(inputs, std::make_shared<const Kept>(Kept{m_stage->hold(), scene}));
    }
    adjustSize();
    const QPoint at = m_line->mapToGlobal(QPoint(static_cast<int>(x) - width() / 2, -height() - kAbove));
    const QWidget* window = m_line->window();
    const int left = window->mapToGlobal(QPoint(0, 0)).x();
    move(std::clamp(at.x(), left, std::max(left, left + window->width() - width())), at.y());
    show();
}

}  // namespace app::windows
