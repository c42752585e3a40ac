// The bytes of the running session: the trace keeps records, and whoever looks at a packet reads its bytes here again.
// They stand in memory, and where that is not enough in the cache folder or in TMPDIR.
#pragma once

#include <QString>
#include <optional>
#include <span>

#include "model/trace/Trace.h"
#include "netio/posix/GrowingFile.h"

namespace app::session {

class SessionFile {
public:
    // "" or a sentence for the user: there is no room for a session.
    [[nodiscard]] QString create();
    // All or nothing, at the end of the created file. "" or a sentence for the user.
    [[nodiscard]] QString append(std::span<const std::uint8_t> bytes);

    [[nodiscard]] model::trace::PacketBytes packetBytes() const;
    // The path of the bytes, for saving a session; "" when there are none.
    [[nodiscard]] QString path() const;

private:
    std::optional<netio::posix::GrowingFile> m_file;
};

}  // namespace app::session
