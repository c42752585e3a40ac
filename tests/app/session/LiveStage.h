// A demo on the real kernel, for tests. Where the system does not allow it the test is skipped and says why; with
// CI=true that is a failure.
#pragma once

#include <gtest/gtest.h>

#include "app/session/HeadlessRun.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "tests/support/Programs.h"

namespace tests::session {

inline QString startDemo(app::session::Stage& stage, const QString& id) {
    stage.openDemo(id, app::session::Insist::OnTheKernel);
    return app::session::waitForOpening(stage).sentence;
}

}  // namespace tests::session

#define SOCKSTAGE_LIVE(stage, id)                                                               \
    do {                                                                                        \
        if (const QString refused = tests::session::startDemo(stage, id); !refused.isEmpty()) { \
            if (tests::support::skipsAreFailures())                                             \
                FAIL() << refused.toStdString();                                                \
            GTEST_SKIP() << refused.toStdString();                                              \
        }                                                                                       \
    } while (false)
