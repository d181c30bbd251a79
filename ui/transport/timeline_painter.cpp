#include "ui/transport/timeline_painter.h"

#include "ui/words/step_words.h"

#include <QFontMetricsF>

namespace deltaflow {
namespace {

constexpr double kBar = 8;
constexpr double kHandle = 9;
constexpr double kTickSpacing = 5;

struct Scene {
    QPainter& painter;
    const TimelineGeometry& geometry;
    const TimelineState& state;
    const Theme& theme;
    double top;  ///< Of the bars.
    double head; ///< x of the play-head.
};

QFont labelFont(bool current) {
    return uiFont(11, current ? QFont::DemiBold : QFont::Normal);
}

/// The current phase's name, whole and inside the area; the others get the room that is left.
void paintLabels(const Scene& scene, const QRectF& area) {
    constexpr double kBetween = 6;
    constexpr double kLeast = 14; // a letter and an ellipsis
    const auto& segments = scene.geometry.segments;
    const auto* current = scene.geometry.segmentOf(scene.state.step);
    double start = area.right();
    double end = area.left();
    if (current) {
        const double width =
            QFontMetricsF(labelFont(true)).horizontalAdvance(phaseName(current->phase));
        start = std::max(area.left(), std::min(current->x, area.right() - width - 1));
        end = start + width;
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto& segment = segments[i];
        const bool isCurrent = &segment == current;
        double left = isCurrent ? start : segment.x;
        double right = i + 1 < segments.size() ? segments[i + 1].x - 2 : area.right();
        if (current && segment.first > current->first) left = std::max(left, end + kBetween);
        if (current && segment.first < current->first) right = std::min(right, start - kBetween);
        if (!isCurrent && right - left < kLeast) continue;
        const QFont font = labelFont(isCurrent);
        const QString name = phaseName(segment.phase);
        scene.painter.setFont(font);
        scene.painter.setPen(isCurrent ? scene.theme.phaseInk(segment.phase)
                                       : scene.theme.textMuted);
        scene.painter.drawText(
            QPointF(left, scene.top - 10),
            isCurrent ? name : QFontMetricsF(font).elidedText(name, Qt::ElideRight, right - left));
    }
}

void paintBar(const Scene& scene, const TimelineGeometry::Segment& segment) {
    const QRectF bar(segment.x, scene.top, segment.width, kBar);
    scene.painter.setPen(Qt::NoPen);
    scene.painter.setBrush(scene.theme.track);
    scene.painter.drawRoundedRect(bar, kBar / 2, kBar / 2);
    if (scene.state.step < segment.first) return;
    scene.painter.setBrush(scene.theme.phaseLine(segment.phase));
    const double filled = std::min(scene.head, segment.right()) - segment.x;
    scene.painter.save();
    scene.painter.setClipRect(QRectF(segment.x, scene.top - 1, filled, kBar + 2));
    scene.painter.drawRoundedRect(bar, kBar / 2, kBar / 2);
    scene.painter.restore();
}

void paintTicks(const Scene& scene, const TimelineGeometry::Segment& segment) {
    const double y = std::round(scene.top + kBar + 6);
    const QColor tick = blend(scene.theme.window, scene.theme.textMuted, 0.5);
    for (const double x : scene.geometry.ticks(segment, kTickSpacing)) {
        const double left = std::min(std::round(x - 0.5), segment.right() - 1);
        scene.painter.fillRect(QRectF(left, y, 1, 5), tick);
    }
}

void paintHover(const Scene& scene) {
    if (scene.state.hover < -1) return;
    const double x = scene.geometry.position(scene.state.hover);
    scene.painter.fillRect(QRectF(std::round(x - 1), scene.top - 4, 2, kBar + 8),
                           scene.theme.textMuted);
}

void paintHead(const Scene& scene) {
    const auto* segment = scene.geometry.segmentOf(scene.state.step);
    const QPointF centre(scene.head, scene.top + kBar / 2);
    scene.painter.setBrush(scene.theme.window);
    if (scene.state.focused) {
        scene.painter.setPen(QPen(scene.theme.focus, 2));
        scene.painter.drawEllipse(centre, kHandle + 3, kHandle + 3);
    }
    scene.painter.setPen(
        QPen(segment ? scene.theme.phaseLine(segment->phase) : scene.theme.textMuted, 3));
    scene.painter.drawEllipse(centre, kHandle - 1.5, kHandle - 1.5);
}

} // namespace

void paintTimeline(QPainter& painter, const TimelineGeometry& geometry, const TimelineState& state,
                   const Theme& theme, const QRectF& area) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Scene scene{painter,
                      geometry,
                      state,
                      theme,
                      std::round(area.center().y() + 1),
                      geometry.position(state.step, state.progress)};
    paintLabels(scene, area);
    for (const auto& segment : geometry.segments) {
        paintBar(scene, segment);
        paintTicks(scene, segment);
    }
    paintHover(scene);
    paintHead(scene);
}

} // namespace deltaflow
