#include "netio/probe/ProcFds.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>

namespace netio::probe {
namespace {

struct DirectoryCloser {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

template <class T>
bool parse(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end != text.data();
}

}  // namespace

FdOwners readFdOwners(std::span<const int> pids) {
    constexpr std::string_view kSocket = "socket:[";
    FdOwners owners;
    for (const int pid : pids) {
        const std::unique_ptr<DIR, DirectoryCloser> directory(
            ::opendir(("/proc/" + std::to_string(pid) + "/fd").c_str()));
        if (!directory)
            continue;
        while (const dirent* entry = ::readdir(directory.get())) {
            char target[64];
            int fd = -1;
            if (!parse(entry->d_name, fd))
                continue;
            const ssize_t length = ::readlinkat(::dirfd(directory.get()), entry->d_name, target, sizeof target);
            const std::string_view link(target, length > 0 ? static_cast<std::size_t>(length) : 0);
            std::uint64_t inode = 0;
            if (link.starts_with(kSocket) && parse(link.substr(kSocket.size()), inode))
                owners[inode].push_back({pid, fd});
        }
    }
    for (auto& [inode, list] : owners)
        std::sort(list.begin(), list.end());
    return owners;
}

}  // namespace netio::probe
