#include "app/windows/Overlays.h"

#include <QLayout>
#include <QWidget>
#include <algorithm>

#include "app/panels/Frame.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/QuestionSheet.h"
#include "app/panels/RemarkBanner.h"
#include "app/panels/WhySheet.h"
#include "app/windows/Notice.h"

namespace app::windows {

namespace {
constexpr int kGap = 8;
constexpr double kWidest = 60;  // of the base
}  // namespace

Overlays::Overlays(QWidget* over, const QWidget* top, const panels::NarrationStrip* bottom)
    : QObject(over),
      m_over(over),
      m_top(top),
      m_bottom(bottom),
      m_notice(new Notice(over)),
      m_remark(new panels::RemarkBanner(over)) {
    connect(m_notice, &Notice::changed, this, &Overlays::place);
    connect(m_remark, &panels::RemarkBanner::changed, this, &Overlays::place);
    connect(bottom->question(), &panels::QuestionSheet::changed, this, &Overlays::place);
    connect(bottom->why(), &panels::WhySheet::changed, this, &Overlays::place);
}

void Overlays::show(const panels::Frame& frame) {
    m_base = frame.theme().b;
    m_remark->tell(panels::remarkWords(*frame.stage), frame.theme());
}

void Overlays::tell(const QString& sentence) {
    m_notice->tell(sentence);
}

namespace {
int heightOf(QFrame* frame, int width) {
    frame->ensurePolished();
    frame->layout()->activate();
    return frame->layout()->totalHeightForWidth(width);
}
}  // namespace

void Overlays::place() {
    int y = (m_top->isHidden() ? 0 : m_top->geometry().bottom()) + kGap;
    const int width = std::min(m_over->width() - 2 * kGap, static_cast<int>(m_base * kWidest));
    for (QFrame* frame : {static_cast<QFrame*>(m_notice), static_cast<QFrame*>(m_remark)}) {
        if (frame->isHidden())
            continue;
        const int height = heightOf(frame, width);
        frame->setGeometry((m_over->width() - width) / 2, y, width, height);
        frame->raise();
        y += height + kGap;
    }
    const int floor = m_bottom->isHidden() ? m_over->height() : m_bottom->y();
    for (QFrame* sheet : {static_cast<QFrame*>(m_bottom->why()), static_cast<QFrame*>(m_bottom->question())}) {
        if (sheet->isHidden())
            continue;
        const int height = std::min(heightOf(sheet, m_over->width()), floor);
        sheet->setGeometry(0, floor - height, m_over->width(), height);
        sheet->raise();
    }
}

}  // namespace app::windows
