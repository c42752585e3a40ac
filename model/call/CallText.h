// A call as text: its normal form for one that nobody wrote, shorter forms for narrow places.
#pragma once

#include <string>
#include <vector>

#include "model/call/Call.h"

namespace model::call {

[[nodiscard]] std::string argumentText(const Argument& argument);

// "fd = socket(AF_INET, SOCK_STREAM)": what parseCall reads as the same call.
[[nodiscard]] std::string normalForm(const Call& call);
// A call that was not written but seen: its text is the normal form.
[[nodiscard]] Call seenCall(Name name, std::vector<Argument> arguments, std::string target = {});

// The whole text first: "n = read(fd, 100)", "read(fd, 100)", "read(fd, …)", "read(…)", "read".
[[nodiscard]] std::vector<std::string> shorterForms(const Call& call);

}  // namespace model::call
