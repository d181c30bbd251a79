#pragma once

#include "core/hunt/sabotage.h"

#include <QString>

namespace deltaflow {

/// A bug in a list to choose from: "The slope is left out".
[[nodiscard]] QString bugName(Bug bug);
/// The line of code that is wrong, in the field's letters: "∂L/∂z = ∂L/∂a". The same in every
/// language.
[[nodiscard]] QString bugFormula(Bug bug);
/// Why it is wrong, in a sentence.
[[nodiscard]] QString bugReason(Bug bug);

} // namespace deltaflow
