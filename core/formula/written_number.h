#pragma once

#include "core/formula/formula.h"

namespace deltaflow {

/// Whether a formula is one number as it is written: 0.3, −0.3, (−0.3), 9.291×10⁻⁵; not a sum or a
/// product of several, and nothing with a Ref of its own inside.
[[nodiscard]] bool isWrittenNumber(const Formula& formula);

/// 10⁻⁵, the second factor of a number in scientific notation.
[[nodiscard]] bool isPowerOfTen(const Formula& formula);

} // namespace deltaflow
