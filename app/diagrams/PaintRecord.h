// What painters tell of what they draw, beside the strokes: arrows, held cards, processes, and what a text is there
// for. While one lives every painter of its thread tells it; without one nothing is told and nothing costs. Places are
// the device's.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>
#include <array>
#include <string_view>
#include <vector>

#include "model/base/Ids.h"

namespace app::diagrams {

enum class TextRole { State, Card, Label, Bar, Code, Waits, Narration, Why, Title, Time, Button, Table, Other };
constexpr auto namesOf(TextRole) {
    return std::to_array<std::string_view>({"state", "card", "label", "bar", "code", "waits", "narration", "why",
                                            "title", "time", "button", "table", "other"});
}

class PaintRecord {
public:
    struct Arrow {
        model::PacketId packet;
        QPointF from, to;
    };
    struct Button {
        QString text;
        QRectF area;
    };
    struct Card {
        model::PacketId packet;
        QRectF area;
        std::vector<Button> buttons;
    };
    struct Process {
        QString actor;
        QRectF area;
    };
    std::vector<Arrow> arrows;
    std::vector<Card> cards;
    std::vector<Process> processes;
    TextRole role = TextRole::Other;  // of the text that is drawn now

    PaintRecord();
    ~PaintRecord();
    PaintRecord(const PaintRecord&) = delete;
    PaintRecord& operator=(const PaintRecord&) = delete;

    // Of this thread; nullptr: nobody listens.
    [[nodiscard]] static PaintRecord* current();
    static void tellArrow(const QPainter& painter, model::PacketId packet, QPointF from, QPointF to);
    static void tellCard(const QPainter& painter, const Card& card);
    static void tellProcess(const QPainter& painter, const QString& actor, const QRectF& area);
};

// What the texts are there for that are drawn while it lives.
class Drawing {
public:
    explicit Drawing(TextRole role);
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

private:
    TextRole m_before;
};

}  // namespace app::diagrams
