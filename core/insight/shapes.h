#pragma once

#include "core/formula/formula.h"
#include "core/graph/graph.h"

#include <string>

namespace deltaflow {

/// "3×4", as it stands in a formula for all of a node or a part of it: rows × samples for a value
/// per sample. "1×1" for a single number.
[[nodiscard]] std::string shapeText(const Graph& graph, const Ref& ref, Index samples);

/// The formula with the shape of each matrix and vector written beneath its symbol; a transposed
/// one's turned round. Single numbers are left as they are, and so
/// is all of a graph that has nothing else.
[[nodiscard]] Formula withShapes(const Formula& formula, const Graph& graph, Index samples);

} // namespace deltaflow
