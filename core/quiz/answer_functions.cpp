#include "core/quiz/answer_functions.h"

#include "core/expression/function_names.h"
#include "core/ops/functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace deltaflow {

namespace {

constexpr auto kFunctions = std::to_array<AnswerFunction>({
    {"exp", [](double x) { return std::exp(x); }},
    {"log", [](double x) { return std::log(x); }},
    {"sin", [](double x) { return std::sin(x); }},
    {"cos", [](double x) { return std::cos(x); }},
    {"tanh", [](double x) { return std::tanh(x); }},
    {"sigmoid", [](double x) { return functions::sigmoid(x); }},
    {"relu", [](double x) { return functions::relu(x); }},
    {"softplus", [](double x) { return functions::softplus(x); }},
    {"sqrt", [](double x) { return std::sqrt(x); }},
    {"abs", [](double x) { return std::abs(x); }},
    {"max", nullptr, [](double a, double b) { return std::max(a, b); }},
    {"min", nullptr, [](double a, double b) { return std::min(a, b); }},
    {"pow", nullptr, [](double a, double b) { return std::pow(a, b); }},
});

constexpr const AnswerFunction* computing(std::string_view op) {
    for (const AnswerFunction& function : kFunctions)
        if (function.op == op) return &function;
    return nullptr;
}

/// What an expression may call an answer may call, with as many numbers.
constexpr bool areAllKnown() {
    for (const NamedFunction& named : kNamedFunctions) {
        const AnswerFunction* const function = computing(named.op);
        if (!function || (function->ofTwo ? 2 : 1) != named.inputs) return false;
    }
    return true;
}
static_assert(areAllKnown());

} // namespace

const AnswerFunction* answerFunction(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (lower == "sigma") lower = "sigmoid"; // σ, as it is stored
    const NamedFunction* const named = functionNamed(lower);
    return named ? computing(named->op) : nullptr;
}

} // namespace deltaflow
