#include <gtest/gtest.h>

#include "model/base/Address.h"

namespace {

using model::Address;
using model::IpAddress;

TEST(IpAddress, IsWrittenAsRfc5952Wants) {
    for (const auto& [in, out] :
         std::initializer_list<std::pair<const char*, const char*>>{{"127.0.0.1", "127.0.0.1"},
                                                                    {"::", "::"},
                                                                    {"::1", "::1"},
                                                                    {"1::", "1::"},
                                                                    {"2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
                                                                    {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
                                                                    {"fe80:0:0:0:0:0:0:abcd", "fe80::abcd"},
                                                                    {"1:0:0:2:0:0:0:3", "1:0:0:2::3"},
                                                                    {"::ffff:10.1.2.3", "::ffff:10.1.2.3"}}) {
        const auto parsed = IpAddress::parse(in);
        ASSERT_TRUE(parsed) << in;
        EXPECT_EQ(parsed->text(), out);
        EXPECT_EQ(IpAddress::parse(parsed->text()), parsed);
    }
}

TEST(IpAddress, RefusesWhatIsNone) {
    for (const char* text : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.", ":", ":::", "1:2:3", "1::2::3",
                             "12345::", "1:2:3:4:5:6:7:8:9", "::1.2.3", "g::", "1.2.3.4 "})
        EXPECT_FALSE(IpAddress::parse(text)) << text;
}

TEST(Address, HasBracketsAroundIpv6) {
    for (const char* text : {"127.0.0.1:9000", "[::1]:80", "0.0.0.0:0", "[2001:db8::1]:65535"}) {
        const auto parsed = Address::parse(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->text(), text);
    }
    for (const char* text : {"127.0.0.1", "::1:80", "[127.0.0.1]:80", "127.0.0.1:65536", "127.0.0.1:", "[::1]", ":80"})
        EXPECT_FALSE(Address::parse(text)) << text;
}

}  // namespace
