#include "core/train/update_part.h"

#include <cmath>

namespace deltaflow {

double biasOf(double beta, std::int64_t t) {
    return 1 - std::pow(beta, static_cast<double>(t));
}

void updatePart(const Optimiser& optimiser, OptimiserState& state, std::span<double> parameters,
                std::span<const double> gradients, std::size_t first, std::size_t last) {
    const double rate = optimiser.learningRate;
    const double firstBias = biasOf(optimiser.beta1, state.updates);
    const double secondBias = biasOf(optimiser.beta2, state.updates);
    double* const p = parameters.data();
    const double* const g = gradients.data();
    double* const one = state.first.data();
    double* const two = state.second.data();
    switch (optimiser.kind) {
    case OptimiserKind::Sgd:
        for (std::size_t i = first; i < last; ++i)
            p[i] -= rate * g[i];
        break;
    case OptimiserKind::Momentum:
        for (std::size_t i = first; i < last; ++i) {
            one[i] = optimiser.momentum * one[i] + g[i];
            p[i] -= rate * one[i];
        }
        break;
    case OptimiserKind::Nesterov:
        for (std::size_t i = first; i < last; ++i) {
            one[i] = optimiser.momentum * one[i] + g[i];
            p[i] -= rate * (g[i] + optimiser.momentum * one[i]);
        }
        break;
    case OptimiserKind::RmsProp:
        for (std::size_t i = first; i < last; ++i) {
            two[i] = optimiser.decay * two[i] + (1 - optimiser.decay) * g[i] * g[i];
            p[i] -= rate * g[i] / (std::sqrt(two[i]) + optimiser.epsilon);
        }
        break;
    case OptimiserKind::Adam:
        for (std::size_t i = first; i < last; ++i) {
            one[i] = optimiser.beta1 * one[i] + (1 - optimiser.beta1) * g[i];
            two[i] = optimiser.beta2 * two[i] + (1 - optimiser.beta2) * g[i] * g[i];
            p[i] -=
                rate * (one[i] / firstBias) / (std::sqrt(two[i] / secondBias) + optimiser.epsilon);
        }
        break;
    }
}

} // namespace deltaflow
