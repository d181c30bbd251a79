#pragma once

#include "core/formula/formula.h"

#include <functional>
#include <vector>

namespace deltaflow {

/// Breaks a formula that is too wide into lines of at most `width` where operators at its top level
/// allow it; the lines after the first have `indent` less room and begin with their operator.
/// `measure` gives a formula's width. Parentheses and fractions are broken in only if it does not
/// fit otherwise. A part without a place to break stays whole, however wide.
[[nodiscard]] std::vector<Formula> breakLines(const Formula& formula, double width, double indent,
                                              const std::function<double(const Formula&)>& measure);

} // namespace deltaflow
