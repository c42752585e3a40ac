#include "app/panels/LadderMotion.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace app::panels {

namespace {
constexpr int kGlowMs = 80, kGlowPhases = 30;
constexpr int kLeaveShare = 40;  // percent of a trip
}  // namespace

LadderMotion::LadderMotion(QObject* parent) : QObject(parent) {
    m_travel.setStartValue(0.0);
    m_travel.setEndValue(1.0);
    m_travel.setEasingCurve(QEasingCurve::InOutSine);
    connect(&m_travel, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { emit traveled(value.toDouble()); });
    m_leave.setStartValue(0.0);
    m_leave.setEndValue(1.0);
    m_leave.setEasingCurve(QEasingCurve::InSine);
    connect(&m_leave, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_leaving)
            emit left(value.toDouble());
    });
    connect(&m_leave, &QVariantAnimation::finished, this, &LadderMotion::goOn);
    m_glow.setInterval(kGlowMs);
    connect(&m_glow, &QTimer::timeout, this, [this] {
        m_glowPhase = (m_glowPhase + 1) % kGlowPhases;
        emit glowed(0.5 - 0.5 * std::cos(2 * std::numbers::pi * m_glowPhase / kGlowPhases));
    });
}

void LadderMotion::setReduced(bool reduced) {
    m_reduced = reduced;
    if (!reduced)
        return;
    finish();
    m_glow.stop();
    emit glowed(steadyGlow());
}

void LadderMotion::start(model::PacketId packet, const std::optional<Leaving>& leaving, bool seen) {
    if (m_leaving && !leaving && packet) {  // what left brought this one about
        m_packet = packet;
        return;
    }
    finish();
    if (m_reduced || !seen)
        return;
    m_packet = packet;
    m_leaving = leaving;
    m_travel.setDuration(m_ms);
    if (!m_leaving)
        return goOn();
    m_leave.setDuration(m_ms * kLeaveShare / 100);
    m_leave.start();
}

// The one that left is gone: the answer leaves only then.
void LadderMotion::goOn() {
    if (std::exchange(m_leaving, std::nullopt))
        emit left(1);
    if (m_packet)
        m_travel.start();
}

void LadderMotion::setPaused(bool paused) {
    if (paused && m_travel.state() == QAbstractAnimation::Running)
        m_travel.pause();
    else if (!paused && m_travel.state() == QAbstractAnimation::Paused)
        m_travel.resume();
}

void LadderMotion::finish() {
    m_leave.stop();
    if (std::exchange(m_leaving, std::nullopt))
        emit left(1);
    if (!m_packet)
        return;
    m_travel.stop();
    emit traveled(1);
    m_packet = {};
}

void LadderMotion::stop() {
    m_leave.stop();
    m_travel.stop();
    m_glow.stop();
    m_leaving.reset();
    m_packet = {};
}

void LadderMotion::setGlowing(bool glowing) {
    const bool glow = glowing && !m_reduced;
    if (glow != m_glow.isActive())
        glow ? m_glow.start() : m_glow.stop();
}

}  // namespace app::panels
