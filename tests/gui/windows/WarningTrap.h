// Fails the running test on any warning of Qt.
#pragma once

#include <gtest/gtest.h>

namespace tests::gui {

class WarningTrap : public ::testing::EmptyTestEventListener {
public:
    WarningTrap();
    void OnTestEnd(const ::testing::TestInfo& info) override;
};

}  // namespace tests::gui
