#include "ui/canvas/graph/amount_places.h"

#include "ui/canvas/canvas_layout.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kMargin = 2;
constexpr double kLongEnough = 90; ///< A shorter way has no room for its amount at rest.

QRectF around(QPointF centre, QSizeF size) {
    QRectF rect({}, size);
    rect.moveCenter(centre);
    return rect;
}

/// All that a number of the step must not cover.
std::vector<QRectF> takenIn(const GraphScene& scene, const GraphLayout& layout) {
    std::vector<QRectF> taken;
    for (const GraphLayout::Card& card : layout.cards)
        for (const QRectF& rect : {card.body, card.op, card.badge})
            if (!rect.isNull()) taken.push_back(rect);
    for (std::size_t e = 0; e < layout.edges.size(); ++e)
        if (scene.edges[e].known && !layout.edges[e].chip.isNull())
            taken.push_back(layout.edges[e].chip);
    return taken;
}

bool isFree(const std::vector<QRectF>& taken, const QRectF& rect, QSizeF picture) {
    if (!QRectF(QPointF(), picture).contains(rect)) return false;
    const QRectF grown = rect.adjusted(-kMargin, -kMargin, kMargin, kMargin);
    return std::none_of(taken.begin(), taken.end(),
                        [&](const QRectF& other) { return other.intersects(grown); });
}

/// By the partial derivative that it was multiplied by: above, below, or beside it.
AmountPlace byChip(const QRectF& chip, QSizeF size, const std::vector<QRectF>& taken,
                   QSizeF picture) {
    const QPointF c = chip.center();
    const double down = 0.5 * (chip.height() + size.height()) + kMargin + 0.5;
    const double across = 0.5 * (chip.width() + size.width()) + kMargin + 0.5;
    for (const QPointF d :
         {QPointF(0, -down), QPointF(0, down), QPointF(across, 0), QPointF(-across, 0)})
        if (const QRectF rect = around(c + d, size); isFree(taken, rect, picture))
            return {rect, rect.center()};
    return {};
}

/// On the way if it is free anywhere, else as little beside it as can be.
AmountPlace byWay(const QPainterPath& way, QSizeF size, const std::vector<QRectF>& taken,
                  QSizeF picture) {
    constexpr double kReach = 140;
    AmountPlace best;
    double least = kReach;
    for (double t = 0.15; t < 0.86; t += 0.05) {
        const QPointF on = way.pointAtPercent(t);
        const double late = 40 * std::abs(t - 0.5);
        for (double off = 0; off + late < least; off += 4) {
            const auto there = [&](double by) {
                return isFree(taken, around(on + QPointF(0, by), size), picture);
            };
            if (!there(-off) && !there(off)) continue;
            best = {around(on + QPointF(0, there(-off) ? -off : off), size), on};
            least = off + late;
            break;
        }
    }
    return best;
}

/// The free place nearest to a point.
AmountPlace nearestTo(QPointF point, QSizeF size, const std::vector<QRectF>& taken,
                      QSizeF picture) {
    constexpr int kSteps = 24;
    constexpr double kStep = 10;
    AmountPlace best;
    double least = 1e9;
    for (int i = -kSteps; i <= kSteps; ++i)
        for (int k = -kSteps; k <= kSteps; ++k) {
            const QPointF d(i * kStep, k * kStep);
            const double distance = std::hypot(d.x(), d.y());
            if (distance >= least || !isFree(taken, around(point + d, size), picture)) continue;
            least = distance;
            best = {around(point + d, size), point};
        }
    return best;
}

} // namespace

QSizeF amountSize(int digits, const GraphType& type, bool isSum) {
    return {(numberEms(digits) + (isSum ? 1 : 0)) * type.chip + 10, 1.67 * type.chip};
}

std::vector<AmountPlace> placeAmounts(const GraphScene& scene, const GraphLayout& layout) {
    const QSizeF size = amountSize(scene.digits, scene.type);
    std::vector<QRectF> taken = takenIn(scene, layout);
    if (scene.step.gathers()) taken.push_back(placeSum(scene, layout).rect);
    std::vector<AmountPlace> places;
    for (const GraphFlow& flow : scene.step.flows) {
        AmountPlace& place = places.emplace_back();
        const QPainterPath way = layout.wayOf(scene, flow);
        if (flow.from.card == flow.to.card || way.length() <= kLongEnough) continue;
        const auto edge = static_cast<std::size_t>(flow.edge);
        if (flow.edge >= 0 && scene.edges[edge].known && !layout.edges[edge].chip.isNull())
            place = byChip(layout.edges[edge].chip, size, taken, layout.size);
        if (place.rect.isNull()) place = byWay(way, size, taken, layout.size);
        if (!place.rect.isNull()) taken.push_back(place.rect);
    }
    const bool crowded = std::any_of(places.begin(), places.end(),
                                     [](const AmountPlace& place) { return place.isApart(); });
    if (scene.type.sheds && crowded) places.assign(places.size(), {});
    return places;
}

AmountPlace placeSum(const GraphScene& scene, const GraphLayout& layout) {
    constexpr double kLeastWidth = 44; // in which a sum can be written smaller
    const QSizeF size = amountSize(scene.digits, scene.type, true);
    const CellSpot& spot = scene.step.writes.front();
    const GraphCard& card = scene.card(spot.card);
    QRectF room = layout.rectOf(scene, spot).adjusted(1, 1, -1, -1);
    if (card.isScalar() && spot.block == 0)
        room.setTop(room.bottom() - 27); // where its value stands
    if (const QRectF op = layout.card(spot.card).op; op.intersects(room))
        room.setLeft(op.right() + 1);
    if (room.width() >= kLeastWidth && room.height() >= 16) {
        const QSizeF fitting = size.boundedTo(room.size());
        return {around(room.center(), fitting), room.center()};
    }
    return nearestTo(room.center(), size, takenIn(scene, layout), layout.size);
}

} // namespace deltaflow
