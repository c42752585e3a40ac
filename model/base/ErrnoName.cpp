#include "model/base/ErrnoName.h"

#include <algorithm>
#include <array>

namespace model {
namespace {

struct Row {
    std::string_view name;
    int number;
};

constexpr std::array kRows{
    Row{"EPERM", 1},
    Row{"ENOENT", 2},
    Row{"EINTR", 4},
    Row{"EIO", 5},
    Row{"EBADF", 9},
    Row{"EAGAIN", 11},
    Row{"ENOMEM", 12},
    Row{"EACCES", 13},
    Row{"EFAULT", 14},
    Row{"EBUSY", 16},
    Row{"EEXIST", 17},
    Row{"EINVAL", 22},
    Row{"EMFILE", 24},
    Row{"ENFILE", 23},
    Row{"EPIPE", 32},
    Row{"ENOTSOCK", 88},
    Row{"EDESTADDRREQ", 89},
    Row{"EMSGSIZE", 90},
    Row{"EPROTOTYPE", 91},
    Row{"ENOPROTOOPT", 92},
    Row{"EPROTONOSUPPORT", 93},
    Row{"EOPNOTSUPP", 95},
    Row{"EAFNOSUPPORT", 97},
    Row{"EADDRINUSE", 98},
    Row{"EADDRNOTAVAIL", 99},
    Row{"ENETDOWN", 100},
    Row{"ENETUNREACH", 101},
    Row{"ENETRESET", 102},
    Row{"ECONNABORTED", 103},
    Row{"ECONNRESET", 104},
    Row{"ENOBUFS", 105},
    Row{"EISCONN", 106},
    Row{"ENOTCONN", 107},
    Row{"ESHUTDOWN", 108},
    Row{"ETIMEDOUT", 110},
    Row{"ECONNREFUSED", 111},
    Row{"EHOSTDOWN", 112},
    Row{"EHOSTUNREACH", 113},
    Row{"EALREADY", 114},
    Row{"EINPROGRESS", 115},
    Row{"EDOM", 33},
    Row{"ERANGE", 34},
    Row{"ESRCH", 3},
    Row{"ECHILD", 10},
    Row{"EDEADLK", 35},
    Row{"ENODEV", 19},
    Row{"ENOSYS", 38},
    Row{"EPROTO", 71},
    Row{"EOVERFLOW", 75},
    Row{"ENOSPC", 28},
};

constexpr auto kNames = [] {
    std::array<std::string_view, kRows.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = kRows[i].name;
    return names;
}();

}  // namespace

std::string errnoName(int error) {
    if (error == 0)
        return {};
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.number == error; });
    return row == kRows.end() ? "errno " + std::to_string(error) : std::string(row->name);
}

std::optional<int> errnoFromName(std::string_view name) {
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.name == name; });
    return row == kRows.end() ? std::nullopt : std::optional(row->number);
}

std::span<const std::string_view> errnoNames() {
    return kNames;
}

}  // namespace model
