#pragma once

#include "core/quiz/mistakes.h"

namespace deltaflow {

/// What becomes of an answer.
struct Diagnosis {
    bool isRight = false;
    bool isNear = false; ///< Wrong, but to fewer digits right: it was rounded too early.
    /// The mistakes whose number the answer is, the most telling first; empty for a right answer
    /// and for one that no classical mistake explains.
    std::vector<WrongAnswer> mistakes;
};

/// Whether two numbers are the same to so many significant digits: apart by at most one unit of the
/// last of them, as numbers are that were computed with rounded ones. 0 is met by what is below
/// 10^−digits.
[[nodiscard]] bool agree(double answer, double expected, int digits);

/// Judges an answer to `digits` significant digits (2–10). One that is a mistake's number to more
/// digits than chance would have it is that mistake, also where the right number is near.
[[nodiscard]] Diagnosis diagnose(double answer, const Question& question, const Model& model,
                                 const Trace& trace, int digits);

} // namespace deltaflow
