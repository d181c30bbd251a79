#pragma once

#include <QColor>
#include <QPointF>

class QPainter;

namespace deltaflow {

struct Theme;

/// A class's mark alone: filled, or hollow for a test sample.
void paintMark(QPainter& painter, const QPointF& at, double radius, int shape, bool filled,
               const Theme& theme);

/// The colour of a number by where it is in the range of targets, 0 … 1: of a forward value.
[[nodiscard]] QColor levelColour(double level, const Theme& theme);

} // namespace deltaflow
