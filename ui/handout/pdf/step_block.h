#pragma once

#include "core/derive/step.h"
#include "ui/formula/formula_layout.h"
#include "ui/handout/pdf/block.h"

#include <QString>

namespace deltaflow {

/// A paragraph in the user interface's font, broken into lines at `width`.
[[nodiscard]] Block textBlock(const QString& text, double size, const QColor& colour, double width,
                              int weight = QFont::Normal);

/// What a step is called, left, and where it belongs, right.
[[nodiscard]] Block headingBlock(const QString& left, const QString& right, const QColor& tone,
                                 double width);

/// Whether equations fit into `width`, broken into lines where that is possible.
[[nodiscard]] bool fitInto(double width, const std::vector<Equation>& equations);

/// An equation's right sides below one another, aligned at "="; shrunk if wider than `width`.
[[nodiscard]] Block equationBlock(const Equation& equation, double width, const FormulaTone& tone);

} // namespace deltaflow
