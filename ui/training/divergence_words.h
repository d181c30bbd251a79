#pragma once

#include "core/graph/ref.h"

#include <QString>

#include <optional>

namespace deltaflow {

class Player;

/// A number of the shown pass that is not finite: as it is written there, and which sample of the
/// data it is of, counted from 1, where there are several.
struct PlaceNotFinite {
    Ref number;
    QString value;
    std::optional<qint64> sample;
};
[[nodiscard]] PlaceNotFinite placeNotFinite(const Player& player, const Ref& number);

/// Where the pass ceases to be finite, as its derivation names it: "The first number that is
/// not finite: loss at output unit 2 in sample 3, ∞".
[[nodiscard]] QString whereNotFinite(const Player& player, const PlaceNotFinite& place);

} // namespace deltaflow
