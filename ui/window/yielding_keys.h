#pragma once

#include <QKeyEvent>
#include <QObject>

namespace deltaflow {

/// Whether a key belongs to the widget that has the focus rather than to a shortcut of the window:
/// Space presses a button, arrows move in a table. Text fields say so themselves.
[[nodiscard]] bool yieldsTo(const QObject& focused, const QKeyEvent& key);

} // namespace deltaflow
