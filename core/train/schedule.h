#pragma once

#include "core/network/training.h"

namespace deltaflow {

/// The learning rate of update k = 0, 1, … from the optimiser's own:
///
///     step    η_k = η f^⌊k / p⌋
///     cosine  η_k = η (f + (1 − f) (1 + cos(π min(k, p) / p)) / 2)
///
/// Source: Loshchilov & Hutter 2017 (cosine, without restarts).
[[nodiscard]] double learningRateAt(double rate, const Schedule& schedule, std::int64_t update);

} // namespace deltaflow
