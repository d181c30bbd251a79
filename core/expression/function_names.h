#pragma once

#include <array>
#include <string_view>

namespace deltaflow {

/// A function as an expression calls it, and the operation that it is.
struct NamedFunction {
    std::string_view name;
    std::string_view op;
    int inputs;
};
inline constexpr auto kNamedFunctions = std::to_array<NamedFunction>({
    {"exp", "exp", 1},
    {"log", "log", 1},
    {"ln", "log", 1},
    {"sin", "sin", 1},
    {"cos", "cos", 1},
    {"tanh", "tanh", 1},
    {"sigmoid", "sigmoid", 1},
    {"relu", "relu", 1},
    {"softplus", "softplus", 1},
    {"sqrt", "sqrt", 1},
    {"abs", "abs", 1},
    {"max", "max", 2},
    {"min", "min", 2},
    {"pow", "pow", 2},
});

/// Null if no function has that name.
[[nodiscard]] constexpr const NamedFunction* functionNamed(std::string_view name) {
    for (const NamedFunction& function : kNamedFunctions)
        if (function.name == name) return &function;
    return nullptr;
}

} // namespace deltaflow
