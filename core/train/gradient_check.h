#pragma once

#include "core/network/model.h"

#include <vector>

namespace deltaflow {

/// Analytic against numeric derivative of the loss at one number.
struct GradientSample {
    Ref ref; ///< The parameter or input, quantity Value.
    double analytic = 0;
    double numeric = 0;
    double relativeError = 0; ///< |a − n| / max(|a|, |n|, floor)
};

/// The evidence: every derivative both ways, and where they differ most.
struct GradientCheck {
    std::vector<GradientSample> samples;
    std::size_t worst = 0; ///< Index into samples.
    double tolerance = 0;
    [[nodiscard]] bool passed() const;
};

/// Central differences for every parameter and input (at most `limit` of them, spread evenly).
[[nodiscard]] GradientCheck checkGradients(const Project& project, const Model& model,
                                           double tolerance = 1e-6, std::size_t limit = 20000);

} // namespace deltaflow
