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
/// Where it belongs: "Backward · layer 1".
[[nodiscard]] QString stepPlace(const Step& step);

/// The invitation to unfold a side derivation: "Why σ′ = σ (1 − σ)".
[[nodiscard]] QString unfoldingName(Unfolding which);

} // namespace deltaflow
