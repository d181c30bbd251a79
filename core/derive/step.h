#pragma once

#include "core/formula/formula.h"
#include "core/graph/tensor.h"

#include <optional>
#include <vector>

namespace deltaflow {

enum class Phase : std::uint8_t { Forward, Loss, Backward, Gradient, Update };
inline constexpr int kPhaseCount = 5;

enum class Level : std::uint8_t { Layer, Neuron, Term };

enum class StepKind : std::uint8_t {
    PreActivation, ///< z = W a + b
    Activation,    ///< a = f(z)
    NodeValue,     ///< The value of any other node.
    SampleLoss,    ///< one output unit's part of the loss
    DataLoss,      ///< the mean over samples
    Penalty,       ///< the one on the size of the weights
    TotalLoss,     ///< data loss + penalty
    OutputError,   ///< δ of the last layer
    HiddenError,   ///< δ of a layer below it
    NodeAdjoint,   ///< ∂L/∂(any other computed node)
    InputGradient, ///< ∂L/∂(an input of the graph)
    WeightGradient,
    BiasGradient,
    OptimiserState, ///< velocity, moments
    WeightUpdate,
    BiasUpdate,
};

/// An amount that moves in the picture while a step runs: from a unit (or an edge's source) to a
/// unit, or onto an edge. `from` and `to` are Refs of node values; `along` the weight on the edge
/// between them where there is one.
struct Flow {
    Ref from;
    Ref to;
    std::optional<Ref> along;
    Ref amount;       ///< The address of what travels (a Contribution, an AdjointContribution …).
    double value = 0; ///< And its number.
};

/// A side derivation that can be unfolded at a step that uses it.
enum class Unfolding : std::uint8_t {
    ActivationDerivative, ///< σ′ = σ (1 − σ), from the definition
    LossDerivative,       ///< ∂ℓ/∂a
    SigmoidCrossEntropy,  ///< ∂ℓ/∂z = a − y through the cancellation
    SoftmaxCrossEntropy,  ///< the same for softmax
    ChainRule,            ///< why δ^l = (W^{l+1})ᵀ δ^{l+1} ⊙ f′(z^l)
};

/// One step of a derivation: what it computes, from what, and how that is written.
struct Step {
    Phase phase = Phase::Forward;
    StepKind kind = StepKind::PreActivation;
    int layer = 0;   ///< 1 … L; 0 for the loss, and in a graph that has no layers.
    int unit = -1;   ///< 0-based row; −1: the whole layer or node.
    int source = -1; ///< 0-based column of a weight; −1: none.
    int term = -1;   ///< Which arrival of the sum, at term level; −1: the whole sum.
    int terms = 0;   ///< How many arrivals that sum has.
    int sample = 0;  ///< The sample whose numbers are shown; the arriving one where samples add up.
    NodeId node = kNoNode; ///< Whose value, adjoint or update this is about.
    Ref focus;             ///< What this step writes (the running sum at term level).
    std::vector<Ref> reads;
    std::vector<Ref> writes;
    std::vector<Flow> flows;         ///< Bounded: a layer too large to draw has none.
    std::vector<Equation> equations; ///< rights: symbolic, substituted, result
    std::vector<Unfolding> unfoldings;
};

} // namespace deltaflow
