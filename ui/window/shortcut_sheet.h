#pragma once

#include <QAction>
#include <QWidget>

namespace deltaflow {

/// Shows what every key does, over `window`; Esc or a click outside closes it.
void showShortcutSheet(const QList<QAction*>& actions, QWidget& window);

} // namespace deltaflow
