#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"

#include <optional>

namespace deltaflow {

/// ∂L/∂(the value at `ref`) by central difference on the numbers of a pass, for any node: what
/// comes before it is held fast, what comes after it is computed anew. Nothing for an address that
/// is not of a single value, and for a bypassed node, whose successor is written in terms of the
/// node's own input.
[[nodiscard]] std::optional<double> numericDerivative(const Model& model, const Trace& trace,
                                                      const Ref& ref);

} // namespace deltaflow
