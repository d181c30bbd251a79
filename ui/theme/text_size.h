#pragma once

#include <QList>

namespace deltaflow {

/// The sizes that can be chosen for text and controls, in per cent.
[[nodiscard]] QList<int> textSizes();

/// What the user chose, or 0 for the desktop's. Qt scales a program once, when it starts, so a
/// choice holds from the next start on.
[[nodiscard]] int chosenTextSize();
void chooseTextSize(int percent);

} // namespace deltaflow
