#pragma once

#include "core/quiz/mistakes.h"

#include <QString>

namespace deltaflow {

/// What was done wrong, in a sentence for a student: "The sign is reversed."
[[nodiscard]] QString mistakeSentence(Mistake mistake);
/// What is said to an answer that was rounded too early for so many significant digits.
[[nodiscard]] QString nearSentence(int digits);
/// Its name in a table of results: "slope omitted". The same in every language.
[[nodiscard]] QString mistakeName(Mistake mistake);
/// The same for people, in theirs.
[[nodiscard]] QString mistakeLabel(Mistake mistake);

} // namespace deltaflow
