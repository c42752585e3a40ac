// A part of a diagram that can be pointed at, clicked, read aloud: where it is, the sentence that tells of it, and what
// it stands for. Who reads a spot meets every kind by a visit, so that a new kind names the places that must know it.
#pragma once

#include <QRectF>
#include <QString>
#include <cstddef>
#include <variant>

#include "model/base/Ids.h"
#include "model/base/State.h"

namespace app::diagrams {

namespace spot {

// Only told.
using Told = std::monostate;

// A held segment's buttons.
struct Deliver {
    model::PacketId packet;
    bool operator==(const Deliver&) const = default;
};
struct Drop {
    model::PacketId packet;
    bool operator==(const Drop&) const = default;
};

// A segment's row of the state table.
struct Row {
    model::PacketId packet;
    bool operator==(const Row&) const = default;
};

// An arrow of the state diagram.
struct Transition {
    model::State from, to;
    bool operator==(const Transition&) const = default;
};

// A call, or its return: the event that tells of it, an index in Trace::events().
struct Call {
    std::size_t event = 0;
    bool operator==(const Call&) const = default;
};

// A header field, counted from 0 over all headers of the packet shown.
struct Field {
    std::size_t index = 0;
    bool operator==(const Field&) const = default;
};

// A position of the stage: so many events have happened.
struct Position {
    std::size_t events = 0;
    bool operator==(const Position&) const = default;
};

}  // namespace spot

struct Spot {
    using What = std::variant<spot::Told, model::PacketId, model::SocketId, model::State, spot::Transition, spot::Row,
                              spot::Call, spot::Field, spot::Position, spot::Deliver, spot::Drop>;

    QRectF area;
    QString name;  // one sentence: tooltip and screen reader
    What what;

    template <class Kind>
    [[nodiscard]] const Kind* as() const {
        return std::get_if<Kind>(&what);
    }
};

}  // namespace app::diagrams
