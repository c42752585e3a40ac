#include "app/diagrams/LadderWording.h"

#include "app/session/Reasons.h"
#include "model/report/CallResult.h"

namespace app::diagrams {

std::string LadderWording::in(const model::Reason& reason) const {
    return session::reasonText(reason).toStdString();
}

std::string LadderWording::result(const model::trace::CallEntered& entered,
                                  const model::trace::CallReturned& returned) const {
    return model::report::callResult(entered, returned);
}

std::string LadderWording::title(const std::string& actor) const {
    return actorTitle(m_in, actor).toStdString();
}

}  // namespace app::diagrams
