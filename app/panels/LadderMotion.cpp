#include "app/panels/LadderMotion.h"

#include <cmath>
#include <numbers>

namespace app::panels {

namespace {
constexpr int kGlowMs = 80, kGlowPhases = 30;
}

LadderMotion::LadderMotion(QObject* parent) : QObject(parent) {
    m_travel.setStartValue(0.0);
    m_travel.setEndValue(1.0);
    m_travel.setEasingCurve(QEasingCurve::InOutSine);
    connect(&m_travel, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { emit traveled(value.toDouble()); });
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

void LadderMotion::start(model::PacketId packet, bool seen) {
    finish();
    m_packet = packet;
    if (m_reduced || !seen)
        return;
    m_travel.setDuration(m_ms);
    m_travel.start();
}

void LadderMotion::setPaused(bool paused) {
    if (paused && m_travel.state() == QAbstractAnimation::Running)
        m_travel.pause();
    else if (!paused && m_travel.state() == QAbstractAnimation::Paused)
        m_travel.resume();
}

void LadderMotion::finish() {
    if (!onItsWay())
        return;
    m_travel.stop();
    emit traveled(1);
    m_packet = {};
}

void LadderMotion::stop() {
    m_travel.stop();
    m_glow.stop();
    m_packet = {};
}

void LadderMotion::setGlowing(bool glowing) {
    const bool glow = glowing && !m_reduced;
    if (glow != m_glow.isActive())
        glow ? m_glow.start() : m_glow.stop();
}

}  // namespace app::panels
