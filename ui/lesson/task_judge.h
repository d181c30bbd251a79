#pragma once

#include "core/formula/formula.h"
#include "core/lesson/lesson.h"

#include <QString>

#include <optional>

namespace deltaflow {

class Player;

/// What becomes of an answer.
struct TaskReply {
    enum class Kind { Unreadable, Wrong, Right };
    Kind kind = Kind::Wrong;
    QString sentence;
    std::optional<Equation> rule; ///< The wrong rule that gives the answer.
    LocalText said;               ///< What the lesson itself says to this answer; may be empty.
};

/// Judges a number by the numbers of the pass that is shown; the mistakes that the task foresees
/// and the classical ones are named.
[[nodiscard]] TaskReply judged(const NumberTask& task, const QString& answer, const Player& player);

/// What stands between the reader and a state that is to be reached, where that is not plain: its
/// number is not known at the play-head, or something besides does not hold. Empty otherwise, and
/// where another document is shown.
[[nodiscard]] QString whatIsMissing(const ReachTask& task, const Player& player);

/// Whether what is shown is what is to be reached. A number that is not known yet reaches nothing.
[[nodiscard]] bool isReached(const ReachTask& task, const Player& player);

} // namespace deltaflow
