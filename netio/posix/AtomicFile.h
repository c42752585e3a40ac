// A file that appears whole or not at all: written without a name in the target's folder, then renamed over it. A
// destroyed AtomicFile that was not committed leaves nothing behind, even when the process is killed (where the file
// system knows O_TMPFILE). Devices and pipes are written straight. Move-only; one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/base/Result.h"
#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::posix {

class AtomicFile {
public:
    [[nodiscard]] static model::Result<AtomicFile, SystemError> open(const std::string& path);
    AtomicFile(AtomicFile&& other) noexcept = default;
    AtomicFile& operator=(AtomicFile&&) = delete;
    ~AtomicFile();

    [[nodiscard]] model::Result<model::Done, SystemError> write(std::span<const std::uint8_t> bytes);
    [[nodiscard]] model::Result<model::Done, SystemError> commit();

private:
    AtomicFile() = default;

    UniqueFd m_file;
    std::string m_path;       // as the caller said it
    std::string m_target;     // links resolved; empty: written straight
    std::string m_temporary;  // name of what is not committed yet; empty: it has none

    [[nodiscard]] SystemError error(const char* operation) const;
};

}  // namespace netio::posix
