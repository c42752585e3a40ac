// A dock page that shows one diagram, made anew for each position and width, with a line below for what was clicked.
#pragma once

#include <functional>
#include <optional>

#include "app/panels/DiagramView.h"
#include "app/panels/Frame.h"

class QLabel;

namespace app::panels {

class DiagramPanel : public Panel {
    Q_OBJECT
public:
    // Called for each diagram that is shown. Who has to know more of it than a Diagram tells keeps what it makes.
    using Make = std::function<std::shared_ptr<diagrams::Diagram>(const diagrams::DiagramInputs&)>;

    DiagramPanel(Make make, std::function<QString()> title, DiagramView::Fit fit, QWidget* parent = nullptr);
    void show(const Frame& frame) override;
    // Made anew from the same frame: what it is made from changed otherwise.
    void rebuild();
    using Panel::show;
    [[nodiscard]] QString title() const override { return m_title(); }
    void clear() override;
    [[nodiscard]] DiagramView* view() const { return m_view; }

private:
    Make m_make;
    std::function<QString()> m_title;
    DiagramView* m_view;
    QLabel* m_detail;
    std::optional<Frame> m_frame;
    std::size_t m_position = 0, m_end = 0;
    QString m_told;  // the title, in the language that is shown

    void build();
    [[nodiscard]] bool shows(const Frame& frame) const;
    [[nodiscard]] std::optional<model::PacketId> packetAt(std::size_t position) const;
    // Where it is, and the segment that came there, if one did.
    void goTo(std::size_t position);
    void tell(const QString& sentence);
    void activate(const diagrams::Spot& spot);
};

}  // namespace app::panels
