// Bytes that grow at their end and are read again anywhere: in memory first, then, when that is too much or refused,
// in a file without a name in the first folder that has room. Nothing of it is left, however the program ends. One
// thread appends; copies of readers() may read on any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::posix {

class GrowingFile {
public:
    static constexpr std::uint64_t kMostInMemory = 64 << 20;        // bytes
    static constexpr std::uint64_t kMost = std::uint64_t{8} << 30;  // of all content

    // folders: tried in this order. Error: neither memory nor a folder takes it.
    [[nodiscard]] static SystemResult<GrowingFile> create(std::vector<std::string> folders,
                                                          std::uint64_t mostInMemory = kMostInMemory);

    // All of the bytes or none: after an error the content is what it was before. Error: why the last place refused.
    [[nodiscard]] SystemResult<model::Done> append(std::span<const std::uint8_t> bytes);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    // A path of this process to read the content by.
    [[nodiscard]] std::string path() const;
    // Stays the descriptor of the content when that moves to another place.
    [[nodiscard]] const std::shared_ptr<const UniqueFd>& descriptor() const { return m_file; }

private:
    std::shared_ptr<const UniqueFd> m_file;
    std::vector<std::string> m_folders;  // not yet tried
    std::uint64_t m_size = 0, m_most = 0;

    GrowingFile() = default;
    [[nodiscard]] int write(std::span<const std::uint8_t> bytes) const;  // errno, 0: written
    [[nodiscard]] int moveOn(int refused);                               // errno, 0: it stands in another place
};

}  // namespace netio::posix
