#pragma once

#include "core/error.h"
#include "core/graph/graph.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace deltaflow {

/// What is typed as an answer cannot be read as a number; what() is one sentence for whom typed it:
/// what is missing or has no place, and where.
struct AnswerError : Error {
    using Error::Error;
};

using AnswerNames = std::set<std::string, std::less<>>;
/// The names of a graph's nodes, which mean no constant in an answer.
[[nodiscard]] AnswerNames namesIn(const Graph& graph);

/// Reads an answer: a number as people write it ("−0,25", "1/3", "2e-3", "12 %", "9.3×10⁻⁵"), or an
/// expression of numbers ("0.3*0.0407*0.68*(1-0.68)", "e^-0.755", "√2/π"). It is the language of
/// core/expression with what pens and keyboards add to it: a percent sign, √, a product without a
/// sign (2π), × as well as *, signs of full width, and what stands before "=" or "≈".
///
/// e is Euler's number and pi (π) the circle's, but where they are among `names`, which are those
/// of the document. A comma between digits is a decimal point where it cannot group thousands or
/// where `decimalPoint` is one. Throws AnswerError.
[[nodiscard]] double readAnswer(std::string_view text, char decimalPoint = '.',
                                const AnswerNames& names = {});

} // namespace deltaflow
