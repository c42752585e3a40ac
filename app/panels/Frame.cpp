#include "app/panels/Frame.h"

#include "app/panels/Words.h"

namespace app::panels {

EndpointSource Frame::endpoints() const {
    NumberText number;
    if (inputs.symbols)
        number = [names = inputs.symbols, numbers = inputs.labels.numbers](
                     model::ConnectionId connection, model::Side space, model::SequenceNumber value) {
            return fromUtf8(names->value(connection, space, value, numbers));
        };
    const bool gone =
        !stage->live() && stage->runner() && stage->mode() != session::Stage::Mode::Replay && stage->atEnd();
    return {*scene, stage->trace(),   stage->scenario(), inputs.now, std::move(number), inputs.connection,
            gone,   inputs.coming > 0};
}

}  // namespace app::panels
