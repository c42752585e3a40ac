// Reads a capture from memory in pieces of a given size and keeps all that came. For tests.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "netio/capture/SessionReader.h"

namespace tests::support {

struct Reading {
    std::vector<model::trace::TraceEvent> events;
    std::vector<std::vector<std::uint8_t>> frames;  // of the packets, in order
    std::optional<model::ParseError> problem;
    bool truncated = false;

    [[nodiscard]] std::vector<model::trace::PacketSeen> packets() const {
        std::vector<model::trace::PacketSeen> all;
        for (const auto& event : events) {
            if (const auto* seen = std::get_if<model::trace::PacketSeen>(&event.what))
                all.push_back(*seen);
        }
        return all;
    }
    [[nodiscard]] std::string reason() const { return problem ? problem->reason.english() : ""; }
    bool operator==(const Reading& other) const {
        return events == other.events && frames == other.frames && reason() == other.reason() &&
               truncated == other.truncated;
    }
};

inline Reading readInPieces(const std::vector<std::uint8_t>& bytes, std::size_t piece = SIZE_MAX) {
    Reading reading;
    netio::capture::SessionReader reader([&](model::trace::TraceEvent&& event, model::packet::Bytes frame) {
        if (std::holds_alternative<model::trace::PacketSeen>(event.what))
            reading.frames.emplace_back(frame.begin(), frame.end());
        reading.events.push_back(std::move(event));
    });
    const std::span<const std::uint8_t> all(bytes);
    for (std::size_t at = 0; at < all.size(); at += std::min(piece, all.size() - at))
        reader.feed(all.subspan(at, std::min(piece, all.size() - at)));
    reader.finish();
    reading.problem = reader.problem();
    reading.truncated = reader.truncated();
    return reading;
}

}  // namespace tests::support
