#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QWidget>

namespace deltaflow {

/// Whether a key belongs to the widget that has the focus rather than to a shortcut of the window:
/// Space presses a button, arrows move in a table. Text fields say so themselves.
[[nodiscard]] bool yieldsTo(const QObject& focused, const QKeyEvent& key);

/// In the open list of a combo box Space chooses as Return does; every other key is the popup's
/// own. True if the event was such a Space and is done with.
[[nodiscard]] bool choosesInPopup(const QWidget& popup, QObject& watched, const QEvent& event);

} // namespace deltaflow
