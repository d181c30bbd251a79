#include "core/train/optimiser.h"

#include <cmath>

namespace deltaflow {

namespace {

bool hasFirst(OptimiserKind kind) {
    return kind == OptimiserKind::Momentum || kind == OptimiserKind::Nesterov ||
           kind == OptimiserKind::Adam;
}

/// 1 − βᵗ
double biasOf(double beta, std::int64_t t) {
    return 1 - std::pow(beta, static_cast<double>(t));
}

std::vector<double> divided(std::vector<double> values, double by) {
    for (double& v : values)
        v /= by;
    return values;
}

bool hasSecond(OptimiserKind kind) {
    return kind == OptimiserKind::RmsProp || kind == OptimiserKind::Adam;
}

} // namespace

OptimiserState::OptimiserState(OptimiserKind kind, std::size_t parameters)
    : first(hasFirst(kind) ? parameters : 0, 0.0)
    , second(hasSecond(kind) ? parameters : 0, 0.0) {}

void update(const Optimiser& optimiser, OptimiserState& state, std::span<double> parameters,
            std::span<const double> gradients) {
    const double rate = optimiser.learningRate;
    ++state.updates;
    const double firstBias = biasOf(optimiser.beta1, state.updates);
    const double secondBias = biasOf(optimiser.beta2, state.updates);
    double* const p = parameters.data();
    const double* const g = gradients.data();
    double* const first = state.first.data();
    double* const second = state.second.data();
    const std::size_t count = parameters.size();
    switch (optimiser.kind) {
    case OptimiserKind::Sgd:
        for (std::size_t i = 0; i < count; ++i)
            p[i] -= rate * g[i];
        break;
    case OptimiserKind::Momentum:
        for (std::size_t i = 0; i < count; ++i) {
            first[i] = optimiser.momentum * first[i] + g[i];
            p[i] -= rate * first[i];
        }
        break;
    case OptimiserKind::Nesterov:
        for (std::size_t i = 0; i < count; ++i) {
            first[i] = optimiser.momentum * first[i] + g[i];
            p[i] -= rate * (g[i] + optimiser.momentum * first[i]);
        }
        break;
    case OptimiserKind::RmsProp:
        for (std::size_t i = 0; i < count; ++i) {
            second[i] = optimiser.decay * second[i] + (1 - optimiser.decay) * g[i] * g[i];
            p[i] -= rate * g[i] / (std::sqrt(second[i]) + optimiser.epsilon);
        }
        break;
    case OptimiserKind::Adam:
        for (std::size_t i = 0; i < count; ++i) {
            first[i] = optimiser.beta1 * first[i] + (1 - optimiser.beta1) * g[i];
            second[i] = optimiser.beta2 * second[i] + (1 - optimiser.beta2) * g[i] * g[i];
            p[i] -= rate * (first[i] / firstBias) /
                    (std::sqrt(second[i] / secondBias) + optimiser.epsilon);
        }
        break;
    }
}

CorrectedMoments correctedMoments(const Optimiser& optimiser, const OptimiserState& state) {
    if (optimiser.kind != OptimiserKind::Adam) return {};
    return {divided(state.first, biasOf(optimiser.beta1, state.updates)),
            divided(state.second, biasOf(optimiser.beta2, state.updates))};
}

} // namespace deltaflow
