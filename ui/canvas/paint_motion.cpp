#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/flow_path.h"
#include "ui/canvas/function_plot.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr std::size_t kMostNumbers = 8; ///< More tokens than this travel without their number.

struct Traveller {
    const CanvasFlow& flow;
    QLineF path;
    double t; ///< 0 before it starts, 1 once it has arrived
};

std::vector<Traveller> travellersOf(const CanvasBrush& brush,
                                    const std::vector<PlannedChip>& chips) {
    std::vector<Traveller> travellers;
    const std::vector<CanvasFlow>& flows = brush.scene.step.flows;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        const QLineF path = flowPath(brush.layout, flows[i], brush.scene, chips);
        travellers.push_back({flows[i], path, travelled(brush.scene.progress, i, flows.size())});
    }
    return travellers;
}

void paintToken(const CanvasBrush& brush, const Traveller& traveller, bool numbered) {
    const QPointF at = traveller.path.pointAt(traveller.t);
    const QColor ink = brush.phaseInk(traveller.flow.tone);
    if (!numbered) {
        const double r = std::max(3.5, 2.5 / brush.scale);
        brush.painter.setPen(Qt::NoPen);
        brush.painter.setBrush(ink);
        brush.painter.drawEllipse(at, r, r);
        return;
    }
    QRectF pill({}, brush.layout.metrics.chip);
    pill.moveCenter(at);
    brush.box(pill, -1, ink, {});
    brush.text(pill.adjusted(5, 0, -5, 0), brush.number(traveller.flow.value),
               {brush.theme.onPhase, brush.layout.metrics.chipFont, QFont::DemiBold});
}

/// The sum so far inside the unit that gathers it.
void paintRunningSum(const CanvasBrush& brush, const std::vector<Traveller>& travellers) {
    const CanvasStep& step = brush.scene.step;
    if (!step.isSum || step.focus.empty() || !brush.scene.isDrawn(step.focus.front())) return;
    const bool running = brush.scene.progress < 1;
    if (!running && step.sumDone) return;
    double sum = step.sumBefore;
    bool any = step.hasBefore;
    for (const Traveller& traveller : travellers) {
        if (traveller.t < 1) continue;
        sum += traveller.flow.value;
        any = true;
    }
    if (!any) return;
    const ElementId& unit = step.focus.front();
    const CanvasLayout::Metrics& m = brush.layout.metrics;
    const QRectF rect = brush.layout.unitRect(unit.layer, unit.unit);
    const QPointF c = rect.center();
    const bool back = step.phase == Phase::Backward;
    const double low = rect.width() - 0.5 * m.radius;
    const QRectF row(c.x() - 0.5 * low, c.y() + (back ? 0.0 : 0.4) * m.radius - 0.75 * m.smallFont,
                     low, 1.5 * m.smallFont);
    const QString words = QStringLiteral("Σ ") + brush.number(sum);
    if (back) { // the unit's own numbers stay: the sum grows where the badge will stand
        const QRectF badge = brush.layout.badgeRect(unit.layer, unit.unit);
        brush.box(badge, -1, brush.theme.canvas, brush.theme.backwardInk, 1.4);
        brush.text(badge.adjusted(8, 0, -8, 0), words,
                   {brush.theme.backwardInk, m.chipFont, QFont::DemiBold});
        return;
    }
    brush.text(row, words, {brush.theme.forwardInk, 1.1 * m.smallFont, QFont::DemiBold});
}

void paintFlowLines(const CanvasBrush& brush, const std::vector<Traveller>& travellers) {
    const bool rests = brush.scene.progress >= 1;
    const bool many = travellers.size() > 24;
    const double head = std::clamp(0.3 * brush.layout.metrics.radius, 8.0, 13.0) * (many ? 0.7 : 1);
    for (const Traveller& traveller : travellers) {
        if (traveller.path.isNull()) continue;
        const QColor tone = brush.phaseLine(traveller.flow.tone);
        const QColor faint = blend(brush.theme.canvas, tone, 0.45);
        QLineF shaft = traveller.path;
        shaft.setLength(std::max(1.0, shaft.length() - (rests ? 0.8 * head : 0)));
        QPen pen(rests && !many ? tone : faint, 2.2, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({1.6, 1.8});
        if (!many) brush.painter.setPen(pen), brush.painter.drawLine(shaft);
        if (rests && !many) brush.arrowHead(traveller.path, tone, head);
    }
}

/// In a crowd the edges of this step stand out.
void paintActiveEdges(const CanvasBrush& brush, const std::vector<PlannedChip>& chips) {
    for (const PlannedChip& chip : chips)
        if (chip.isActive && brush.scene.into(chip.edge.layer).edges.size() > 24)
            paintEdge(brush, chip.edge, true);
}

/// While the update runs, the number goes from the old weight to the new one.
void becomeNew(const CanvasBrush& brush, PlannedChip& chip) {
    const CanvasEdge& edge = *brush.scene.edge(chip.edge);
    if (edge.updated.known || chip.figure.ref.quantity != Quantity::Value) return;
    const double t = travelled(brush.scene.progress, 0, 1);
    chip.figure.value = edge.weight.value + (edge.updated.value - edge.weight.value) * t;
    chip.figure.ref.quantity = Quantity::Updated;
}

/// The badges and biases at both ends of the flows stand above their lines: no sign is hidden.
void paintLabelsAtEnds(const CanvasBrush& brush) {
    const auto labels = [&](const ElementId& id) {
        if (!id || id.kind != ElementKind::Unit) return;
        if (brush.layout.columns[static_cast<std::size_t>(id.layer)].units.empty()) return;
        paintBadge(brush, id.layer, id.unit);
        paintBias(brush, id.layer, id.unit);
    };
    for (const CanvasFlow& flow : brush.scene.step.flows) {
        labels(flow.from);
        labels(flow.to);
    }
}

void paintRings(const CanvasBrush& brush) {
    const QColor tone = brush.phaseLine(brush.scene.step.phase);
    for (const ElementId& id : brush.scene.step.focus) {
        brush.painter.setBrush(Qt::NoBrush);
        brush.painter.setPen(
            QPen(tone, id.kind == ElementKind::Unit && !brush.scene.isDrawn(id) ? 1.5 : 2.8));
        if (id.kind == ElementKind::Unit)
            brush.painter.drawPath(
                brush.scene.isDrawn(id) ? pillPath(brush.layout.unitRect(id.layer, id.unit)) : [&] {
                    QPainterPath cell;
                    cell.addRect(brush.layout.unitRect(id.layer, id.unit));
                    return cell;
                }());
        else if (id.kind == ElementKind::Loss)
            brush.painter.drawRoundedRect(brush.layout.loss, 10, 10);
        else if (id.kind == ElementKind::Matrix)
            brush.painter.drawRect(brush.scene.step.phase == Phase::Update
                                       ? brush.layout.into(id.layer).matrix
                                       : brush.layout.into(id.layer).gradient);
    }
}

} // namespace

void paintMotion(const CanvasBrush& brush, const std::vector<PlannedChip>& chips) {
    if (!brush.scene.step.any) return;
    const std::vector<Traveller> travellers = travellersOf(brush, chips);
    paintActiveEdges(brush, chips);
    paintFlowLines(brush, travellers);
    paintLabelsAtEnds(brush);
    // The chips of the moving edges stand above the lines that pass them.
    for (const PlannedChip& chip : chips) {
        if (!chip.isActive) continue;
        PlannedChip shown = chip;
        if (brush.scene.progress < 1 && chip.isAmount) shown.companion = {};
        if (brush.scene.progress < 1 && brush.scene.step.phase == Phase::Update)
            becomeNew(brush, shown);
        paintChip(brush, shown);
    }
    paintRings(brush);
    paintRunningSum(brush, travellers);
    if (brush.scene.step.plot) paintPlot(brush, chips);
    if (brush.scene.progress >= 1) return;
    for (const Traveller& traveller : travellers)
        if (!traveller.path.isNull() && traveller.t > 0 && traveller.t < 1)
            paintToken(brush, traveller, travellers.size() <= kMostNumbers);
}

QRectF motionBounds(const CanvasScene& scene, const CanvasLayout& layout,
                    const std::vector<PlannedChip>& chips) {
    QRectF bounds;
    const auto add = [&](const ElementId& id) {
        if (!id) return;
        QRectF rect({}, QSizeF(4 * layout.metrics.halfWidth, 4 * layout.metrics.radius));
        rect.moveCenter(layout.centre(id));
        if (id.kind == ElementKind::Unit)
            rect |= layout.unitRect(id.layer, id.unit) | layout.badgeRect(id.layer, id.unit);
        if (id.kind == ElementKind::Loss || id.kind == ElementKind::Target) rect |= layout.loss;
        if (id.kind == ElementKind::Matrix)
            rect |= layout.into(id.layer).matrix | layout.into(id.layer).gradient;
        bounds |= rect.adjusted(-4, -4, 4, 4);
    };
    for (const CanvasFlow& flow : scene.step.flows) {
        add(flow.from);
        add(flow.to);
        add(flow.along);
    }
    for (const ElementId& id : scene.step.focus)
        add(id);
    if (scene.step.plot)
        if (const QRectF plot = plotRect(scene, layout, chips); !plot.isNull())
            bounds |= plot.adjusted(-30, -30, 30, 30);
    return bounds;
}

} // namespace deltaflow
