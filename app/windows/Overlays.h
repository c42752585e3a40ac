// What lies over the window's stage and moves nothing of it: above, the sentence to the user and the remark on the
// lesson; below, the question, or the rule behind the step. Places them. GUI thread.
#pragma once

#include <QObject>

class QWidget;

namespace app::panels {
struct Frame;
class NarrationStrip;
class RemarkBanner;
}  // namespace app::panels

namespace app::windows {

class Notice;

class Overlays : public QObject {
    Q_OBJECT
public:
    // over: whose children they are; top and bottom: what they leave in sight.
    Overlays(QWidget* over, const QWidget* top, const panels::NarrationStrip* bottom);

    void show(const panels::Frame& frame);
    void tell(const QString& sentence);  // "": what was told is over
    void place();                        // the window has another size
    [[nodiscard]] panels::RemarkBanner* remark() const { return m_remark; }
    [[nodiscard]] Notice* notice() const { return m_notice; }

private:
    QWidget* m_over;
    const QWidget* m_top;
    const panels::NarrationStrip* m_bottom;
    Notice* m_notice;
    panels::RemarkBanner* m_remark;
    double m_base = 14;
};

}  // namespace app::windows
