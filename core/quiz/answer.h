#pragma once

#include "core/error.h"

#include <string_view>

namespace deltaflow {

/// What is typed as an answer cannot be read as a number; what() is one sentence.
struct AnswerError : Error {
    using Error::Error;
};

/// Reads an answer: a number as people write it ("−0,25", "1/3", "2e-3"), or an expression of
/// numbers ("0.3*0.0407*0.68*(1-0.68)", in the language of core/expression). Throws AnswerError.
[[nodiscard]] double readAnswer(std::string_view text, char decimalPoint = '.');

} // namespace deltaflow
