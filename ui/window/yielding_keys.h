#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QWidget>

namespace deltaflow {

/// Whether a key belongs to the widget that has the focus rather than to a shortcut of the window:
/// Space presses a button and opens a list, arrows move in a table. Text fields say so themselves.
[[nodiscard]] bool yieldsTo(const QObject& focused, const QKeyEvent& key);

/// Whether a key is meant for the window though the widget with the focus would take it: a closed
/// combo box would change unseen by End or a letter, a number box takes letters it has no use for,
/// and what is not being typed in has nothing to undo.
[[nodiscard]] bool passesBy(const QObject& focused, const QKeyEvent& key);

/// In the open list of a combo box Space chooses as Return does; every other key is the popup's
/// own. True if the event was such a Space and is done with.
[[nodiscard]] bool choosesInPopup(const QWidget& popup, QObject& watched, const QEvent& event);

} // namespace deltaflow
