#pragma once

#include "core/lesson/lesson.h"

#include <QString>

namespace deltaflow {

class Player;

/// Shows what a page's state says of the play-head and of how things are written; its project and
/// its camera are others' affair. Returns what of it cannot be shown, in a sentence, or an empty
/// text.
[[nodiscard]] QString showState(const PageState& state, Player& player);

/// What is shown now, as a page would say it, without project, camera and hidden parts. A step is
/// said by the number that it computes where it can be: that stays so if the steps before it become
/// more or fewer.
[[nodiscard]] PageState capturedState(const Player& player);

/// The number that the step computes at which the play-head stands, if it says which step that is.
[[nodiscard]] std::optional<NamedRef> computedNumber(const Player& player);

/// The number that the step after it computes, if it is one number.
[[nodiscard]] std::optional<NamedRef> nextNumber(const Player& player);

/// The step at a place: −1 for before the first. Throws Error if there is none.
[[nodiscard]] Index stepAt(const PagePlace& place, const Player& player);

} // namespace deltaflow
