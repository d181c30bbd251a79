#pragma once

#include <QColor>
#include <QPainterPath>

namespace deltaflow {

struct Theme;

/// The colour of a class for marks and lines: none of those that mean a phase or a sign, and with
/// contrast ≥ 3:1 on the theme's window. Classes past the tenth begin again.
[[nodiscard]] QColor classColour(int which, const Theme& theme);

/// The outline of a class's mark, of about radius 1: a disc, a square, a triangle … Colour alone
/// never tells a class.
[[nodiscard]] QPainterPath classShape(int which);

} // namespace deltaflow
