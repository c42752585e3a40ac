// What moves on the ladder: the newest segment travels once to its receiver's door, held ones glow. With reduced motion
// neither: a segment is there at once and the glow is steady. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <QVariantAnimation>

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

    // seen: somebody can look at it; else it is there at once.
    void start(model::PacketId packet, bool seen);
    void setPaused(bool paused);
    // At the door at once.
    void finish();
    // Nothing is on its way, nothing glows: the trace goes.
    void stop();
    [[nodiscard]] bool running() const { return m_travel.state() == QAbstractAnimation::Running; }
    [[nodiscard]] bool onItsWay() const { return m_travel.state() != QAbstractAnimation::Stopped; }
    [[nodiscard]] model::PacketId packet() const { return m_packet; }
    [[nodiscard]] double travel() const { return m_travel.currentValue().toDouble(); }

    void setGlowing(bool glowing);
    [[nodiscard]] double steadyGlow() const { return m_reduced ? 1 : 0.5; }

signals:
    void traveled(double travel);  // 0: at the sender, 1: at the door
    void glowed(double strength);  // 0 to 1

private:
    QVariantAnimation m_travel;
    QTimer m_glow;
    int m_glowPhase = 0, m_ms = 900;
    model::PacketId m_packet;
    bool m_reduced = false;
};

}  // namespace app::panels
