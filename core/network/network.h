#pragma once

#include "core/graph/tensor.h"

#include <cstdint>
#include <vector>

namespace deltaflow {

enum class ActivationKind : std::uint8_t {
    Identity,
    Sigmoid,
    Tanh,
    Relu,
    LeakyRelu,
    Softplus,
    Softmax
};

struct Activation {
    ActivationKind kind = ActivationKind::Sigmoid;
    double alpha = 0.01; ///< Leaky ReLU's slope for z ≤ 0.
    friend bool operator==(const Activation&, const Activation&) = default;
};

/// z = W a + b, a = f(z). Shapes: W (out×in), b (out×1) or 0×0 for a layer without bias.
struct DenseLayer {
    ParameterMatrix weights;
    ParameterMatrix bias;
    Activation activation;

    [[nodiscard]] Index inputs() const { return weights.cols(); }
    [[nodiscard]] Index outputs() const { return weights.rows(); }
    [[nodiscard]] bool hasBias() const { return bias.size() > 0; }
};

/// A layered network: `inputs` features, then dense layers.
struct Network {
    Index inputs = 0;
    std::vector<DenseLayer> layers;

    [[nodiscard]] Index outputs() const {
        return layers.empty() ? inputs : layers.back().outputs();
    }
    [[nodiscard]] Index parameterCount() const;
};

enum class LossKind : std::uint8_t {
    HalfSquared,        ///< ½ Σ_k (y_k − a_k)²
    BinaryCrossEntropy, ///< −Σ_k [y_k ln a_k + (1−y_k) ln(1−a_k)], output activation sigmoid
    CategoricalCrossEntropy, ///< −Σ_k y_k ln a_k, output activation softmax
};

enum class PenaltyKind : std::uint8_t {
    None,
    OverSamples,   ///< λ/(2m) Σ W², biases excluded
    Plain,         ///< λ/2 Σ W², biases excluded
    L1OverSamples, ///< λ/m Σ |W|, biases excluded
    L1Plain,       ///< λ Σ |W|, biases excluded
};

[[nodiscard]] constexpr bool isL1(PenaltyKind kind) {
    return kind == PenaltyKind::L1OverSamples || kind == PenaltyKind::L1Plain;
}
/// Whether λ is divided by how many samples there are.
[[nodiscard]] constexpr bool isOverSamples(PenaltyKind kind) {
    return kind == PenaltyKind::OverSamples || kind == PenaltyKind::L1OverSamples;
}

struct Penalty {
    PenaltyKind kind = PenaltyKind::None;
    double lambda = 0;
    friend bool operator==(const Penalty&, const Penalty&) = default;
};

enum class OptimiserKind : std::uint8_t { Sgd, Momentum, Nesterov, RmsProp, Adam };

/// Update rules in `core/train/optimiser.h`.
struct Optimiser {
    OptimiserKind kind = OptimiserKind::Sgd;
    double learningRate = 1;
    double momentum = 0.9;
    double decay = 0.99;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    friend bool operator==(const Optimiser&, const Optimiser&) = default;
};

} // namespace deltaflow
