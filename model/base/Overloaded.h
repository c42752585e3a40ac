// One visitor out of several lambdas, for std::visit: every alternative named, none caught by a default.
#pragma once

namespace model {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;  // Clang 14 deduces none by itself

}  // namespace model
