#include "core/train/trail.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace deltaflow {

namespace {

double distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

} // namespace

void Trail::note(std::int64_t iteration, std::span<const double> parameters) {
    const auto after = m_marks.lower_bound(iteration);
    if (after != m_marks.end() && after->first == iteration) return;
    // A distance that is not a number is none: what diverged is noted no more.
    const auto isApart = [&](const auto& mark) {
        const double away = distance(*mark->second, parameters);
        return away >= m_spacing && away > 0 && std::isfinite(away);
    };
    if (after != m_marks.end() && !isApart(after)) return;
    if (after != m_marks.begin() && !isApart(std::prev(after))) return;
    m_marks.emplace_hint(
        after, iteration,
        std::make_shared<const std::vector<double>>(parameters.begin(), parameters.end()));
    const std::size_t most = std::max<std::size_t>(
        2, std::min(m_limits.marks,
                    m_limits.bytes / std::max<std::size_t>(1, parameters.size() * sizeof(double))));
    while (m_marks.size() > most)
        thin();
}

/// To about half as many.
void Trail::thin() {
    double length = 0;
    for (auto at = std::next(m_marks.begin()); at != m_marks.end(); ++at)
        length += distance(*at->second, *std::prev(at)->second);
    m_spacing = std::max(2 * m_spacing, 2 * length / static_cast<double>(m_marks.size()));
    for (auto at = std::next(m_marks.begin()); at != m_marks.end();)
        at = distance(*at->second, *std::prev(at)->second) < m_spacing ? m_marks.erase(at)
                                                                       : std::next(at);
}

void Trail::noteFrom(const Trail& other, std::int64_t before) {
    for (auto at = other.m_marks.begin(); at != other.m_marks.lower_bound(before); ++at)
        m_marks.insert(*at);
    m_spacing = std::max(m_spacing, other.m_spacing);
}

std::vector<Waypoint> Trail::waypoints(std::int64_t upTo, std::size_t most) const {
    const auto end = m_marks.upper_bound(upTo);
    const auto count = static_cast<std::size_t>(std::distance(m_marks.begin(), end));
    const std::size_t chosen = std::min(most, count);
    std::vector<Waypoint> waypoints;
    std::size_t index = 0;
    for (auto at = m_marks.begin(); at != end && waypoints.size() < chosen; ++at, ++index) {
        const std::size_t wanted =
            chosen < 2 ? count - 1 : waypoints.size() * (count - 1) / (chosen - 1);
        if (index == wanted) waypoints.push_back({at->first, *at->second});
    }
    return waypoints;
}

} // namespace deltaflow
