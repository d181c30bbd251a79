#include "core/train/optimiser.h"

#include "core/train/update_part.h"

namespace deltaflow {

namespace {

bool hasFirst(OptimiserKind kind) {
    return kind == OptimiserKind::Momentum || kind == OptimiserKind::Nesterov ||
           kind == OptimiserKind::Adam;
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
    ++state.updates;
    updatePart(optimiser, state, parameters, gradients, 0, parameters.size());
}

CorrectedMoments correctedMoments(const Optimiser& optimiser, const OptimiserState& state) {
    if (optimiser.kind != OptimiserKind::Adam) return {};
    return {divided(state.first, biasOf(optimiser.beta1, state.updates)),
            divided(state.second, biasOf(optimiser.beta2, state.updates))};
}

} // namespace deltaflow
