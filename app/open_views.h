#pragma once

#include <QStringList>

namespace deltaflow {

class MainWindow;

/// Opens the views of these names in the window. Throws UsageError for one that there is not.
void openViews(MainWindow& window, const QStringList& names);

/// Waits until the window and its views show all they compute, a minute at most.
void settle(MainWindow& window);

} // namespace deltaflow
