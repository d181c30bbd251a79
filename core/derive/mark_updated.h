#pragma once

#include "core/formula/formula.h"

namespace deltaflow {

/// The formula with parameters after the update told apart from those before it: (W²)ⁿᵉʷ.
[[nodiscard]] Formula markUpdated(Formula formula);

} // namespace deltaflow
