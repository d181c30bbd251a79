#include "ui/training/iteration_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleOptionSlider>

namespace deltaflow {

IterationSlider::IterationSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent) {}

int IterationSlider::valueAt(QPointF position) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const QRect groove =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    return QStyle::sliderValueFromPosition(
        minimum(), maximum(), qRound(position.x()) - groove.left() - handle.width() / 2,
        groove.width() - handle.width());
}

void IterationSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(true);
    setValue(valueAt(event->position()));
}

void IterationSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setValue(valueAt(event->position()));
}

void IterationSlider::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}

void IterationSlider::keyPressEvent(QKeyEvent* event) {
    const int tenth = (maximum() - minimum()) / 10;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        emit stepped(1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Down:
        emit stepped(-1);
        break;
    case Qt::Key_PageUp:
        emit paged(tenth);
        break;
    case Qt::Key_PageDown:
        emit paged(-tenth);
        break;
    default:
        QSlider::keyPressEvent(event);
    }
}

} // namespace deltaflow
