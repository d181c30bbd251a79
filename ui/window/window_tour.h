#pragma once

#include "ui/tour/tour.h"

class QAction;

namespace deltaflow {

class MainWindow;
class Player;

/// What the tour of the window points at; `step` and `teach` are actions that have a button.
[[nodiscard]] std::vector<TourStop> tourOf(MainWindow& window, Player& player, QAction& step,
                                           QAction& teach);

} // namespace deltaflow
