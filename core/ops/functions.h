#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace deltaflow::functions {

/// The scalar functions of the field, accurate to a few units in the last place over the whole
/// range of double: no overflow, no cancellation, denormal results kept. Derivatives are taken from
/// z, not from the rounded value. Source for the stable forms: Goodfellow et al. 2016, §3.10 and
/// §4.1.

[[nodiscard]] inline double sigmoid(double z) {
    if (z >= 0) return 1 / (1 + std::exp(-z));
    const double e = std::exp(z);
    return e / (1 + e);
}
[[nodiscard]] inline double sigmoidSlope(double z) {
    return sigmoid(z) * sigmoid(-z);
}

/// 1 − tanh² = 1/cosh², without the cancellation near ±1.
[[nodiscard]] inline double tanhSlope(double z) {
    const double e = std::exp(-2 * std::abs(z));
    return 4 * e / ((1 + e) * (1 + e));
}

/// ln(1 + eᶻ)
[[nodiscard]] inline double softplus(double z) {
    return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}
[[nodiscard]] inline double logSigmoid(double z) {
    return -softplus(-z);
}

[[nodiscard]] inline double relu(double z) {
    return z <= 0 ? 0 : z; // NaN stays NaN
}
/// 0 at the kink.
[[nodiscard]] inline double reluSlope(double z) {
    return z > 0 ? 1 : 0;
}

[[nodiscard]] inline double leakyRelu(double z, double alpha) {
    return z > 0 ? z : alpha * z;
}
/// α at the kink.
[[nodiscard]] inline double leakyReluSlope(double z, double alpha) {
    return z > 0 ? 1 : alpha;
}

/// ln Σ eᶻ; the largest z is taken out first. −∞ of nothing.
[[nodiscard]] double logSumExp(std::span<const double> z);

/// a = eᶻ / Σ eᶻ. `a` may be `z`.
void softmax(std::span<const double> z, std::span<double> a);
/// (∂a/∂z)ᵀ u = a ⊙ (u − aᵀu) for the upstream u, given a = softmax(z). It is computed on u less
/// its element where a is largest, so that nothing cancels where that a is nearly 1.
class SoftmaxPullback {
public:
    SoftmaxPullback(std::span<const double> a, std::span<const double> upstream);
    [[nodiscard]] double at(std::size_t i) const {
        return m_a[i] * ((m_upstream[i] - m_reference) - m_mean);
    }

private:
    std::span<const double> m_a;
    std::span<const double> m_upstream;
    double m_reference = 0;
    double m_mean = 0;
};

/// z − ln Σ eᶻ, computed as (z − max) − ln Σ e^{z−max}. `out` may be `z`.
void logSoftmax(std::span<const double> z, std::span<double> out);

/// −[y ln σ(z) + (1 − y) ln(1 − σ(z))] from the logit.
[[nodiscard]] inline double binaryCrossEntropy(double z, double y) {
    // max(z,0) − yz + ln(1 + e^−|z|), the two large terms joined so that they cancel exactly
    return (z > 0 ? (1 - y) * z : -y * z) + std::log1p(std::exp(-std::abs(z)));
}
[[nodiscard]] inline double binaryCrossEntropySlope(double z, double y) {
    return y == 1 ? -sigmoid(-z) : sigmoid(z) - y; // 1 − σ(z) without cancellation
}

/// −Σ y ln softmax(z) from the logits.
[[nodiscard]] double categoricalCrossEntropy(std::span<const double> z, std::span<const double> y);

} // namespace deltaflow::functions
