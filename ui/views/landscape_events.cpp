#include "ui/views/landscape_chart.h"

#include "core/text/number.h"
#include "ui/views/landscape_frame.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <qcustomplot.h>

#include <cmath>
#include <limits>
#include <utility>

namespace deltaflow {
namespace {

constexpr double kReach = 13; ///< From the point, to take hold of it.
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

QString numberText(double value, int digits = 4) {
    return QString::fromStdString(formatNumber(value, digits));
}

} // namespace

void LandscapeChart::setMovable(bool movable) {
    if (!movable) stopMoving(true);
    m_movable = movable;
}

bool LandscapeChart::isOnPoint(const QPointF& pixel) const {
    if (!m_movable || !m_frame) return false;
    const QPointF away = pixel - pixelOf(m_frame->point);
    return std::hypot(away.x(), away.y()) <= kReach;
}

void LandscapeChart::press(const QPointF& at) {
    if (!isOnPoint(at)) {
        m_panning = at;
        return;
    }
    const PlanePoint place = placeAt(at);
    m_grip = {m_frame->point.x - place.x, m_frame->point.y - place.y};
    m_moving = true;
    emit moveBegan();
    drawPoint();
    replot();
}

void LandscapeChart::drag(const QPointF& at) {
    if (m_moving) {
        const PlanePoint place = placeAt(at);
        emit moved({place.x + m_grip.x, place.y + m_grip.y});
    } else if (m_panning) {
        const PlanePoint from = placeAt(*m_panning);
        const PlanePoint to = placeAt(at);
        m_plot->xAxis->moveRange(from.x - to.x);
        m_plot->yAxis->moveRange(from.y - to.y);
        m_panning = at;
        m_zoomed = true;
        replot();
        emit regionChanged();
    } else {
        hover(at);
    }
}

void LandscapeChart::release() {
    m_panning.reset();
    stopMoving(true);
}

void LandscapeChart::stopMoving(bool keep) {
    if (!std::exchange(m_moving, false)) return;
    m_readOut->setVisible(false);
    drawPoint();
    replot();
    keep ? emit moveEnded() : emit moveCancelled();
}

void LandscapeChart::hover(const QPointF& at) {
    m_plot->setCursor(isOnPoint(at) ? Qt::OpenHandCursor : Qt::CrossCursor);
    const bool inside = m_plot->axisRect()->rect().contains(at.toPoint());
    m_readOut->setVisible(inside && m_frame != nullptr);
    if (inside && m_frame) tellPlace(placeAt(at));
    replot();
}

void LandscapeChart::tellPlace(const PlanePoint& place) {
    const double loss = m_surface ? lossAt(*m_surface, place) : kNaN;
    const QString x = m_movable ? m_plot->xAxis->label() : tr("1st");
    const QString y = m_movable ? m_plot->yAxis->label() : tr("2nd");
    QString text = QStringLiteral("%1 = %2   %3 = %4")
                       .arg(x, numberText(place.x, 3), y, numberText(place.y, 3));
    if (std::isfinite(loss)) text += tr("   loss ≈ %1").arg(numberText(loss));
    m_readOut->setText(text);
}

bool LandscapeChart::eventFilter(QObject* watched, QEvent* event) {
    const auto at = [event] { return static_cast<QMouseEvent*>(event)->position(); };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) press(at());
        return true;
    case QEvent::MouseMove:
        drag(at());
        return true;
    case QEvent::MouseButtonRelease:
        release();
        return true;
    case QEvent::MouseButtonDblClick:
        release();
        emit fitAsked();
        return true;
    case QEvent::Wheel: {
        const auto* const wheel = static_cast<QWheelEvent*>(event);
        zoomBy(std::pow(0.9985, wheel->angleDelta().y()), wheel->position());
        return true;
    }
    case QEvent::Leave:
        m_readOut->setVisible(m_moving);
        replot();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

/// Keys that are the window's shortcuts elsewhere.
bool LandscapeChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
        case Qt::Key_F:
            if (plain) event->accept();
            return true;
        case Qt::Key_Escape:
            if (m_moving) event->accept();
            return true;
        default:
            break;
        }
    }
    return QWidget::event(event);
}

void LandscapeChart::keyPressEvent(QKeyEvent* event) {
    const QPointF centre = m_plot->axisRect()->rect().toRectF().center();
    const double step = region().height() / (event->modifiers() & Qt::ShiftModifier ? 500.0 : 50.0);
    PlanePoint by;
    if (event->modifiers() & Qt::AltModifier) return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.8, centre);
    case Qt::Key_Minus:
        return zoomBy(1.25, centre);
    case Qt::Key_F:
        return emit fitAsked();
    case Qt::Key_Escape:
        if (!m_moving) return QWidget::keyPressEvent(event);
        return stopMoving(false);
    case Qt::Key_Left:
        by.x = -step;
        break;
    case Qt::Key_Right:
        by.x = step;
        break;
    case Qt::Key_Down:
        by.y = -step;
        break;
    case Qt::Key_Up:
        by.y = step;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (!m_movable || !m_frame) return;
    if (!m_moving) {
        m_target = m_frame->point;
        m_moving = true;
        emit moveBegan();
    }
    m_target = {m_target.x + by.x, m_target.y + by.y};
    emit moved(m_target);
}

/// One gesture for as long as a key is held.
void LandscapeChart::keyReleaseEvent(QKeyEvent* event) {
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (!isArrow) return QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) stopMoving(true);
}

void LandscapeChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    drawPoint();
    replot();
}

void LandscapeChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    release();
    drawPoint();
    replot();
}

} // namespace deltaflow
