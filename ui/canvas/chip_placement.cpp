#include "ui/canvas/chip_placement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr double kMargin = 3;
constexpr double kFirst = 0.12;
constexpr double kLast = 0.88;
constexpr double kPitch = 0.02;
constexpr int kRounds = 8;
constexpr double kSomeFill = 0.2; ///< How much of a crowd's field its chips may take.

struct Placer {
    const std::vector<QLineF>& edges;
    QSizeF size;
    QPointF shift;
    const std::vector<QRectF>& obstacles;

    [[nodiscard]] QRectF rect(std::size_t edge, double t) const {
        QRectF r({}, size);
        r.moveCenter(edges[edge].pointAt(t) + shift);
        return r;
    }
    [[nodiscard]] bool blocked(const QRectF& r) const {
        const QRectF grown = r.adjusted(-kMargin, -kMargin, kMargin, kMargin);
        return std::any_of(obstacles.begin(), obstacles.end(),
                           [&](const QRectF& o) { return o.intersects(grown); });
    }
    /// How much of other edges a chip hides.
    [[nodiscard]] double hides(std::size_t own, const QRectF& r) const {
        double length = 0;
        for (std::size_t i = 0; i < edges.size(); ++i)
            if (i != own) length += lengthInside(edges[i], r);
        return length / size.width();
    }
};

/// The smallest free height between chips that stand in one line at `t`; negative if any meet.
double clearance(const Placer& placer, double t) {
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < placer.edges.size(); ++i) {
        rects.push_back(placer.rect(i, t));
        if (placer.blocked(rects.back())) return -1;
    }
    std::sort(rects.begin(), rects.end(),
              [](const QRectF& a, const QRectF& b) { return a.top() < b.top(); });
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 1; i < rects.size(); ++i)
        least = std::min(least, rects[i].top() - rects[i - 1].bottom());
    return least;
}

/// One place along all edges, or a negative number if there is none.
double alignedPlace(const Placer& placer) {
    double best = -1;
    double bestScore = -std::numeric_limits<double>::max();
    for (double t = 0.5; t <= kLast; t += kPitch) {
        for (const double at : {1 - t, t}) {
            const double gap = clearance(placer, at);
            if (gap < kMargin) continue;
            double hidden = 0;
            for (std::size_t i = 0; i < placer.edges.size(); ++i)
                hidden += placer.hides(i, placer.rect(i, at));
            hidden /= static_cast<double>(placer.edges.size());
            const double score = std::min(gap, 24.0) - 40 * hidden - 20 * std::abs(at - 0.5);
            if (score > bestScore + 1e-9) {
                bestScore = score;
                best = at;
            }
        }
    }
    return best;
}

double overlap(const QRectF& a, const QRectF& b) {
    const QRectF both = a.adjusted(-kMargin, -kMargin, kMargin, kMargin).intersected(b);
    return both.isEmpty() ? 0 : both.width() * both.height();
}

/// Moves chips along their edges until none meet: each in turn takes its cheapest place.
bool spread(const Placer& placer, std::vector<QRectF>& rects) {
    const auto cost = [&](std::size_t own, const QRectF& r, double t) {
        double met = placer.blocked(r) ? 1e6 : 0;
        for (std::size_t i = 0; i < rects.size(); ++i)
            if (i != own) met += overlap(r, rects[i]);
        return std::pair(met, met + 12 * placer.hides(own, r) + 8 * std::abs(t - 0.5));
    };
    for (int round = 0; round < kRounds; ++round) {
        bool clear = true;
        for (std::size_t i = 0; i < rects.size(); ++i) {
            double met = 0;
            for (std::size_t k = 0; k < rects.size(); ++k)
                if (k != i) met += overlap(rects[i], rects[k]);
            if (met == 0 && !placer.blocked(rects[i])) continue;
            double best = std::numeric_limits<double>::max();
            double bestMet = met;
            for (double t = kFirst; t <= kLast; t += kPitch) {
                const QRectF r = placer.rect(i, t);
                const auto [meets, total] = cost(i, r, t);
                if (total >= best) continue;
                best = total;
                bestMet = meets;
                rects[i] = r;
            }
            clear = clear && bestMet == 0;
        }
        if (clear) return true;
    }
    return false;
}

/// What a chip takes, its margin included.
double areaOf(QSizeF size) {
    return (size.width() + kMargin) * (size.height() + kMargin);
}

/// What the edges leave room for between their ends.
double fieldOf(const std::vector<QLineF>& edges, QSizeF size) {
    QRectF field;
    for (const QLineF& edge : edges)
        field |= QRectF(edge.p1(), edge.p2()).normalized();
    return field.width() * (field.height() + size.height());
}

/// Where a chip hides least of other edges; null where there is no room.
QRectF loosePlace(const Placer& placer, std::size_t edge) {
    QRectF found;
    double best = std::numeric_limits<double>::max();
    for (double t = kFirst; t <= kLast; t += kPitch) {
        const QRectF r = placer.rect(edge, t);
        if (placer.blocked(r)) continue;
        const double score = 2 * placer.hides(edge, r) + std::abs(t - 0.5);
        if (score >= best) continue;
        best = score;
        found = r;
    }
    return found;
}

} // namespace

double lengthInside(const QLineF& line, const QRectF& rect) {
    double from = 0;
    double to = 1;
    const auto clip = [&](double start, double delta, double low, double high) {
        if (delta == 0) return start >= low && start <= high;
        double a = (low - start) / delta;
        double b = (high - start) / delta;
        if (a > b) std::swap(a, b);
        from = std::max(from, a);
        to = std::min(to, b);
        return from < to;
    };
    const bool meets = clip(line.x1(), line.dx(), rect.left(), rect.right()) &&
                       clip(line.y1(), line.dy(), rect.top(), rect.bottom());
    return meets ? (to - from) * line.length() : 0;
}

ChipPlacement placeChips(const std::vector<QLineF>& edges, QSizeF size, QPointF shift,
                         const std::vector<QRectF>& obstacles) {
    ChipPlacement placement;
    placement.rects.resize(edges.size());
    const Placer placer{edges, size, shift, obstacles};
    if (edges.empty()) return placement;
    const double needed = static_cast<double>(edges.size()) * areaOf(size);
    const double room = fieldOf(edges, size);
    if (needed > 0.8 * room) return placement;
    if (const double t = alignedPlace(placer); t >= 0) {
        for (std::size_t i = 0; i < edges.size(); ++i)
            placement.rects[i] = placer.rect(i, t);
        placement.complete = true;
        return placement;
    }
    // Chips in disorder that fill more than this much of their field would read as noise.
    if (needed > 0.36 * room) return placement;
    for (std::size_t i = 0; i < edges.size(); ++i)
        placement.rects[i] = placer.rect(i, i % 2 == 0 ? 0.34 : 0.66);
    placement.complete = spread(placer, placement.rects);
    return placement;
}

std::vector<QRectF> placeLooseChips(const std::vector<QLineF>& edges, QSizeF size,
                                    const std::vector<QRectF>& obstacles) {
    std::vector<QRectF> taken = obstacles;
    std::vector<QRectF> rects(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        rects[i] = loosePlace({edges, size, {}, taken}, i);
        if (!rects[i].isNull()) taken.push_back(rects[i]);
    }
    return rects;
}

std::vector<QRectF> placeSomeChips(const std::vector<QLineF>& edges,
                                   const std::vector<std::size_t>& order, QSizeF size,
                                   const std::vector<QRectF>& obstacles) {
    std::vector<QRectF> taken = obstacles;
    std::vector<QRectF> rects(edges.size());
    const auto most = static_cast<std::size_t>(kSomeFill * fieldOf(edges, size) / areaOf(size));
    std::size_t placed = 0;
    for (std::size_t k = 0; k < std::min(order.size(), 4 * most) && placed < most; ++k) {
        QRectF& rect = rects[order[k]];
        rect = loosePlace({edges, size, {}, taken}, order[k]);
        if (rect.isNull()) continue;
        taken.push_back(rect);
        ++placed;
    }
    return rects;
}

QRectF placeForcedChip(const QLineF& edge, QSizeF size, const std::vector<QRectF>& obstacles) {
    const std::vector<QLineF> edges{edge};
    const Placer placer{edges, size, {}, obstacles};
    QRectF found;
    double best = std::numeric_limits<double>::max();
    for (double t = kFirst; t <= kLast; t += kPitch) {
        const QRectF r = placer.rect(0, t);
        double cost = std::abs(t - 0.5);
        for (const QRectF& obstacle : obstacles)
            cost += overlap(r, obstacle);
        if (cost >= best) continue;
        best = cost;
        found = r;
    }
    return found;
}

} // namespace deltaflow
