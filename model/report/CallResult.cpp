#include "model/report/CallResult.h"

#include "model/base/ErrnoName.h"
#include "model/call/CallRow.h"
#include "model/call/SocketOption.h"

namespace model::report {

bool bringsAnError(const trace::CallEntered& entered, const trace::CallReturned& returned) {
    const call::SocketOption* option = socketOption(*entered.value);
    return option && option->value == call::OptionValue::Error && returned.error == 0 && returned.result > 0;
}

std::string callResult(const trace::CallEntered& entered, const trace::CallReturned& returned) {
    if (returned.error != 0)
        return errnoName(returned.error);
    const std::string number = std::to_string(returned.result);
    if (entered.value->row().brings == call::Brings::Address)
        return number + "  " + returned.data;
    return bringsAnError(entered, returned) ? number + " = " + errnoName(static_cast<int>(returned.result)) : number;
}

}  // namespace model::report
