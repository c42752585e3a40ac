#include <gtest/gtest.h>

#include "model/call/CallParser.h"
#include "model/report/CallResult.h"

namespace {

using model::report::callResult;
using model::trace::CallEntered;
using model::trace::CallReturned;

std::string resultOf(const char* text, std::int64_t result, int error = 0, const char* data = "") {
    CallEntered entered;
    entered.value = model::call::recordedCall(text);
    CallReturned returned;
    returned.result = result;
    returned.error = error;
    returned.data = data;
    return callResult(entered, returned);
}

TEST(CallResult, NamesAnErrorWhereverItComesFrom) {
    EXPECT_EQ(resultOf("read(fd, 100)", 104), "104");
    EXPECT_EQ(resultOf("connect(fd, 127.0.0.1:9000)", -1, 111), "ECONNREFUSED");
    EXPECT_EQ(resultOf("getsockopt(fd, SO_ERROR)", 104), "104 = ECONNRESET");
    EXPECT_EQ(resultOf("getsockopt(fd, SO_ERROR)", 0), "0");
    EXPECT_EQ(resultOf("getsockopt(fd, SO_RCVBUF)", 104), "104");
}

TEST(CallResult, IsAnAddressWhereTheCallAsksForOne) {
    EXPECT_EQ(resultOf("getsockname(fd)", 0, 0, "127.0.0.1:9000"), "0  127.0.0.1:9000");
    EXPECT_EQ(resultOf("read(fd, 100)", 5, 0, "hello"), "5");
}

}  // namespace
