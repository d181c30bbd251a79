#pragma once

#include "core/graph/op.h"

#include <memory>

namespace deltaflow {

/// Elementwise functions of two inputs, which may be one and the same: a − b, a b, a/b, aᵇ,
/// max(a, b), min(a, b). Outside of a function's domain the value is what IEEE says: 1/0 = ∞,
/// (−8)^⅓ = NaN; a maximum of NaN and a number is NaN.
/// VJP: dA = dY ⊙ ∂f/∂a, dB = dY ⊙ ∂f/∂b. At a tie the first input of max and min gets all of the
/// adjoint. ∂aᵇ/∂a is 0 for b = 0 and ∂aᵇ/∂b is 0 for a = 0 < b, their limits.
/// Shapes: those of core/ops/elementwise.h.
enum class BinaryKind : std::uint8_t { Subtract, Multiply, Divide, Power, Max, Min };

[[nodiscard]] std::shared_ptr<const Op> makeBinary(BinaryKind kind);

} // namespace deltaflow
