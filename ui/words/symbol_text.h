#pragma once

#include "core/formula/formula.h"
#include "core/network/model.h"

#include <QString>

namespace deltaflow {

/// A symbol as a line of text; what Unicode cannot set below or above stands behind _ or ^: "W_xy".
[[nodiscard]] QString symbolText(const Formula& symbol);

/// A number's symbol in the document's notation, as a line of text: "x₁", "W¹₂₁"; which sample it
/// is of is left out.
[[nodiscard]] QString symbolText(const Project& project, std::shared_ptr<const Model> model,
                                 const Ref& ref);

/// The symbol of a node's whole value: "W_xh".
[[nodiscard]] QString valueSymbol(const Project& project, std::shared_ptr<const Model> model,
                                  NodeId node);

} // namespace deltaflow
