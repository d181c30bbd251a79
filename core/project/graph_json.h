#pragma once

#include "core/project/json_reader.h"
#include "core/project/project.h"

#include <string>

namespace deltaflow {

/// The parts of a document (core/project/project_json.h) that describe a graph or an expression.

/// The values of "graph" and of "expression".
[[nodiscard]] std::string graphJson(const GraphSpec& graph);
[[nodiscard]] std::string expressionJson(const Project& project);

/// Fill graph and data. Throw FormatError with place and reason; nothing is allocated that the text
/// does not hold, and after them the project's model can be built.
void readGraph(Project& project, const JsonReader& root);
void readExpression(Project& project, const JsonReader& root);

} // namespace deltaflow
