#pragma once

#include <QRectF>

class QPainter;

namespace deltaflow {

class Player;
struct Theme;

/// Paints what the canvas shows for `player` into `target` of any paint device (PNG, SVG, PDF).
void renderCanvas(QPainter& painter, const QRectF& target, const Player& player,
                  const Theme& theme);

} // namespace deltaflow
