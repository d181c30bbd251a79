#pragma once

#include "core/lesson/lesson.h"

#include <QString>

namespace deltaflow {

class Player;

/// The document as a page names it: by its example, if it is one that was not changed, and else the
/// whole of it.
[[nodiscard]] PageProject capturedProject(const Project& project);

/// What the window shows, as a page says it: capturedState() and its document. An iteration that
/// would be long in coming to is kept as its weights, from which the page's document starts.
[[nodiscard]] PageState capturedPage(const Player& player);

/// Whether two pages' projects are one.
[[nodiscard]] bool isSame(const PageProject& a, const PageProject& b);

/// What a state says, in a few words: "2-2-1 sigmoid net · iteration 0 · after step 9 · Neuron".
[[nodiscard]] QString stateInWords(const PageState& state);

} // namespace deltaflow
