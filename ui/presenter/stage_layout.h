#pragma once

#include <QRect>
#include <QSize>

namespace deltaflow {

/// Sizes and places on a screen for a room. Nothing that is read is smaller than a thirtieth of the
/// screen's height: from ten metres, on a screen two metres high, as large as a book at 60 cm.
struct StageLayout {
    double leastText = 0;  ///< Logical pixels.
    double canvasZoom = 1; ///< Logical pixels to a unit of the picture.
    double cardZoom = 1;   ///< … and to one of the cards.
    QRect canvas;
    QRect cards;
};

/// `cards` is how high the current card is, where that is more than the usual part: it then takes
/// from the picture.
[[nodiscard]] StageLayout stageLayout(QSize screen, double cards = 0);

} // namespace deltaflow
