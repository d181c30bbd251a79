#include "ui/presenter/stage_overlay.h"

#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltaflow {

StageOverlay::StageOverlay(Stage& stage, QWidget* parent)
    : QWidget(parent)
    , m_stage(stage) {
    setMouseTracking(true);
    m_clock.start();
    m_beat.setInterval(40);
    connect(&m_beat, &QTimer::timeout, this, &StageOverlay::settle);
    connect(&stage, &Stage::changed, this, &StageOverlay::show);
    connect(&stage, &Stage::clearAsked, this, &StageOverlay::clear);
    // What was drawn over another picture points at nothing in this one.
    connect(&stage.player(), &Player::stepChanged, this, &StageOverlay::clear);
    show();
}

void StageOverlay::clear() {
    m_strokes.clear();
    update();
}

void StageOverlay::show() {
    const std::pair picture(m_stage.isZoomed(), m_stage.isOverview());
    if (std::exchange(m_picture, picture) != picture) m_strokes.clear();
    const bool takes = m_stage.tool() != StageTool::None || m_stage.blank() != StageBlank::None;
    setAttribute(Qt::WA_TransparentForMouseEvents, !takes);
    if (m_stage.tool() == StageTool::Spotlight) {
        const QPoint at = mapFromGlobal(QCursor::pos());
        m_spot = rect().contains(at) ? at : rect().center();
    }
    if (m_stage.tool() != StageTool::Pen) m_strokes.lift(m_clock.elapsed());
    if (takes)
        setCursor(m_stage.blank() != StageBlank::None ? Qt::BlankCursor
                  : m_stage.tool() == StageTool::Pen  ? Qt::CrossCursor
                                                      : Qt::BlankCursor);
    else
        unsetCursor();
    update();
}

bool StageOverlay::fades() const {
    return !m_stage.player().reducedMotion();
}

void StageOverlay::settle() {
    m_strokes.settle(m_clock.elapsed(), fades());
    if (m_strokes.strokes().empty()) m_beat.stop();
    update();
}

// -- Painting ------------------------------------------------------------------------------------

void StageOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_stage.blank() != StageBlank::None) {
        painter.fillRect(rect(), m_stage.blank() == StageBlank::Black ? Qt::black : Qt::white);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_stage.tool() == StageTool::Spotlight) {
        QPainterPath dark;
        dark.addRect(rect());
        dark.addEllipse(m_spot, spotRadius(), spotRadius()); // odd-even: a hole
        painter.fillPath(dark, QColor(0, 0, 0, 190));
    }
    paintStrokes(painter, m_strokes, m_clock.elapsed(), fades(), Theme::current().error,
                 penWidth());
}

// -- Events --------------------------------------------------------------------------------------

void StageOverlay::mousePressEvent(QMouseEvent* event) {
    if (m_stage.tool() != StageTool::Pen || event->button() != Qt::LeftButton) return;
    m_strokes.begin(event->position());
    m_beat.start();
    update();
}

void StageOverlay::mouseMoveEvent(QMouseEvent* event) {
    if (m_stage.tool() == StageTool::Spotlight) return moveSpot(event->position(), m_radius);
    if (!m_strokes.isDrawing()) return;
    const QPointF from = m_strokes.strokes().back().points.back();
    m_strokes.extend(event->position());
    const int around = static_cast<int>(std::ceil(penWidth()));
    update(QRectF(from, event->position())
               .normalized()
               .toAlignedRect()
               .adjusted(-around, -around, around, around));
}

void StageOverlay::mouseReleaseEvent(QMouseEvent*) {
    m_strokes.lift(m_clock.elapsed());
}

void StageOverlay::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (m_stage.tool() != StageTool::Spotlight) return;
    const double factor = std::pow(1.001, event->angleDelta().y());
    moveSpot(m_spot, std::clamp(m_radius * factor, 0.05, 0.8));
}

QRect StageOverlay::spotRect() const {
    const QPointF reach(spotRadius() + 2, spotRadius() + 2);
    return QRectF(m_spot - reach, m_spot + reach).toAlignedRect();
}

void StageOverlay::moveSpot(QPointF to, double radius) {
    const QRect before = spotRect();
    m_spot = to;
    m_radius = radius;
    update(before | spotRect());
}

} // namespace deltaflow
