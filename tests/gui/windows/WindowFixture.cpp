#include "tests/gui/windows/WindowFixture.h"

#include <QFile>
#include <sstream>

#include "model/scenario/ActionText.h"
#include "model/trace/EventCodec.h"

namespace tests::gui {

using namespace model;

int WindowFixture::labPid() const {
    QFile status(QStringLiteral("/proc/%1/status").arg(stage.scene().actors.front().pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("PPid:"))
            return line.mid(5).trimmed().toInt();
    return 0;
}

std::string WindowFixture::whatStands(int step) const {
    constexpr std::size_t kEvents = 12, kLongest = 200;
    std::ostringstream text;
    const auto* demo = stage.scenario();
    text << (demo ? demo->id : std::string("no demo")) << ", step " << step + 1 << " of " << stage.stepCount();
    if (demo && step >= 0 && step < stage.stepCount())
        text << " (" << scenario::actionText(demo->steps[static_cast<std::size_t>(step)].action).english() << ")";
    text << " is not done; the stage stands at step " << stage.step() + 1 << (stage.live() ? "" : ", the lab has gone")
         << (stage.busy() ? ", busy" : "") << (stage.atEnd() ? "" : ", looking back");
    for (const auto& failed : stage.failed())
        text << "\nfailed: " << failed.reason.english();
    if (stage.runner() && !stage.runner()->waitsFor().empty())
        text << "\nwaits for: " << stage.runner()->waitsFor().english();
    if (!problem.isEmpty())
        text << "\ntold to the user: " << problem.toStdString();
    text << "\nheld:";
    for (const PacketId packet : stage.scene().held)
        text << ' ' << packet.value;
    text << "\nthe last events:";
    const auto& events = stage.trace().events();
    for (std::size_t i = events.size() - std::min(kEvents, events.size()); i < events.size(); ++i) {
        const auto* seen = std::get_if<trace::PacketSeen>(&events[i].what);
        text << "\n  " << (events[i].time.ns - events.front().time.ns) / 1'000'000 << " ms "
             << (seen ? "packet " + std::to_string(seen->packet.value)
                      : trace::encodeEvent(events[i]).substr(0, kLongest));
    }
    return text.str();
}

}  // namespace tests::gui
