#include "app/diagrams/PaintRecord.h"

#include <utility>

namespace app::diagrams {

namespace {
thread_local PaintRecord* recordOfThisThread = nullptr;
}

PaintRecord::PaintRecord() {
    recordOfThisThread = this;
}

PaintRecord::~PaintRecord() {
    recordOfThisThread = nullptr;
}

PaintRecord* PaintRecord::current() {
    return recordOfThisThread;
}

void PaintRecord::tellArrow(const QPainter& painter, model::PacketId packet, QPointF from, QPointF to) {
    const QTransform& there = painter.deviceTransform();
    if (recordOfThisThread)
        recordOfThisThread->arrows.push_back({packet, there.map(from), there.map(to)});
}

void PaintRecord::tellCard(const QPainter& painter, const Card& card) {
    if (!recordOfThisThread)
        return;
    const QTransform& there = painter.deviceTransform();
    Card told{card.packet, there.mapRect(card.area), {}};
    for (const Button& button : card.buttons)
        told.buttons.push_back({button.text, there.mapRect(button.area)});
    recordOfThisThread->cards.push_back(std::move(told));
}

void PaintRecord::tellProcess(const QPainter& painter, const QString& actor, const QRectF& area) {
    if (recordOfThisThread)
        recordOfThisThread->processes.push_back({actor, painter.deviceTransform().mapRect(area)});
}

Drawing::Drawing(TextRole role) : m_before(TextRole::Other) {
    if (recordOfThisThread)
        m_before = std::exchange(recordOfThisThread->role, role);
}

Drawing::~Drawing() {
    if (recordOfThisThread)
        recordOfThisThread->role = m_before;
}

}  // namespace app::diagrams
