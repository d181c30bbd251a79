#pragma once

#include "core/lesson/lesson.h"

#include <string>
#include <string_view>

namespace deltaflow {

enum class TaskKind : std::uint8_t { Number, Choice, Reach };

[[nodiscard]] TaskKind kindOf(const LessonTask& task);

/// What a task expects, as lines that a teacher types:
///
///     Number   a1[1]            the number at an address, or
///              {a1[1]} * 0.5    what an expression comes to; then, one a line,
///              {z1[1]} | Squeeze it.       mistakes that are foreseen, and what is said to each
///     Choice   * The weights | Yes: all else follows from them.
///              The inputs | They are given.
///     Reach    L < 0.01         also >, and = for equal (a1[1] = 0.9 | 2: to two digits); or the
///              a2[1]            number whose step is to be come to, or "last"; then, one a line,
///                               what is to hold besides
///
/// A star marks the right choices, and behind a stroke stands what is said of a choice; it goes on
/// in lines that are set in. A stroke between blanks that is meant as such is written \| before
/// that one, and in a line that goes on. Texts are in `language`.
[[nodiscard]] std::string answerText(const LessonTask& task, std::string_view language);

/// The other way: a task of that kind that expects this. What the text does not say (digits, a
/// choice in another language) stays as it is in `before`. Throws FormatError.
[[nodiscard]] LessonTask withAnswer(const LessonTask& before, TaskKind kind, std::string_view text,
                                    std::string_view language);

} // namespace deltaflow
