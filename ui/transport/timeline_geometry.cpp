#include "ui/transport/timeline_geometry.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

/// Widths in proportion to `weights`, none below `least`; they add up to `total`.
std::vector<double> shareOut(const std::vector<double>& weights, double total, double least) {
    const double floor =
        std::min(least, total / static_cast<double>(std::max<std::size_t>(1, weights.size())));
    std::vector<double> widths(weights.size(), 0);
    std::vector<bool> fixed(weights.size(), false);
    for (bool again = true; again;) {
        again = false;
        double room = total;
        double weight = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            fixed[i] ? room -= floor : weight += weights[i];
        for (std::size_t i = 0; i < weights.size(); ++i) {
            widths[i] = fixed[i] ? floor : room * weights[i] / weight;
            if (!fixed[i] && widths[i] < floor) {
                fixed[i] = true;
                again = true;
            }
        }
    }
    return widths;
}

} // namespace

TimelineGeometry
TimelineGeometry::make(const std::array<std::pair<Index, Index>, kPhaseCount>& ranges, double left,
                       double width, double minimumWidth) {
    TimelineGeometry geometry;
    std::vector<double> weights;
    for (int phase = 0; phase < kPhaseCount; ++phase) {
        const auto [first, last] = ranges[static_cast<std::size_t>(phase)];
        if (first >= last) continue;
        geometry.segments.push_back({static_cast<Phase>(phase), 0, 0, first, last});
        weights.push_back(static_cast<double>(last - first));
    }
    if (geometry.segments.empty()) return geometry;
    const double gaps = kGap * static_cast<double>(geometry.segments.size() - 1);
    const auto widths = shareOut(weights, std::max(0.0, width - gaps), minimumWidth);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        geometry.segments[i].x = left;
        geometry.segments[i].width = widths[i];
        left += widths[i] + kGap;
    }
    return geometry;
}

const TimelineGeometry::Segment* TimelineGeometry::segmentOf(Index step) const {
    const auto found = std::ranges::find_if(
        segments, [step](const Segment& s) { return s.first <= step && step < s.last; });
    return found == segments.end() ? nullptr : &*found;
}

double TimelineGeometry::position(Index step) const {
    return position(step, 1);
}

double TimelineGeometry::position(Index step, double progress) const {
    const Segment* segment = segmentOf(step);
    if (!segment) return segments.empty() ? 0 : segments.front().x;
    return segment->x + segment->width * (static_cast<double>(step - segment->first) + progress) /
                            static_cast<double>(segment->steps());
}

Index TimelineGeometry::stepAt(double x) const {
    const Segment* nearest = nullptr;
    const auto distance = [x](const Segment& s) { return std::max({s.x - x, x - s.right(), 0.0}); };
    for (const Segment& segment : segments) {
        if (!nearest || distance(segment) < distance(*nearest)) nearest = &segment;
    }
    if (!nearest || nearest->width <= 0) return -1;
    const double part = std::clamp((x - nearest->x) / nearest->width, 0.0, 1.0);
    return nearest->first + std::lround(part * static_cast<double>(nearest->steps())) - 1;
}

std::vector<double> TimelineGeometry::ticks(const Segment& segment, double spacing) const {
    Index stride = 1;
    const double cell = segment.width / static_cast<double>(segment.steps());
    for (int round = 0; cell * static_cast<double>(stride) < spacing && stride < segment.steps();
         ++round)
        stride = round % 3 == 1 ? stride * 5 / 2 : stride * 2; // 1, 2, 5, 10, 20, 50 …
    std::vector<double> places;
    for (Index i = stride; i <= segment.steps(); i += stride)
        places.push_back(segment.x + cell * static_cast<double>(i));
    return places;
}

} // namespace deltaflow
