// The rows of a card's tables: descriptors, transmission control block, queues. Pure functions of the scene.
#pragma once

#include "app/panels/EndpointContent.h"

namespace app::panels {

[[nodiscard]] bool holds(const model::trace::SocketView& socket, int pid);       // a descriptor of it
[[nodiscard]] bool belongedTo(const model::trace::SocketView& socket, int pid);  // now or before
[[nodiscard]] std::vector<FdRow> descriptorRows(const model::trace::Scene& scene, const model::trace::ActorView& actor);
[[nodiscard]] std::vector<QueueRow> queueRows(const model::trace::Scene& scene, const model::trace::ActorView& actor);
[[nodiscard]] std::vector<ControlRow> controlRows(const EndpointSource& source,
                                                  const model::trace::ConnectionView& connection, model::Side side);
// ":49218 → :9000" where both ends are on the loopback device, else the full addresses.
[[nodiscard]] QString socketText(const model::trace::SocketChanged& socket);

}  // namespace app::panels
