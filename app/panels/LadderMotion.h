// What moves on the ladder: a segment that was held goes in or falls, then the newest one travels once to its
// receiver's door; held ones glow. With reduced motion nothing moves: a segment is there at once and the glow is
// steady. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <QVariantAnimation>
#include <optional>

#include "model/base/Ids.h"

namespace app::panels {

class LadderMotion : public QObject {
    Q_OBJECT
public:
    explicit LadderMotion(QObject* parent = nullptr);

    void setMs(int ms) { m_ms = ms; }
    [[nodiscard]] int ms() const { return m_ms; }
    void setReduced(bool reduced);
    [[nodiscard]] bool reduced() const { return m_reduced; }

    // A segment that waits no more.
    struct Leaving {
        model::PacketId packet;
        bool dropped = false;
    };
    // packet: 0 for none. seen: somebody can look at it; else all is there at once.
    void start(model::PacketId packet, const std::optional<Leaving>& leaving, bool seen);
    void setPaused(bool paused);
    // At the door at once.
    void finish();
    // Nothing is on its way, nothing glows: the trace goes.
    void stop();
    [[nodiscard]] bool running() const { return m_travel.state() == QAbstractAnimation::Running || m_leaving; }
    [[nodiscard]] bool onItsWay() const {
        return m_packet && (m_travel.state() != QAbstractAnimation::Stopped || m_leaving);
    }
    [[nodiscard]] model::PacketId packet() const { return m_packet; }
    [[nodiscard]] double travel() const { return m_leaving ? 0 : m_travel.currentValue().toDouble(); }
    [[nodiscard]] const std::optional<Leaving>& leaving() const { return m_leaving; }

    void setGlowing(bool glowing);
    [[nodiscard]] double steadyGlow() const { return m_reduced ? 1 : 0.5; }

signals:
    void left(double share);       // of the one that waits no more; 1: it is gone
    void traveled(double travel);  // 0: at the sender, 1: at the door
    void glowed(double strength);  // 0 to 1

private:
    QVariantAnimation m_leave, m_travel;
    std::optional<Leaving> m_leaving;
    QTimer m_glow;
    int m_glowPhase = 0, m_ms = 900;
    model::PacketId m_packet;
    bool m_reduced = false;

    void goOn();
};

}  // namespace app::panels
