#pragma once

#include "core/derive/step.h"

#include <array>
#include <utility>
#include <vector>

namespace deltaflow {

/// The timeline's mapping between steps and pixels: one segment a phase, as wide as it has steps,
/// but never narrower than a minimum; an empty phase has no segment.
///
/// The play-head of step i stands at the right end of its cell, so that a segment is full when its
/// phase is done; step −1 stands at the left end of the first segment.
struct TimelineGeometry {
    struct Segment {
        Phase phase = Phase::Forward;
        double x = 0;
        double width = 0;
        Index first = 0; ///< Steps [first, last).
        Index last = 0;
        [[nodiscard]] Index steps() const { return last - first; }
        [[nodiscard]] double right() const { return x + width; }
    };

    static constexpr double kGap = 10;

    std::vector<Segment> segments;

    /// `ranges` are the steps [first, second) of each phase; segments fill [left, left + width).
    static TimelineGeometry make(const std::array<std::pair<Index, Index>, kPhaseCount>& ranges,
                                 double left, double width, double minimumWidth);

    [[nodiscard]] const Segment* segmentOf(Index step) const;
    /// Where the play-head stands once `step` has run.
    [[nodiscard]] double position(Index step) const;
    /// Where it stands `progress` (0–1) of the way through `step`: within the step's own segment.
    [[nodiscard]] double position(Index step, double progress) const;
    /// The step whose play-head is nearest to x; −1 at the far left.
    [[nodiscard]] Index stepAt(double x) const;
    /// Ticks of a segment, thinned in steps of 1, 2, 5, 10 … until they are at least `spacing`
    /// apart.
    [[nodiscard]] std::vector<double> ticks(const Segment& segment, double spacing) const;
};

} // namespace deltaflow
