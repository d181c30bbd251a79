#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"

#include <functional>
#include <vector>

namespace deltaflow {

/// Derivatives of a loss of order 1 are measured against this at least: below it, a central
/// difference is itself off by its third derivative, and at a minimum nothing else is left.
constexpr double kGradientFloor = 1e-4;

/// Analytic against numeric derivative of the loss at one number.
struct GradientSample {
    Ref ref; ///< The parameter or input, quantity Value.
    double analytic = 0;
    double numeric = 0;
    /// |a − n| / max(|a|, |n|, kGradientFloor · max(1, |L|), rounding / tolerance): what is so
    /// small that the difference cannot tell it is measured against what it can tell. 0 at a kink
    /// met rightly.
    double relativeError = 0;
    bool atKink = false; ///< The loss bends here (ReLU at 0): any slope between its sides is right.
    /// What `numeric` may be off by since the loss is rounded: ε Σ|v·∂L/∂v| / h.
    double rounding = 0;
};

/// The evidence: every derivative both ways, and where they differ most.
struct GradientCheck {
    std::vector<GradientSample> samples;
    std::size_t worst = 0; ///< Index into samples.
    double tolerance = 0;
    [[nodiscard]] bool passed() const;
};

/// Told how many of how many derivatives are compared, after each; false ends the check there.
using CheckProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// The same for any graph: `plan` has all adjoints and its leaves filled in; the numbers of
/// `leaves` are checked, and are as they were afterwards.
[[nodiscard]] GradientCheck checkGradients(Plan& plan, const std::vector<NodeId>& leaves,
                                           double tolerance = 1e-6, std::size_t limit = 20000,
                                           const CheckProgress& progress = {});

/// Central differences for every parameter and input (at most `limit` of them, spread evenly). A
/// step within which the loss bends is quartered until it does not; what still bends there is taken
/// for a kink at the number itself.
[[nodiscard]] GradientCheck checkGradients(const Project& project, const Model& model,
                                           double tolerance = 1e-6, std::size_t limit = 20000,
                                           const CheckProgress& progress = {});

} // namespace deltaflow
