#include "ui/theme/scroll_room.h"

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

} // namespace deltaflow
