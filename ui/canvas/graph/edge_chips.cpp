#include "ui/canvas/chip_placement.h"
#include "ui/canvas/graph/graph_layout.h"

#include <algorithm>
#include <map>

namespace deltaflow {
namespace {

/// What is taken, by upright stripes, so that a rectangle is only held against its neighbours.
class Stripes {
public:
    void take(const QRectF& rect) {
        for (int i = first(rect); i <= last(rect); ++i)
            m_stripes[i].push_back(rect);
    }
    [[nodiscard]] bool isFree(const QRectF& rect) const {
        for (int i = first(rect); i <= last(rect); ++i)
            if (const auto stripe = m_stripes.find(i); stripe != m_stripes.end())
                for (const QRectF& other : stripe->second)
                    if (rect.intersects(other)) return false;
        return true;
    }

private:
    static constexpr double kWidth = 200;
    static int first(const QRectF& rect) { return static_cast<int>(rect.left() / kWidth); }
    static int last(const QRectF& rect) { return static_cast<int>(rect.right() / kWidth); }

    std::map<int, std::vector<QRectF>> m_stripes;
};

QLineF longestStretch(const QPainterPath& path) {
    if (path.elementCount() == 4) // bowed: where it is furthest from the other one
        return {path.pointAtPercent(0.3), path.pointAtPercent(0.7)};
    const QPolygonF points = path.toSubpathPolygons().value(0);
    QLineF best;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF line(points[i - 1], points[i]);
        if (line.length() > best.length() + 0.01) best = line;
    }
    return best;
}

/// Each where it finds room.
std::vector<QRectF> chipsInCrowd(const std::vector<QLineF>& lines, QSizeF size,
                                 const std::vector<QRectF>& taken) {
    Stripes stripes;
    for (const QRectF& rect : taken)
        stripes.take(rect);
    std::vector<QRectF> rects(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const double t : {0.5, 0.35, 0.65, 0.2, 0.8}) {
            QRectF rect({}, size);
            rect.moveCenter(lines[i].pointAt(t));
            if (!stripes.isFree(rect)) continue;
            stripes.take(rects[i] = rect);
            break;
        }
    return rects;
}

/// In line with one another where that is possible.
std::vector<QRectF> chipsOn(const std::vector<QLineF>& lines, QSizeF size,
                            const std::vector<QRectF>& taken) {
    constexpr std::size_t kCrowd = 40;
    if (lines.size() > kCrowd) return chipsInCrowd(lines, size, taken);
    const ChipPlacement together = placeChips(lines, size, {}, taken);
    return together.complete ? together.rects : placeLooseChips(lines, size, taken);
}

} // namespace

void placeEdgeChips(GraphLayout& layout, const std::vector<QSizeF>& sizes) {
    std::vector<std::size_t> wanted;
    std::vector<QLineF> lines;
    QSizeF size;
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        if (sizes[e].isEmpty()) continue;
        size = size.expandedTo(sizes[e]);
        wanted.push_back(e);
        lines.push_back(longestStretch(layout.edges[e].path));
    }
    if (lines.empty()) return;
    std::vector<QRectF> taken;
    for (const GraphLayout::Card& card : layout.cards)
        for (const QRectF& rect : {card.body, card.op, card.badge})
            if (!rect.isNull()) taken.push_back(rect);
    const std::vector<QRectF> rects = chipsOn(lines, size, taken);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        layout.edges[wanted[i]].chip = rects[i];
}

} // namespace deltaflow
