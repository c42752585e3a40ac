#include "app/session/LessonState.h"

namespace app::session {

namespace {
std::optional<model::scenario::Remark> ask(const Stage& stage) {
    const auto scene = stage.trace().sceneAt(stage.end());
    return model::scenario::remarkOn(*stage.scenario(), *stage.runner(), {*scene, stage.trace(), stage.now()});
}
}  // namespace

std::optional<model::scenario::Remark> remarkOn(const Stage& stage) {
    const bool told = stage.runner() && stage.atEnd() && (stage.live() || !stage.failed().empty());
    return told ? ask(stage) : std::nullopt;
}

model::PacketId atHand(const Stage& stage) {
    if (!stage.runner() || !stage.live() || !stage.atEnd() || stage.scene().held.empty())
        return {};
    return stage.runner()->atHand({stage.scene(), stage.trace(), stage.now()});
}

bool canBringBack(const Stage& stage) {
    return stage.runner();
}

}  // namespace app::session
