#pragma once

#include <QList>

namespace deltaflow {

/// The sizes that can be chosen for text and controls, in per cent.
[[nodiscard]] QList<int> textSizes();

/// Draws the windows that are made from now on at so many per cent, text and controls together; 0:
/// as the desktop's text. Needs a QApplication, and that there is no window: Qt rescales none that
/// is there.
void setTextSize(int percent);
/// As it was set last; 0 before that.
[[nodiscard]] int currentTextSize();
/// What it comes to: 2 at 200 %.
[[nodiscard]] double textScale();

/// What the user chose, or 0 for the desktop's.
[[nodiscard]] int preferredTextSize();
void rememberTextSize(int percent);

} // namespace deltaflow
