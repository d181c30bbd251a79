#pragma once

#include "core/derive/derivation.h"

namespace deltaflow {

/// A stored value or adjoint and how long it is needed, in steps of a layer-level derivation.
struct HeldNumbers {
    Ref whole;                  ///< The node's value or adjoint, all of it.
    Index count = 0;            ///< How many numbers that is.
    Index written = -1;         ///< −1: given.
    Index lastRead = -1;        ///< By any step; at least `written`.
    Index lastReadForward = -1; ///< By a step of the forward pass; at least `written`.
};

/// What is held at each step of a pass: to train, and to predict only.
struct MemoryMeter {
    std::vector<HeldNumbers> values;   ///< Inputs, targets and computed nodes, by time of writing.
    std::vector<HeldNumbers> adjoints; ///< Their adjoints and the parameters' gradients.
    std::vector<Index> training;       ///< By step: numbers among `values`.
    std::vector<Index> trainingAdjoints; ///< By step: numbers among `adjoints`.
    std::vector<Index> prediction; ///< By step of the forward pass: values, were nothing to follow.
    Index peakTraining = 0;        ///< Values and adjoints together.
    Index peakPrediction = 0;
    Index parameters = 0; ///< Held all the time, in both; not among the above.
};

/// The meter of a pass, from what the steps of its derivation at Level::Layer read and write. A
/// number is held from the step that writes it until the last one that reads it, the result of the
/// forward pass to its end.
/// Source: Zhang et al., Dive into Deep Learning, §5.3.4: training keeps the intermediate values.
[[nodiscard]] MemoryMeter memoryMeter(const Derivation& layers, const Model& model, Index samples);

} // namespace deltaflow
