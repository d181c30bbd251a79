#include "ui/presenter/stage_layout.h"

#include "ui/derivation/step_card.h"

#include <algorithm>

namespace deltaflow {

StageLayout stageLayout(QSize screen, double cards) {
    constexpr double kLines = 30;         // of text that would fill the screen
    constexpr double kUnits = 720;        // of the picture in the screen's height
    constexpr double kCanvasShare = 0.58; // formulas are wide, so they stand below the picture
    constexpr double kLeastCanvasShare = 0.4;
    StageLayout layout;
    layout.leastText = screen.height() / kLines;
    layout.canvasZoom = screen.height() / kUnits;
    layout.cardZoom = layout.leastText / kRoomText;
    const double usual = kCanvasShare * screen.height();
    const int split =
        qRound(std::clamp(screen.height() - cards, kLeastCanvasShare * screen.height(), usual));
    layout.canvas = QRect(0, 0, screen.width(), split);
    layout.cards = QRect(0, split, screen.width(), screen.height() - split);
    return layout;
}

} // namespace deltaflow
