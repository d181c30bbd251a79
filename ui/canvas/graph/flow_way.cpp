#include "ui/canvas/graph/graph_layout.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

/// Where a line from the middle of a cell towards `p` leaves it, so that no number is covered.
QPointF rim(const QRectF& cell, QPointF p) {
    const QPointF d = p - cell.center();
    const double reach =
        std::max({2 * std::abs(d.x()) / cell.width(), 2 * std::abs(d.y()) / cell.height(), 1.0});
    return cell.center() + d / reach;
}

/// The part of a straight way that lies between two cards.
QPainterPath between(const QRectF& from, const QRectF& to, const QLineF& line) {
    QPainterPath way(rim(from, line.p2()));
    way.lineTo(rim(to, line.p1()));
    return way;
}

/// Where a way from a cell to a point beside it leaves it: level, past no other cell's number.
QPointF sideOf(const QRectF& cell, QPointF p) {
    if (p.x() > cell.right()) return {cell.right(), cell.center().y()};
    if (p.x() < cell.left()) return {cell.left(), cell.center().y()};
    return rim(cell, p);
}

} // namespace

QPainterPath GraphLayout::wayOf(const GraphScene& scene, const GraphFlow& flow) const {
    constexpr double kBeside = 7;
    const QRectF from = rectOf(scene, flow.from);
    const QRectF to = rectOf(scene, flow.to);
    if (flow.edge < 0 && scene.type.sheds)
        return between(card(flow.from.card).body, card(flow.to.card).body,
                       {from.center(), to.center()});
    if (flow.edge < 0) {
        QPainterPath across(rim(from, to.center()));
        across.lineTo(rim(to, from.center()));
        return across;
    }
    const GraphEdge& edge = scene.edges[static_cast<std::size_t>(flow.edge)];
    const bool forward = scene.card(edge.from).node == scene.card(flow.from.card).node;
    QPainterPath along = edges[static_cast<std::size_t>(flow.edge)].path;
    if (!forward) along = along.toReversed();
    along.translate(0, -kBeside);
    // A circle is left and reached at its outline, and so is a copy that stands in for its card.
    const auto hasCells = [&](const CellSpot& spot, int end, QPointF towards) {
        if (scene.card(spot.card).isScalar() || end != spot.card) return false;
        // In large type no line crosses a number: from the outline then, the cell is framed.
        const double past = std::abs(towards.x() - sideOf(rectOf(scene, spot), towards).x());
        return !scene.type.sheds || past <= scene.type.pad + 1;
    };
    QPainterPath way = along;
    if (hasCells(flow.from, forward ? edge.from : edge.to, along.elementAt(0))) {
        const QPointF first = along.elementAt(0);
        way = QPainterPath(sideOf(from, first));
        way.lineTo(first);
        way.connectPath(along);
    }
    if (hasCells(flow.to, forward ? edge.to : edge.from, way.currentPosition()))
        way.lineTo(sideOf(to, way.currentPosition()));
    return way;
}

} // namespace deltaflow
