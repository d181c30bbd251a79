#pragma once

#include "ui/canvas/graph/graph_scene.h"

namespace deltaflow {

/// Gives each edge between scalars its local partial derivative, by the op's own backward rule at
/// an adjoint of 1: nothing is divided, so an adjoint of 0 or ∞ spoils nothing.
void addPartials(GraphScene& scene, const Player& player);

} // namespace deltaflow
