// Sentences and words that several panels share: errno, what a blocked call waits for, results of calls, durations,
// narration markup. Translated where people read them; names of the field (SYN-SENT, ECONNREFUSED) stay.
#pragma once

#include <QColor>
#include <QString>

#include "app/theme/Language.h"
#include "model/scenario/Scenario.h"
#include "model/trace/Scene.h"

namespace app::panels {

using theme::language;

// "ECONNREFUSED: connection refused"
[[nodiscard]] QString errnoText(int error);
// "ECONNREFUSED"
[[nodiscard]] QString errnoName(int error);
// "waits for SYN,ACK": of a call that has been entered and has not returned.
[[nodiscard]] QString waitsFor(const model::call::Call& call);
// "3", "-1 ECONNREFUSED: connection refused", "5 “hello”"
[[nodiscard]] QString resultText(const model::trace::CallEntered& entered, const model::trace::CallReturned& returned);
// Thin-space groups: 2 914 053 377
[[nodiscard]] QString grouped(quint64 number);
// "58 s", "9.5 s", "0.20 s": one unit, whatever the size
[[nodiscard]] QString duration(qint64 ms);
// "0.000 413 s" since the trace began
[[nodiscard]] QString instant(model::Timestamp time, model::Timestamp start);
// "**SYN**" -> "<b>SYN</b>", everything else escaped; bold: its colour.
[[nodiscard]] QString narrationHtml(const std::string& text, const QColor& bold);
// "**SYN**" -> "SYN"
[[nodiscard]] QString plainNarration(const std::string& text);
[[nodiscard]] QString fromUtf8(std::string_view text);
// "127.0.0.1:43616 → 127.0.0.1:9000"
[[nodiscard]] QString connectionText(const model::trace::ConnectionView& connection);

// The time left on a socket's timer, counted from its report; nullopt: none is running.
[[nodiscard]] std::optional<qint64> timerLeftMs(const model::trace::SocketView& socket, model::Timestamp now);
[[nodiscard]] QString timerText(const model::trace::SocketView& socket, model::Timestamp now);

}  // namespace app::panels
