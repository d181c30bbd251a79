#include "ui/canvas/flow_path.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

const PlannedChip* chipOf(const std::vector<PlannedChip>& chips, const ElementId& edge) {
    const auto found = std::find_if(chips.begin(), chips.end(),
                                    [&](const PlannedChip& c) { return c.edge == edge; });
    return found == chips.end() ? nullptr : &*found;
}

/// How far beside its edge an amount moves: through the chip that shows it, but within the units.
double shiftOf(const CanvasLayout& layout, const PlannedChip* chip, const CanvasFlow& flow) {
    double shift = flow.along ? -0.3 * layout.metrics.radius : 0;
    if (chip && !chip->companion.isNull())
        shift = chip->companion.center().y() - chip->chip.center().y();
    const double most = 0.62 * layout.metrics.radius;
    return std::clamp(shift, -most, most);
}

/// Where a line first meets a rectangle.
QPointF entryOf(const QLineF& line, const QRectF& rect) {
    double from = 0;
    double to = 0.5;
    const int steps = 200;
    for (int i = 0; i <= steps; ++i) {
        to = static_cast<double>(i) / steps;
        if (rect.contains(line.pointAt(to))) return line.pointAt(from);
        from = to;
    }
    return line.pointAt(0.5);
}

} // namespace

QLineF flowPath(const CanvasLayout& layout, const CanvasFlow& flow, const CanvasScene& scene,
                const std::vector<PlannedChip>& chips) {
    if (!flow.from || !flow.to || flow.from == flow.to) return {};
    const double gap = 5;
    const PlannedChip* chip = scene.edge(flow.along) ? chipOf(chips, flow.along) : nullptr;
    if (flow.to.kind != ElementKind::Edge)
        return layout.between(flow.from, flow.to, gap).translated(0, shiftOf(layout, chip, flow));
    // It settles on the edge: along it as far as the chip.
    if (flow.from.kind == ElementKind::Edge || !scene.edge(flow.to)) return {};
    const ElementId below = flow.to.source == ElementId::kBiasSource
                                ? ElementId{ElementKind::BiasUnit, flow.to.layer - 1, 0, -1}
                                : ElementId::ofUnit(flow.to.layer - 1, flow.to.source);
    const ElementId above = ElementId::ofUnit(flow.to.layer, flow.to.unit);
    QLineF line =
        flow.from == below ? layout.between(below, above, gap) : layout.between(above, below, gap);
    line.translate(0, shiftOf(layout, chip, flow));
    if (!chip) return {line.p1(), line.pointAt(0.45)};
    const QRectF end =
        (chip->companion.isNull() ? chip->chip : chip->companion).adjusted(-4, -4, 4, 4);
    return {line.p1(), entryOf(line, end)};
}

double travelled(double progress, std::size_t index, std::size_t count) {
    const double spread = count > 1 ? 0.4 : 0;
    const double start =
        count > 1 ? spread * static_cast<double>(index) / static_cast<double>(count - 1) : 0;
    const double t = std::clamp((progress - start) / (0.85 - spread), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace deltaflow
