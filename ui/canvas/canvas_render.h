#pragma once

#include <QRectF>

class QPainter;

namespace deltaflow {

class Player;
struct Theme;

/// Paints what the canvas shows for `player` into `target` of any paint device (PNG, SVG, PDF).
void renderCanvas(QPainter& painter, const QRectF& target, const Player& player,
                  const Theme& theme);

/// Whether all of it can be read in so much room, as at a desk.
[[nodiscard]] bool isReadableWhole(const Player& player, QSizeF room);

/// Paints it as for a room: text of `leastText`, unless the target is too small for that, and of a
/// graph what the step is about.
void renderStep(QPainter& painter, const QRectF& target, const Player& player, const Theme& theme,
                double leastText);

} // namespace deltaflow
