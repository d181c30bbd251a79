#pragma once

#include "ui/canvas/graph/graph_scene.h"

namespace deltaflow {

/// What gives way where there is little room, each beside those before it.
enum class GraphShed : std::uint8_t {
    Nothing,
    Channels, ///< Of many images, those that the step does not touch.
    Numbers   ///< In matrices and images that the step only reads: their colours stay.
};

/// Of a graph what its current step is about: where it writes, what it reads, and the operands of
/// what it computes on the way forward. Before the first step it is about `next`.
[[nodiscard]] GraphScene localScene(const GraphScene& whole, GraphShed shed,
                                    const GraphStep& next = {});

} // namespace deltaflow
