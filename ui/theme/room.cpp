#include "ui/theme/room.h"

#include <QScreen>
#include <QScrollArea>

namespace deltaflow {

QScrollArea* withScrolling(QWidget& content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // what it holds has the keys, and is scrolled to
    area->setWidgetResizable(true);
    area->setWidget(&content);
    area->viewport()->setAutoFillBackground(false);
    content.setAutoFillBackground(false);
    return area;
}

void resizeWithin(QWidget& window, QSize wanted) {
    constexpr QSize kFrame(16, 48);
    window.resize(wanted.boundedTo(window.screen()->availableSize() - kFrame));
}

} // namespace deltaflow
