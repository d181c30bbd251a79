#pragma once

#include "core/worksheet/worksheet.h"

#include <QString>

namespace deltaflow {

/// A network of layers with its given inputs and, where there is room, weights, in LaTeX's own
/// picture environment (needs the package color). Empty for any other graph, and for layers of more
/// than 8 units.
[[nodiscard]] QString networkAsLatex(const Worksheet& sheet);

} // namespace deltaflow
