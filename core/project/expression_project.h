#pragma once

#include "core/project/project.h"

#include <map>
#include <string>
#include <string_view>

namespace deltaflow {

/// Documents that are an expression (core/expression/expression.h): one sample, whose inputs are
/// the variables' values. Constants are part of the text and are changed there.

[[nodiscard]] inline bool isExpression(const Project& project) {
    return project.graph && !project.graph->expression.empty();
}

/// The title of any document; of an expression without one its text, on one line; else empty.
[[nodiscard]] std::string displayTitle(const Project& project);

using VariableValues = std::map<std::string, double, std::less<>>;

/// The value of each variable, learned or not; empty for a project that is no expression.
[[nodiscard]] VariableValues variableValues(const Project& project);
/// Those of them that are learned, in the order in which they appear.
[[nodiscard]] std::vector<std::string> learnedVariables(const Project& project);

/// A new document; a variable without a value is 1. Throws ExpressionError.
[[nodiscard]] Project newExpression(std::string_view text, const VariableValues& values = {});

/// The project with another text. Variables of the same name keep their value and whether they are
/// learned; new ones are 1. Edits are dropped. Throws ExpressionError.
[[nodiscard]] Project withExpression(const Project& project, std::string_view text);

/// Makes a variable one that training changes, or a plain input again; its value stays. Edits are
/// dropped. Throws Error if the expression has no such variable.
[[nodiscard]] Project withLearned(const Project& project, std::string_view name, bool learned);

/// The same project with this text, these values (1 where there is none) and learned variables.
[[nodiscard]] Project withVariables(const Project& project, std::string_view text,
                                    const VariableValues& values,
                                    const std::vector<std::string>& learned);

} // namespace deltaflow
