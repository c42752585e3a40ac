#include "model/layout/SegmentLabel.h"

#include <algorithm>
#include <cmath>

#include "model/layout/Naming.h"

namespace model::layout {

namespace {

using tcp::SegmentKind;
using Weight = TextStyle::Weight;

constexpr const char* kDot = " · ";
constexpr double kCovered = 0.5;

Reason remarkOf(SegmentKind kind) {
    switch (kind) {
        case SegmentKind::New:
            return {};
        case SegmentKind::Retransmission:
            return Reason("resent");
        case SegmentKind::KeepAlive:
            return Reason("keep-alive");
        case SegmentKind::WindowProbe:
            return Reason("window probe");
        case SegmentKind::DuplicateAck:
            return Reason("duplicate ACK");
        case SegmentKind::OutOfOrder:
            return Reason("out of order");
        case SegmentKind::OutOfWindow:
            return Reason("out of window: ignored");
        case SegmentKind::Stale:
            return Reason("old duplicate: ignored");
        case SegmentKind::Copy:
            return Reason("captured twice");
    }
    return {};
}

std::string after(const std::string& part) {
    return part.empty() ? std::string() : kDot + part;
}

struct Form {
    std::string name, more;
};

double widthOf(const LadderGround& ground, const Written& text) {
    return ground.widthOf(text.text, text.style);
}

// What it is, and what is remarkable, to the last.
std::vector<Form> formsOf(const SegmentLabel& label, std::uint32_t resent, const LadderGround& ground) {
    std::vector<Form> forms{{label.flags, after(label.length) + after(label.remark)},
                            {label.flags, after(label.remark.empty() ? label.length : label.remark)},
                            {label.flags, {}}};
    if (resent > 0) {
        const std::string kernel = ground.in.words->in(Reason("kernel resent it %1×", resent));
        forms.insert(forms.begin(), {label.flags, after(label.length) + after(kernel)});
    }
    return forms;
}

// On the middle of the arrow, off the life lines.
Rect areaOf(double width, double height, Point from, Point door, Point in, const LadderGround& ground) {
    const double b = ground.b(), middleX = (from.x + door.x) / 2, middleY = (from.y + door.y) / 2;
    Rect area{middleX - width / 2, middleY - height / 2, width, height};
    const double left = std::min(from.x, in.x) + 0.5 * b, right = std::max(from.x, in.x) - 0.5 * b;
    if (area.right() > right)
        area.left = right - area.width;
    if (area.left < left)
        area.left = left;
    if (area.right() > ground.width())
        area.width = ground.width() - area.left;
    return area;
}

// Name and what is remarkable on one line, the numbers below.
void write(SegmentLabel& label, double width, const LadderGround& ground) {
    const double b = ground.b(), name = widthOf(ground, label.name);
    const Rect row{label.area.centre().x - width / 2, label.area.top + 0.2 * b, width + 1, 1.6 * b};
    label.name.area = row;
    label.more.area = {row.left + name, row.top, row.width - name, row.height};
    label.below.area = {label.area.left, label.area.top + 1.75 * b, label.area.width, 1.5 * b};
}

std::string closer(std::string numbers) {
    for (std::size_t at = numbers.find(" = "); at != std::string::npos; at = numbers.find(" = ", at))
        numbers.replace(at, 3, "=");
    return numbers;
}

}  // namespace

SegmentWords segmentWords(const LadderInputs& in, const trace::PacketRecord& packet, std::uint32_t resent) {
    SegmentWords words;
    words.said = words.flags = nameDrawn(packet);
    if (packet.segment) {
        words.said = packet::flagNames(packet.segment->flags);
        words.numbers = in.symbols->label(packet, in.numbers);
        words.remark = in.words->in(remarkOf(static_cast<SegmentKind>(packet.segment->kind)));
    }
    if (packet.payloadLength > 0)
        words.length = in.words->in(Reason("%1 bytes", grouped(packet.payloadLength)));
    if (resent > 0)
        words.remark = in.words->in(Reason("resent %1×", resent));
    if (const auto why = in.scene->discarded.find(packet.seen.packet); why != in.scene->discarded.end()) {
        words.discarded = why->second;
        words.remark = in.words->in(Reason("discarded: %1", why->second));
    }
    return words;
}

SegmentLabel segmentLabel(const LadderGround& ground, const trace::PacketRecord& packet, Point from, Point door,
                          Point in) {
    // What the kernel did while somebody looked is no event of the lesson once the segment has gone on.
    const LadderSegment* placed = ground.layout().segments().find(packet.seen.packet);
    const bool gone = placed && placed->settled < ground.position();
    const std::uint32_t resent = gone ? 0 : ground.layout().segments().resent(packet.seen.packet, ground.position());
    SegmentLabel label{segmentWords(ground.in, packet, resent), {}, {}, {}, {}};
    // Half of the arrow stays free.
    const double b = ground.b(), room = std::abs(door.x - from.x) * kCovered;
    double first = 0;
    for (const Form& form : formsOf(label, resent, ground)) {
        label.name = {{}, form.name, styled(1.2, Weight::Bold, {})};
        label.more = {{}, form.more, styled(1.05, Weight::Normal, form.more)};
        first = widthOf(ground, label.name) + widthOf(ground, label.more);
        if (first + 1.6 * b <= room)
            break;
    }
    const TextStyle plain = styled(1.1, Weight::Normal, {});
    std::vector<std::string> below{label.numbers, closer(label.numbers)};
    if (!label.discarded.empty() && label.more.text.find(label.discarded) == std::string::npos)
        below = {label.remark, label.discarded};  // why it is lost says more than its numbers
    label.below = {{}, ground.in.measure->fitting(below, plain, room - 1.2 * b), plain, Align::Centre};
    if (widthOf(ground, label.below) > room - 0.6 * b)
        label.below.text.clear();  // the picked segment tells them
    const double widest = std::max(first, label.below.text.empty() ? 0 : widthOf(ground, label.below));
    label.area = areaOf(std::clamp(room, widest + 0.6 * b, widest + 1.6 * b),
                        (label.below.text.empty() ? 2.0 : 3.5) * b, from, door, in, ground);
    write(label, first, ground);
    return label;
}

std::vector<std::string> arrivalForms(const SegmentLabel& label) {
    std::vector<std::string> forms{label.flags};
    for (const std::string& part : {label.length, label.remark})
        if (!part.empty())
            forms.insert(forms.begin(), forms.front() + kDot + part);
    return forms;
}

}  // namespace model::layout
