#pragma once

#include <string_view>

namespace deltaflow {

/// How a function of core/expression/function_names.h computes; one of the two is null.
struct AnswerFunction {
    std::string_view op;
    double (*of)(double);
    double (*ofTwo)(double, double) = nullptr;
};

/// The function of that name, which is written as one likes: ReLU, Tanh, sigma. Null if there is
/// none.
[[nodiscard]] const AnswerFunction* answerFunction(std::string_view name);

} // namespace deltaflow
