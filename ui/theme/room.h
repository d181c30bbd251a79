#pragma once

#include <QSize>

class QLayout;
class QScrollArea;
class QWidget;

namespace deltaflow {

/// The content in an area without a frame, which scrolls only where there is too little room: in a
/// small window, or with large text. Takes the content.
[[nodiscard]] QScrollArea* withScrolling(QWidget& content, QWidget* parent);

/// The content as large as it wants to be, to three fifths of the parent, and scrolling where there
/// is less room; all of it where the parent, which may become another one, scrolls itself. Comes
/// and goes with the content, which it takes.
[[nodiscard]] QScrollArea* givingWay(QWidget& content, QWidget* parent);

/// Scrolls what holds a part, if that scrolls, until the part is seen with so much of what is below
/// it.
void bringIntoView(QWidget& part, int below = 0);

/// Whether a part stands in a window that is low for its text: a small one, or one with large text.
[[nodiscard]] bool isLow(const QWidget& part);

/// Takes most of the margins above and below a bar's layout while its window is low.
void thinWhenLow(QWidget& bar, QLayout& layout);

/// Makes a window as large as wanted, but leaves it room on its screen, frame included.
void resizeWithin(QWidget& window, QSize wanted);

/// Whenever it is shown, the window is no larger than its screen has room for.
void keepWithinScreen(QWidget& window);

} // namespace deltaflow
