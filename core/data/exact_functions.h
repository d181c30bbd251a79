#pragma once

namespace deltaflow {

/// Functions that give the same bits on every machine, unlike those of the C library: sums,
/// products and quotients only, in an order that the compiler keeps (no fused multiply–add in this
/// folder). Errors are below 4 units in the last place of the largest value, 1 (log: of the
/// result).

/// sin(2πt) and cos(2πt): t is in turns, |t| < 2⁵².
[[nodiscard]] double sinTurns(double t);
[[nodiscard]] double cosTurns(double t);

/// ln x for 0 < x < ∞.
[[nodiscard]] double exactLog(double x);

} // namespace deltaflow
