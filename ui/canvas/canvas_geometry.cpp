#include "ui/canvas/canvas_layout.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kAttached = 4; // between a unit and what stands at it

double distanceOutside(const QRectF& stadium, QPointF p) {
    const double radius = 0.5 * stadium.height();
    const double inner = std::max(0.0, 0.5 * stadium.width() - radius);
    const QPointF d = p - stadium.center();
    return std::hypot(std::max(0.0, std::abs(d.x()) - inner), d.y()) - radius;
}

double distanceOutsideBox(const QRectF& box, QPointF p) {
    const QPointF d = p - box.center();
    return std::max(std::abs(d.x()) - 0.5 * box.width(), std::abs(d.y()) - 0.5 * box.height());
}

} // namespace

QRectF CanvasLayout::CellGrid::cell(int index) const {
    const double w = rect.width() / cols;
    const double h = rect.height() / rows;
    return {rect.left() + (index % cols) * w, rect.top() + (index / cols) * h, w, h};
}

int CanvasLayout::CellGrid::indexAt(QPointF point, int count) const {
    if (rows == 0 || !rect.contains(point)) return -1;
    const int col =
        std::min(cols - 1, static_cast<int>((point.x() - rect.left()) / rect.width() * cols));
    const int row =
        std::min(rows - 1, static_cast<int>((point.y() - rect.top()) / rect.height() * rows));
    const int index = row * cols + col;
    return index < count ? index : -1;
}

QPointF CanvasLayout::centre(const ElementId& id) const {
    switch (id.kind) {
    case ElementKind::Unit: {
        const Column& column = columns[static_cast<std::size_t>(id.layer)];
        return column.units.empty() ? column.values.cell(id.unit).center()
                                    : column.units[static_cast<std::size_t>(id.unit)];
    }
    case ElementKind::BiasUnit:
        return columns[static_cast<std::size_t>(id.layer)].biasUnit.value_or(QPointF());
    case ElementKind::Edge: {
        const Connection& connection = into(id.layer);
        if (!connection.matrix.isNull()) return connection.matrix.center();
        return edgeLine(id).pointAt(0.5);
    }
    case ElementKind::Matrix:
        return into(id.layer).matrix.center();
    case ElementKind::Target:
        if (static_cast<std::size_t>(id.unit) < targets.size())
            return targets[static_cast<std::size_t>(id.unit)].center();
        return loss.center();
    case ElementKind::Loss:
        return loss.center();
    case ElementKind::None:
        break;
    }
    return {};
}

QRectF CanvasLayout::unitRect(int layer, int unit) const {
    const Column& column = columns[static_cast<std::size_t>(layer)];
    if (column.units.empty()) return column.values.cell(unit);
    const QPointF c = column.units[static_cast<std::size_t>(unit)];
    return {c.x() - metrics.halfWidth, c.y() - metrics.radius, 2 * metrics.halfWidth,
            2 * metrics.radius};
}

QRectF CanvasLayout::badgeRect(int layer, int unit) const {
    const QRectF body = unitRect(layer, unit);
    QRectF badge({}, metrics.badge);
    badge.moveCenter(body.center());
    if (metrics.compact) {
        badge.moveLeft(body.right() + kAttached);
        if (columns[static_cast<std::size_t>(layer)].hasBiasChips && !metrics.single)
            badge.moveBottom(body.center().y() - 1);
    } else {
        badge.moveBottom(body.top() - kAttached - 2);
    }
    return badge;
}

QRectF CanvasLayout::biasRect(int layer, int unit) const {
    const QRectF body = unitRect(layer, unit);
    QRectF chip({}, metrics.bias);
    chip.moveCenter(body.center());
    if (metrics.compact) {
        chip.moveLeft(body.right() + kAttached);
        if (!metrics.single) chip.moveTop(body.center().y() + 1);
    } else {
        chip.moveTop(body.bottom() + kAttached + 2);
    }
    return chip;
}

QRectF CanvasLayout::labelRect(int layer, int unit) const {
    const QRectF body = unitRect(layer, unit);
    const double width = 3 * metrics.captionFont;
    return {body.left() - width - 0.35 * metrics.captionFont,
            body.center().y() - metrics.captionFont, width - 0.35 * metrics.captionFont,
            2 * metrics.captionFont};
}

QRectF CanvasLayout::biasUnitRect(int layer) const {
    const QPointF c = columns[static_cast<std::size_t>(layer)].biasUnit.value_or(QPointF());
    const double r = 0.72 * metrics.radius;
    return {c.x() - r, c.y() - r, 2 * r, 2 * r};
}

QLineF CanvasLayout::edgeLine(const ElementId& edge) const {
    const ElementId source = edge.source == ElementId::kBiasSource
                                 ? ElementId{ElementKind::BiasUnit, edge.layer - 1, 0, -1}
                                 : ElementId::ofUnit(edge.layer - 1, edge.source);
    return {centre(source), centre(ElementId::ofUnit(edge.layer, edge.unit))};
}

QLineF CanvasLayout::between(const ElementId& from, const ElementId& to, double gap) const {
    QLineF line(centre(from), centre(to));
    // A tall loss box is met on the unit's own height, past nobody else's badge.
    const auto isLoss = [](const ElementId& id) {
        return id.kind == ElementKind::Loss || id.kind == ElementKind::Target;
    };
    const auto reaches = [this](double y) { return y > loss.top() + 2 && y < loss.bottom() - 2; };
    if (isLoss(from) && to.kind == ElementKind::Unit && reaches(line.y2()))
        line.setP1({line.x1(), line.y2()});
    else if (isLoss(to) && from.kind == ElementKind::Unit && reaches(line.y1()))
        line.setP2({line.x2(), line.y1()});
    const auto outside = [&](const ElementId& id, QPointF p, bool arriving) {
        switch (id.kind) {
        case ElementKind::Unit: {
            if (columns[static_cast<std::size_t>(id.layer)].units.empty())
                return distanceOutsideBox(unitRect(id.layer, id.unit), p);
            QRectF body = unitRect(id.layer, id.unit);
            // What stands beside a compact unit hides an arrow that ends beneath it.
            if (arriving && metrics.compact && id.layer > 0 && line.dx() < 0)
                body.setRight(badgeRect(id.layer, id.unit).right());
            return distanceOutside(body, p);
        }
        case ElementKind::BiasUnit:
            return distanceOutside(biasUnitRect(id.layer), p);
        case ElementKind::Loss:
        case ElementKind::Target:
            return distanceOutsideBox(loss, p);
        default:
            return gap;
        }
    };
    // Outlines are convex and hold their centre, so the crossing is found by halving.
    const auto cut = [&](const ElementId& id, bool arriving) {
        double inside = arriving ? 1 : 0;
        double free = arriving ? 0 : 1;
        for (int i = 0; i < 24; ++i) {
            const double t = 0.5 * (inside + free);
            (outside(id, line.pointAt(t), arriving) < gap ? inside : free) = t;
        }
        return free;
    };
    return {line.pointAt(cut(from, false)), line.pointAt(cut(to, true))};
}

std::size_t CanvasLayout::chipIndex(const CanvasConnection& connection, const ElementId& edge) {
    return edge.source == ElementId::kBiasSource
               ? connection.edges.size() + static_cast<std::size_t>(edge.unit)
               : connection.at(edge.unit, edge.source);
}

std::vector<QRectF> CanvasLayout::obstacles(const CanvasScene& scene) const {
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const CanvasLayer& layer = scene.layers[i];
        const int index = static_cast<int>(i);
        if (layer.isMap) {
            rects.push_back(columns[i].values.rect);
            if (columns[i].deltas.rows > 0) rects.push_back(columns[i].deltas.rect);
        }
        for (int unit = 0; unit < static_cast<int>(layer.units.size()); ++unit) {
            const CanvasUnit& shown = layer.units[static_cast<std::size_t>(unit)];
            rects.push_back(unitRect(index, unit));
            if (shown.delta.shown) rects.push_back(badgeRect(index, unit));
            if (shown.bias.shown) rects.push_back(biasRect(index, unit));
            if (!shown.label.isEmpty()) rects.push_back(labelRect(index, unit));
        }
        if (columns[i].biasUnit) rects.push_back(biasUnitRect(index));
    }
    for (const Connection& connection : connections)
        if (!connection.matrix.isNull()) {
            rects.push_back(connection.matrix);
            rects.push_back(connection.gradient);
        }
    rects.push_back(loss);
    return rects;
}

const CanvasEdge* CanvasScene::edge(const ElementId& id) const {
    if (id.kind != ElementKind::Edge) return nullptr;
    const CanvasConnection& connection = into(id.layer);
    if (id.source == ElementId::kBiasSource) {
        const auto unit = static_cast<std::size_t>(id.unit);
        return unit < connection.biasEdges.size() ? &connection.biasEdges[unit] : nullptr;
    }
    const std::size_t index = connection.at(id.unit, id.source);
    return index < connection.edges.size() ? &connection.edges[index] : nullptr;
}

} // namespace deltaflow
