#include "model/layout/DemultiplexingLayout.h"

#include <algorithm>
#include <tuple>

namespace model::layout {

using namespace trace;

namespace {

// How well a fitting socket fits: the more it says, the better.
int closeness(const DemultiplexingRow& row) {
    return (row.connected ? 2 : 0) + (row.local.ip.isAny() ? 0 : 1);
}

}  // namespace

Demultiplexing demultiplex(const Scene& scene, const PacketRecord& packet) {
    Demultiplexing out;
    for (const auto& [id, view] : scene.sockets) {
        if (view.ended || view.now.local.port == 0)
            continue;
        DemultiplexingRow row;
        row.socket = id;
        row.protocol = view.now.protocol;
        row.local = view.now.local;
        row.remote = view.now.remote;
        row.connected = view.now.remote.port != 0;
        row.state = view.now.state;
        row.owners = view.now.owners;
        if (!row.owners.empty())
            row.actor = scene.actorOfPid(row.owners.front().pid);
        row.protocolFits = row.protocol == packet.protocol;
        row.localFits = row.local.port == packet.to.port && (row.local.ip == packet.to.ip || row.local.ip.isAny());
        row.remoteFits = !row.connected || row.remote == packet.from;
        // A closed TCP socket that is only bound receives nothing.
        if (row.protocol == Protocol::Tcp && row.state == State::Closed)
            row.remoteFits = false;
        out.rows.push_back(std::move(row));
    }
    std::stable_sort(out.rows.begin(), out.rows.end(), [](const DemultiplexingRow& a, const DemultiplexingRow& b) {
        return std::tie(a.protocol, a.local.port, a.connected) < std::tie(b.protocol, b.local.port, b.connected);
    });
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        if (out.rows[i].fits() && (!out.chosen || closeness(out.rows[i]) > closeness(out.rows[*out.chosen])))
            out.chosen = i;
    }
    return out;
}

}  // namespace model::layout
