#pragma once

#include "core/formula/formula.h"

namespace deltaflow {

/// The equation with its numbers and its result on one line; with all on one line where no numbers
/// stand between.
[[nodiscard]] Equation withResultBeside(const Equation& equation);

/// All on one line.
[[nodiscard]] Equation onOneLine(const Equation& equation);

} // namespace deltaflow
