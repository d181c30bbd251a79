#include "ui/canvas/canvas_painter.h"

#include <QCoreApplication>
#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

struct Level {
    double from; ///< 0 at the bottom, 1 at the top
    double to;
};

Level levelOf(LevelKind kind, double a) {
    const double squashed = a / (1 + std::abs(a));
    switch (kind) {
    case LevelKind::None:
        return {0, 0};
    case LevelKind::Unit:
        return {0, std::clamp(a, 0.0, 1.0)};
    case LevelKind::Above:
        return {0, std::max(0.0, squashed)};
    case LevelKind::Signed:
        return {0.5, 0.5 + 0.5 * std::clamp(a, -1.0, 1.0)};
    case LevelKind::Real:
        return {0.5, 0.5 + 0.5 * squashed};
    }
    return {0, 0};
}

/// The unit's ground with its level: hard stops of a gradient, so it is exact on every paint
/// device.
QBrush levelBrush(const Theme& theme, LevelKind kind, double activation, const QRectF& rect) {
    auto [from, to] = levelOf(kind, activation);
    if (from > to) std::swap(from, to);
    if (to - from < 1e-6) return theme.node;
    QLinearGradient gradient(0, rect.bottom(), 0, rect.top());
    const double soft = 0.004;
    gradient.setColorAt(0, from > 0 ? theme.node : theme.activation);
    if (from > 0) {
        gradient.setColorAt(from, theme.node);
        gradient.setColorAt(std::min(1.0, from + soft), theme.activation);
    }
    gradient.setColorAt(std::max(0.0, to - soft), theme.activation);
    if (to < 1) gradient.setColorAt(to, theme.node);
    return gradient;
}

bool ghostHelps(const CanvasScene& scene, int layer) {
    return scene.step.any && scene.step.phase == Phase::Backward && scene.step.layer == layer;
}

struct Lines {
    QRectF upper;
    QRectF lower;
};

/// Where a unit's two numbers stand, a and below it z.
Lines linesIn(const QRectF& unit, const CanvasLayout::Metrics& m, bool both) {
    const QPointF c = unit.center();
    const auto line = [c](double y, double width, double font) {
        return QRectF(c.x() - 0.5 * width, c.y() + y - 0.7 * font, width, 1.4 * font);
    };
    const double wide = unit.width() - 0.34 * m.radius;
    if (!both || !m.close)
        return {line(both ? -0.17 * m.radius : 0, wide, m.valueFont),
                line(0.4 * m.radius, unit.width() - 0.6 * m.radius, m.smallFont)};
    // They stand close, clear of its round ends.
    constexpr double kDigit = 0.73; // a digit's height, in em
    const double gap = 0.16 * m.radius;
    const double edge = 0.5 * (kDigit * (m.valueFont + m.smallFont) + gap);
    const double low = unit.width() - 0.5 * m.radius;
    return {line(-edge + 0.5 * kDigit * m.valueFont, wide, m.valueFont),
            line(edge - 0.5 * kDigit * m.smallFont, low, m.smallFont)};
}

void paintBiasUnit(const CanvasBrush& brush, int layer) {
    const QRectF rect = brush.layout.biasUnitRect(layer);
    const CanvasLayout::Metrics& m = brush.layout.metrics;
    brush.box(rect, -1, brush.theme.node, blend(brush.theme.node, brush.theme.nodeLine, 0.6), 1.2);
    brush.text(rect, QStringLiteral("1"), {brush.theme.text, m.valueFont, QFont::DemiBold});
    const double width = 3 * m.captionFont;
    brush.text({rect.left() - width - 0.7 * m.captionFont, rect.top(), width, rect.height()},
               layer == 0 ? QStringLiteral("x₀") : QStringLiteral("a₀"),
               {brush.theme.textMuted, m.captionFont + 1, QFont::Normal,
                Qt::AlignRight | Qt::AlignVCenter});
}

/// Where there is one place beside a unit, its error takes that of its bias.
bool yieldsToError(const CanvasBrush& brush, int layer, const CanvasUnit& unit) {
    if (!brush.layout.metrics.single || !unit.delta.shown) return false;
    if (unit.bias.ref.quantity == Quantity::Updated) return false;
    return unit.delta.known || ghostHelps(brush.scene, layer);
}

} // namespace

void paintBias(const CanvasBrush& brush, int layer, int unit) {
    const CanvasUnit& shown = brush.scene.unit(layer, unit);
    if (yieldsToError(brush, layer, shown)) return;
    const double font = brush.layout.metrics.chipFont;
    if (!shown.bias.shown || brush.scene.labels == LabelDensity::None || !brush.isLegible(font))
        return;
    const QRectF rect = brush.layout.biasRect(layer, unit);
    const bool updated = shown.bias.ref.quantity == Quantity::Updated;
    const QColor ink = brush.theme.toneOf(shown.bias.ref, shown.bias.value, true);
    const QColor frame = blend(brush.theme.canvas, brush.theme.textMuted, 0.45);
    brush.box(rect, 5, brush.theme.canvas, updated ? ink : frame, 1);
    brush.value(rect.adjusted(5, 0, -5, 0), QStringLiteral("b "), shown.bias.value,
                {.colour = ink, .size = font, .keepsLabel = true});
}

void paintUnit(const CanvasBrush& brush, int layer, int unit) {
    const CanvasLayer& column = brush.scene.layers[static_cast<std::size_t>(layer)];
    const CanvasUnit& shown = column.units[static_cast<std::size_t>(unit)];
    const CanvasLayout::Metrics& m = brush.layout.metrics;
    const Theme& theme = brush.theme;
    const QRectF rect = brush.layout.unitRect(layer, unit);
    const bool reached = shown.activation.known || shown.preActivation.known;

    QPen pen(reached ? theme.nodeLine : theme.textFaint, reached ? 1.5 : 1.2);
    if (!reached) pen.setDashPattern({3, 3});
    brush.painter.setPen(pen);
    brush.painter.setBrush(shown.activation.known
                               ? levelBrush(theme, column.level, shown.activation.value, rect)
                               : QBrush(reached ? theme.node : theme.canvas));
    brush.painter.drawPath(pillPath(rect));

    const bool one = m.single && !shown.activation.known && shown.preActivation.known;
    const bool hasZ = shown.preActivation.shown && !m.single;
    const auto [upper, lower] = linesIn(rect, m, hasZ);
    if (shown.activation.known)
        brush.value(upper, {}, shown.activation.value, {theme.text, m.valueFont, QFont::DemiBold});
    else if (one)
        brush.value(upper, QStringLiteral("z "), shown.preActivation.value,
                    {theme.textMuted, m.smallFont});
    else
        brush.text(upper, QStringLiteral("·"), {theme.textFaint, 1.7 * m.valueFont, QFont::Bold});
    if (hasZ && shown.preActivation.known)
        brush.value(lower, QStringLiteral("z "), shown.preActivation.value,
                    {theme.textMuted, m.smallFont});
    if (!shown.label.isEmpty())
        brush.text(
            brush.layout.labelRect(layer, unit), shown.label,
            {theme.textMuted, m.captionFont + 2, QFont::Normal, Qt::AlignRight | Qt::AlignVCenter});
}

void paintBadge(const CanvasBrush& brush, int layer, int unit) {
    const CanvasUnit& shown = brush.scene.unit(layer, unit);
    const Figure& delta = shown.delta;
    if (!delta.shown) return;
    if (brush.layout.metrics.single && shown.bias.ref.quantity == Quantity::Updated) return;
    const CanvasLayout::Metrics& m = brush.layout.metrics;
    const QRectF rect = brush.layout.badgeRect(layer, unit);
    const QRectF inner = rect.adjusted(8, 0, -8, 0);
    if (delta.known && !brush.isLegible(m.chipFont)) { // too far away to read: that it is there
        QRectF dot(0, 0, 0.6 * m.badge.height(), 0.6 * m.badge.height());
        dot.moveCenter(rect.center());
        if (m.compact) dot.moveLeft(rect.left());
        brush.box(dot, -1, brush.theme.backwardInk, {});
    } else if (delta.known) {
        brush.box(rect, -1, brush.theme.backwardInk, {});
        brush.value(inner, QStringLiteral("δ "), delta.value,
                    {brush.theme.onPhase, m.chipFont, QFont::DemiBold});
    } else if (ghostHelps(brush.scene, layer)) {
        brush.box(rect, -1, brush.theme.canvas, brush.theme.textFaint, 1, true);
        brush.text(inner, QCoreApplication::translate("Canvas", "δ not yet"),
                   {brush.theme.textFaint, m.chipFont});
    }
}

void paintChip(const CanvasBrush& brush, const PlannedChip& chip) {
    const Theme& theme = brush.theme;
    const double font = brush.layout.metrics.chipFont;
    if (!brush.isLegible(font)) return;
    const auto labelOf = [](const Figure& figure) {
        return figure.ref.quantity == Quantity::Adjoint ? QStringLiteral("∂ ") : QString();
    };
    // The ground behind a number breaks its edge no further than the number reaches.
    const auto groundOf = [&](const QRectF& rect, const Figure& figure, bool framed) {
        const double wide =
            std::min(rect.width(), brush.textWidth(labelOf(figure) + brush.number(figure.value),
                                                   font, QFont::Normal) +
                                       0.9 * font);
        const double spare = framed ? 0 : 0.5 * (rect.width() - wide);
        return rect.adjusted(spare, 0, -spare, 0);
    };
    const auto plain = [&](const QRectF& rect, const Figure& figure, bool framed) {
        const QColor ink = theme.toneOf(figure.ref, figure.value, true);
        brush.box(groundOf(rect, figure, framed), 4, framed ? theme.node : theme.canvas,
                  framed ? ink : QColor(), 1.3);
        brush.value(rect.adjusted(3, 0, -3, 0), labelOf(figure), figure.value,
                    {ink, font, framed ? QFont::DemiBold : QFont::Normal});
    };
    // A sliver of the edge between the two numbers would read as a minus sign.
    if (!chip.companion.isNull())
        brush.painter.fillRect(groundOf(chip.chip, chip.figure, chip.isActive) |
                                   groundOf(chip.companion, chip.second, chip.isAmount),
                               theme.canvas);
    plain(chip.chip, chip.figure, chip.isActive);
    if (chip.companion.isNull()) return;
    if (chip.isAmount) {
        brush.box(chip.companion, -1, brush.phaseInk(), {});
        brush.value(chip.companion.adjusted(5, 0, -5, 0), {}, chip.second.value,
                    {theme.onPhase, font, QFont::DemiBold});
    } else {
        plain(chip.companion, chip.second, false);
    }
}

void paintRest(const CanvasBrush& brush, const std::vector<PlannedChip>& chips) {
    const CanvasScene& scene = brush.scene;
    for (const PlannedChip& chip : chips)
        if (!(chip.isAmount && scene.progress < 1))
            paintChip(brush, chip);
        else
            paintChip(brush, {chip.edge, chip.chip, chip.figure, {}, {}, false, chip.isActive});
    for (int layer = 0; layer < static_cast<int>(scene.layers.size()); ++layer) {
        const CanvasLayer& column = scene.layers[static_cast<std::size_t>(layer)];
        if (column.isMap) paintMap(brush, layer);
        if (brush.layout.columns[static_cast<std::size_t>(layer)].biasUnit)
            paintBiasUnit(brush, layer);
        for (int unit = 0; unit < static_cast<int>(column.units.size()); ++unit) {
            paintUnit(brush, layer, unit);
            paintBadge(brush, layer, unit);
            paintBias(brush, layer, unit);
        }
    }
    paintLoss(brush);
}

} // namespace deltaflow
