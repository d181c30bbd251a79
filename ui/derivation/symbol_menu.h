#pragma once

#include "core/formula/formula.h"
#include "core/graph/ref.h"
#include "core/graph/tensor.h"

#include <QPoint>
#include <QWidget>

#include <optional>

namespace deltaflow {

class Player;

/// Follows a number to where it comes from and to who uses it, and copies the step or the equation
/// under the mouse as text, LaTeX or MathML.
void showSymbolMenu(Player& player, QWidget& host, QPoint globalPosition, Index step,
                    const std::optional<Ref>& symbol, const std::optional<Equation>& equation);

} // namespace deltaflow
