#pragma once

#include "ui/theme/theme.h"
#include "ui/transport/timeline_geometry.h"

#include <QPainter>

namespace deltaflow {

/// What the timeline shows besides its geometry.
struct TimelineState {
    Index step = -1;
    double progress = 1;
    Index hover = -2;     ///< The step under the mouse; −2: none.
    bool focused = false; ///< Has the keyboard.
};

/// Paints labels, bars, ticks and play-head, centred in `area`'s height.
void paintTimeline(QPainter& painter, const TimelineGeometry& geometry, const TimelineState& state,
                   const Theme& theme, const QRectF& area);

/// Height that paintTimeline needs.
inline constexpr int kTimelineHeight = 48;

} // namespace deltaflow
