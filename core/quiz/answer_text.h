#pragma once

#include <string>
#include <string_view>

namespace deltaflow {

/// What is typed as an answer, in the signs that core/expression reads: without what stands before
/// "=" or "≈" and without a full stop, minus signs and products of any kind as - and *, exponents
/// after ^, and each decimal comma as a point. Throws AnswerError where a comma can be two things.
[[nodiscard]] std::string plainAnswer(std::string_view text, char decimalPoint);

} // namespace deltaflow
