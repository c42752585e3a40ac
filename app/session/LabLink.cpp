#include "app/session/LabLink.h"

namespace app::session {

struct LabLink::Impl {};

LabLink::LabLink(SessionFile&, Sink, QObject* parent) : QObject(parent) {}
LabLink::~LabLink() = default;
QString LabLink::start(const std::string&) { return QStringLiteral("The lab is missing."); }
model::scenario::Lab& LabLink::lab() { std::abort(); }
bool LabLink::running() const { return false; }
int LabLink::pid() const { return 0; }

}  // namespace app::session
