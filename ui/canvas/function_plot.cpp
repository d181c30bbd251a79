#include "ui/canvas/function_plot.h"

#include "core/ops/functions.h"
#include "ui/canvas/chip_placement.h"
#include "ui/canvas/flow_path.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

/// The part of the plane that is shown: every point, both axes, and the bend of the curve.
struct Window {
    double left = -4;
    double right = 4;
    double low = 0;
    double high = 1;

    [[nodiscard]] QPointF map(const QRectF& rect, double z, double a) const {
        return {rect.left() + (z - left) / (right - left) * rect.width(),
                rect.bottom() - (a - low) / (high - low) * rect.height()};
    }
};

Window windowOf(const CanvasPlot& plot) {
    Window window;
    for (const double z : plot.z) {
        window.left = std::min(window.left, std::floor(z) - 1);
        window.right = std::max(window.right, std::ceil(z) + 1);
    }
    const double a = curveAt(plot.function, window.left);
    const double b = curveAt(plot.function, window.right);
    window.low = std::min({0.0, a, b});
    window.high = std::max({a, b, window.low + 1e-3});
    const double margin = 0.1 * (window.high - window.low);
    window.low -= margin;
    window.high += margin;
    return window;
}

void paintAxes(const CanvasBrush& brush, const Window& window, const QRectF& field) {
    const QColor axis = blend(brush.theme.window, brush.theme.textMuted, 0.5);
    brush.line({window.map(field, window.left, 0), window.map(field, window.right, 0)}, axis, 1);
    brush.line({window.map(field, 0, window.low), window.map(field, 0, window.high)}, axis, 1);
}

void paintCurve(const CanvasBrush& brush, const CanvasPlot& plot, const Window& window,
                const QRectF& field) {
    QPolygonF curve;
    const int steps = 72;
    for (int i = 0; i <= steps; ++i) {
        const double z = window.left + (window.right - window.left) * i / steps;
        curve.append(window.map(field, z, curveAt(plot.function, z)));
    }
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(brush.theme.text, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    brush.painter.drawPolyline(curve);
}

/// Up from z to the curve, then across to a; `progress` of the way.
void paintReading(const CanvasBrush& brush, const Window& window, const QRectF& field, double z,
                  double a, double progress) {
    const QPointF on = window.map(field, z, a);
    const QPointF from = window.map(field, z, 0);
    const QPointF to = window.map(field, 0, a);
    const double up = std::clamp(2 * progress, 0.0, 1.0);
    const double across = std::clamp(2 * progress - 1, 0.0, 1.0);
    const QColor tone = brush.theme.forward;
    brush.line({from, from + (on - from) * up}, tone, 1.3, true);
    if (across > 0) brush.line({on, on + (to - on) * across}, tone, 1.3, true);
    brush.painter.setPen(QPen(brush.theme.window, 1.5));
    brush.painter.setBrush(brush.theme.forwardInk);
    const QPointF point = from + (on - from) * up;
    brush.painter.drawEllipse(point, 4.2, 4.2);
}

void paintTangent(const CanvasBrush& brush, const CanvasPlot& plot, const Window& window,
                  const QRectF& field, double z, double a) {
    const double slope = slopeAt(plot.function, z);
    const QPointF on = window.map(field, z, a);
    const QPointF ahead = window.map(field, z + 1, a + slope) - on;
    const double length = std::hypot(ahead.x(), ahead.y());
    const QPointF half = ahead / length * 0.33 * field.width();
    brush.painter.setClipRect(field);
    brush.line({on - half, on + half}, brush.theme.backward, 2.2);
    brush.painter.setClipping(false);
    brush.painter.setPen(QPen(brush.theme.window, 1.5));
    brush.painter.setBrush(brush.theme.backwardInk);
    brush.painter.drawEllipse(on, 4.2, 4.2);
}

double titleFont(const CanvasLayout& layout) {
    return std::max(11.0, layout.metrics.chipFont);
}

/// As wide as the title gets at these digits whatever the numbers, so that the card never jumps.
QString widestTitle(const CanvasScene& scene) {
    const CanvasPlot& plot = *scene.step.plot;
    if (plot.z.size() != 1) return plot.name + QStringLiteral("(z)");
    const QString number = QStringLiteral("−0.0") + QString(scene.digits, QLatin1Char('0'));
    return QStringLiteral("%1′(%2) = %2").arg(plot.name, number);
}

std::vector<QRectF> captionRects(const CanvasScene& scene, const CanvasLayout& layout) {
    const double font = 1.1 * layout.metrics.captionFont;
    std::vector<QRectF> rects;
    const auto add = [&](QPointF at, const QString& words) {
        QRectF rect(0, 0, CanvasBrush::textWidth(words, font, QFont::Medium) + 12, 2 * font);
        rect.moveCenter(at);
        rects.push_back(rect);
    };
    for (std::size_t i = 0; i < layout.columns.size(); ++i)
        add(layout.columns[i].caption, scene.layers[i].caption);
    add(layout.lossCaption, scene.loss.caption);
    return rects;
}

} // namespace

double curveAt(const Activation& function, double z) {
    switch (function.kind) {
    case ActivationKind::Sigmoid:
        return functions::sigmoid(z);
    case ActivationKind::Tanh:
        return std::tanh(z);
    case ActivationKind::Relu:
        return functions::relu(z);
    case ActivationKind::LeakyRelu:
        return functions::leakyRelu(z, function.alpha);
    case ActivationKind::Softplus:
        return functions::softplus(z);
    case ActivationKind::Identity:
    case ActivationKind::Softmax:
        break;
    }
    return z;
}

double slopeAt(const Activation& function, double z) {
    switch (function.kind) {
    case ActivationKind::Sigmoid:
        return functions::sigmoidSlope(z);
    case ActivationKind::Tanh:
        return functions::tanhSlope(z);
    case ActivationKind::Relu:
        return functions::reluSlope(z);
    case ActivationKind::LeakyRelu:
        return functions::leakyReluSlope(z, function.alpha);
    case ActivationKind::Softplus:
        return functions::sigmoid(z);
    case ActivationKind::Identity:
    case ActivationKind::Softmax:
        break;
    }
    return 1;
}

QRectF plotRect(const CanvasScene& scene, const CanvasLayout& layout,
                const std::vector<PlannedChip>& chips) {
    const ElementId& unit = scene.step.plot->unit;
    const double r = layout.metrics.radius;
    const double title =
        CanvasBrush::textWidth(widestTitle(scene), titleFont(layout), QFont::Medium);
    const QSizeF size(std::max(std::clamp(3.5 * r, 128.0, 180.0), title + 24),
                      std::clamp(2.4 * r, 90.0, 122.0));
    std::vector<QRectF> obstacles = layout.obstacles(scene);
    for (const PlannedChip& chip : chips)
        obstacles.push_back(chip.companion.isNull() ? chip.chip : chip.chip | chip.companion);
    const std::vector<QRectF> captions = captionRects(scene, layout);
    const QRectF bounds = QRectF({}, layout.size).adjusted(8, 8, -8, -8);
    const QRectF body =
        layout.unitRect(unit.layer, unit.unit) | layout.badgeRect(unit.layer, unit.unit);
    std::vector<QLineF> moving;
    for (const CanvasFlow& flow : scene.step.flows)
        moving.push_back(flowPath(layout, flow, scene, chips));
    const bool sheds = layout.metrics.forRoom; // rather than cover anything
    const auto isFree = [&](const QRectF& rect) {
        return bounds.contains(rect) &&
               std::none_of(obstacles.begin(), obstacles.end(),
                            [&](const QRectF& o) { return o.intersects(rect); }) &&
               std::none_of(captions.begin(), captions.end(),
                            [&](const QRectF& c) { return c.intersects(rect); });
    };
    QRectF best;
    double bestCost = std::numeric_limits<double>::max();
    for (int ring = 0; ring < 9; ++ring)
        for (int angle = 0; angle < 24; ++angle) {
            const double turn = 2 * M_PI * angle / 24;
            const double reach = 12 + 26 * ring;
            QRectF rect({}, size);
            rect.moveCenter(
                body.center() +
                QPointF((0.5 * (body.width() + size.width()) + reach) * std::cos(turn),
                        (0.5 * (body.height() + size.height()) + reach) * std::sin(turn)));
            double cost = 0.012 * size.width() * reach +
                          60 * std::abs(std::cos(turn)) * (std::cos(turn) < 0 ? 1.2 : 1);
            const QRectF in = rect.intersected(bounds);
            cost += 8 * (size.width() * size.height() - in.width() * in.height());
            for (const QRectF& o : obstacles) {
                const QRectF both = o.adjusted(-5, -5, 5, 5).intersected(rect);
                if (!both.isEmpty()) cost += 4 * both.width() * both.height();
            }
            for (const QRectF& caption : captions) {
                const QRectF both = caption.intersected(rect);
                if (!both.isEmpty()) cost += 1e4 + 40 * both.width() * both.height();
            }
            for (const QLineF& line : moving)
                cost += 40 * lengthInside(line, rect.adjusted(-8, -8, 8, 8));
            if (cost >= bestCost || (sheds && !isFree(rect))) continue;
            bestCost = cost;
            best = rect;
        }
    for (const QRectF& o : obstacles) { // rather none than one over a number
        const QRectF both = o.intersected(best);
        if (both.width() * both.height() > 0.15 * o.width() * o.height()) return {};
    }
    return best;
}

void paintPlot(const CanvasBrush& brush, const std::vector<PlannedChip>& chips) {
    const CanvasPlot& plot = *brush.scene.step.plot;
    const QRectF card = plotRect(brush.scene, brush.layout, chips);
    if (card.height() * brush.scale < 50) return;
    const double font = titleFont(brush.layout);
    const QColor tone = plot.tangent ? brush.theme.backward : brush.theme.forward;
    const QColor frame = blend(brush.theme.canvas, tone, 0.7);
    if (plot.z.size() == 1) { // whose function it is
        const QPointF unit = brush.layout.centre(plot.unit);
        const QRectF body = brush.layout.unitRect(plot.unit.layer, plot.unit.unit);
        const QLineF tail(unit, {std::clamp(unit.x(), card.left() + 12, card.right() - 12),
                                 std::clamp(unit.y(), card.top() + 12, card.bottom() - 12)});
        const double inside = lengthInside(tail, body);
        if (inside < tail.length())
            brush.line({tail.pointAt(inside / tail.length()), tail.p2()}, frame, 1.2);
    }
    brush.box(card, 8, brush.theme.window, frame, 1.2);
    const double head = 1.7 * font;
    const QRectF field = card.adjusted(10, head + 2, -10, -8);
    const Window window = windowOf(plot);
    paintAxes(brush, window, field);
    paintCurve(brush, plot, window, field);
    for (const double z : plot.z) {
        const double a = curveAt(plot.function, z);
        if (plot.tangent)
            paintTangent(brush, plot, window, field, z, a);
        else
            paintReading(brush, window, field, z, a, brush.scene.progress);
    }
    const QRectF words(card.left() + 10, card.top() + 4, card.width() - 20, head);
    const int left = Qt::AlignLeft | Qt::AlignVCenter;
    if (plot.z.size() != 1) {
        brush.text(words, plot.name + QStringLiteral("(z)"),
                   {brush.theme.textMuted, font, QFont::Medium, left});
        return;
    }
    const double z = plot.z.front();
    const QString value =
        plot.tangent
            ? plot.name + QStringLiteral("′(%1) = %2")
                              .arg(brush.number(z), brush.number(slopeAt(plot.function, z)))
            : plot.name + QStringLiteral("(%1) = %2")
                              .arg(brush.number(z), brush.number(curveAt(plot.function, z)));
    brush.text(words, value,
               {plot.tangent ? brush.theme.backwardInk : brush.theme.forwardInk, font,
                QFont::Medium, left});
}

} // namespace deltaflow
