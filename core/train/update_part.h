#pragma once

#include "core/train/optimiser.h"

namespace deltaflow {

/// The rules of `update` for the parameters [first, last) alone, in update `state.updates`, which
/// is counted already. The spans are of all parameters. Allocates nothing.
void updatePart(const Optimiser& optimiser, OptimiserState& state, std::span<double> parameters,
                std::span<const double> gradients, std::size_t first, std::size_t last);

/// 1 − βᵗ
[[nodiscard]] double biasOf(double beta, std::int64_t t);

} // namespace deltaflow
