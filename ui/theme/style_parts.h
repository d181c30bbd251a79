#pragma once

#include <QStyleOption>

namespace deltaflow {

// What Style draws controls from. Colours come from Theme::current().

void roundedBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border);
/// Square, as a popup is, with a border that sets it off from the same ground.
void hairlineBox(QPainter& painter, const QRect& rect, const QColor& fill);
void focusRing(QPainter& painter, const QRect& rect);
/// The ring of a button; on ink, with a gap that sets it off.
void buttonFocus(QPainter& painter, const QRect& rect, bool onInk);
/// The ground of a button in its state.
void buttonPanel(QPainter& painter, const QStyleOption& option, bool bordered, bool primary);
void checkMark(QPainter& painter, const QStyleOption& option, bool round);
/// A frame around the line edit and two chevrons at its right.
void spinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up,
             const QRect& down);
void comboBox(QPainter& painter, const QStyleOptionComboBox& option);
/// Square, around what scrolls in it.
void outline(QPainter& painter, const QRect& rect);
/// Through the middle of a rectangle, along its longer side.
void hairline(QPainter& painter, const QRect& rect);
/// What is done of a progress bar; what is said over it can be read.
void progressDone(QPainter& painter, const QStyleOptionProgressBar& bar);
/// A line along the widget that the tab shows, thicker below the chosen one.
void tabShape(QPainter& painter, const QStyleOptionTab& tab);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);

} // namespace deltaflow
