#pragma once

#include <QSize>

class QScrollArea;
class QWidget;

namespace deltaflow {

/// The content in an area without a frame, which scrolls only where there is too little room: in a
/// small window, or with large text. Takes the content.
[[nodiscard]] QScrollArea* withScrolling(QWidget& content, QWidget* parent);

/// The content as large as it wants to be where there is room, and scrolling where there is not.
/// Comes and goes with the content, which it takes.
[[nodiscard]] QScrollArea* givingWay(QWidget& content, QWidget* parent);

/// Makes a window as large as wanted, but leaves it room on its screen, frame included.
void resizeWithin(QWidget& window, QSize wanted);

} // namespace deltaflow
