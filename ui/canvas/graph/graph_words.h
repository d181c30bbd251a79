#pragma once

#include "ui/canvas/graph/graph_scene.h"

namespace deltaflow {

/// "Input x", "Parameter W1, row 2, column 1".
[[nodiscard]] QString spotName(const GraphScene& scene, const CellSpot& spot);
/// With its operator and numbers, for screen readers: "Value c, sum, 3.000, adjoint 2.000".
[[nodiscard]] QString spotSentence(const GraphScene& scene, const CellSpot& spot);
/// What is to say of a number that is not finite or follows from one; empty for all others.
[[nodiscard]] QString taintSentence(const GraphScene& scene, const CellSpot& spot);

/// Rich text about an edge: its local partial, and what comes back along it.
[[nodiscard]] QString edgeTip(const Player& player, const GraphScene& scene, int edge);

} // namespace deltaflow
