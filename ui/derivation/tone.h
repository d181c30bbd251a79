#pragma once

#include "ui/formula/formula_layout.h"
#include "ui/theme/theme.h"

namespace deltaflow {

class Player;

/// The colours of a formula of the current step: every number and symbol by its quantity, what the
/// step computes in plain text.
[[nodiscard]] FormulaTone formulaTone(const Player& player, const Theme& theme);

} // namespace deltaflow
