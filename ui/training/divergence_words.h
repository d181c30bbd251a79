#pragma once

#include "core/graph/ref.h"

#include <QString>

namespace deltaflow {

class Player;

/// Where the shown pass ceases to be finite, as its derivation names it: "The first number that is
/// not finite: loss at output unit 2 in sample 3, ∞".
[[nodiscard]] QString whereNotFinite(const Player& player, const Ref& number);

} // namespace deltaflow
