#pragma once

#include "core/graph/op.h"

#include <memory>

namespace deltaflow {

/// Elementwise functions of one input: −z, eᶻ, ln z, sin z, cos z, √z, |z|. Outside of a function's
/// domain the value is what IEEE says: ln 0 = −∞, √−1 = NaN.
/// VJP: dZ = dY ⊙ f′(Z); at the kink z = 0 the slope of |z| is 0.
/// Throws ShapeError if it is given anything but one column.
enum class UnaryKind : std::uint8_t { Negate, Exp, Log, Sin, Cos, Sqrt, Abs };

[[nodiscard]] std::shared_ptr<const Op> makeUnary(UnaryKind kind);

} // namespace deltaflow
