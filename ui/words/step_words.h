#pragma once

#include "core/derive/step.h"
#include "core/network/model.h"

#include <QString>

namespace deltaflow {

/// "Forward", "Loss", "Backward", "Gradients", "Update".
[[nodiscard]] QString phaseName(Phase phase);
/// "Layer", "Neuron", "Term".
[[nodiscard]] QString levelName(Level level);

/// What a step does, in words: "Error of hidden unit 1", "Gradient of the weight hidden 1 →
/// output".
[[nodiscard]] QString stepTitle(const Step& step, const Model& model);
/// Where it belongs: "Backward · hidden layer 1". Texts count layers from 0 or from 1; hidden ones
/// are the same in all.
[[nodiscard]] QString stepPlace(const Step& step, const Model& model);

/// An element of a node of a graph: "W_xh, row 1, column 2", "K, filter 2 at row 1, column 3"; of a
/// vector or an image with `col` −1, and of the whole node with `row` −1, its name alone.
[[nodiscard]] QString elementName(const Node& node, int row, int col);

/// The invitation to unfold a side derivation: "Why σ′ = σ (1 − σ)".
[[nodiscard]] QString unfoldingName(Unfolding which);

} // namespace deltaflow
