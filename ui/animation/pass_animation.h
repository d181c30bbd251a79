#pragma once

#include "core/graph/tensor.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <functional>
#include <vector>

namespace deltaflow {

class Player;
struct Theme;

/// One picture of an animated pass.
struct PassFrame {
    Index step = -1;
    double progress = 1; ///< Of the step's motion.
    int milliseconds = 0;
};

inline constexpr Index kMostAnimatedSteps = 400;

/// What is shown of a pass of so many steps: the start, then of each step its motion and, longer,
/// what it comes to; the last the longest, before it begins anew.
[[nodiscard]] std::vector<PassFrame> passFrames(Index steps);

/// One of them, drawn. Moves the player to the frame's step.
[[nodiscard]] QImage drawFrame(Player& player, const PassFrame& frame, QSize size,
                               const Theme& theme);

/// Hears how many of all pictures are drawn, and says whether to go on.
using AnimationProgress = std::function<bool(int done, int all)>;

/// The pass that `player` shows as an animated WebP; empty if `goesOn` ended it. Moves the player
/// to each step and back to where it was. Throws Error for a pass of more than kMostAnimatedSteps.
[[nodiscard]] QByteArray passAnimation(Player& player, QSize size, const Theme& theme,
                                       const AnimationProgress& goesOn = {});

} // namespace deltaflow
