// The kernel's socket table as `ss -tanpoi` would print it; what changed since the step before is marked.
#pragma once

#include <optional>
#include <vector>

#include "app/panels/Frame.h"

class QTextBrowser;

namespace app::panels {

// One socket as ss prints it: the line, and the TCP_INFO under it.
struct KernelLine {
    model::SocketId socket;
    QString line, info;
    bool gone = false, lineChanged = false, infoChanged = false;
};
// before: the scene one step earlier, nullptr for none.
[[nodiscard]] std::vector<KernelLine> kernelLines(const model::trace::Scene& scene, const model::trace::Scene* before,
                                                  model::Timestamp now);

class KernelPanel : public Panel {
    Q_OBJECT
public:
    explicit KernelPanel(QWidget* parent = nullptr);
    void show(const Frame& frame) override;
    using Panel::show;
    [[nodiscard]] QString title() const override { return tr("Kernel"); }
    void clear() override;
    [[nodiscard]] QString text() const;

private:
    QTextBrowser* m_text;
    QString m_html;
    std::shared_ptr<const model::trace::Scene> m_before;
    std::optional<std::size_t> m_beforePosition, m_shownPosition;
    bool m_follows = true;  // nobody has scrolled since the position changed

    // Scrolls to the rows that are marked.
    void showMarked();
};

}  // namespace app::panels
