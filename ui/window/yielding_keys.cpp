#include "ui/window/yielding_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>

namespace deltaflow {

bool yieldsTo(const QObject& focused, const QKeyEvent& key) {
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    if (qobject_cast<const QAbstractButton*>(&focused)) return key.key() == Qt::Key_Space;
    if (qobject_cast<const QComboBox*>(&focused)) return true;
    if (!qobject_cast<const QAbstractItemView*>(&focused)) return false;
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
        return true;
    default:
        return !key.text().isEmpty(); // typing begins an edit
    }
}

bool choosesInPopup(const QWidget& popup, QObject& watched, const QEvent& event) {
    if (event.type() != QEvent::KeyPress || !qobject_cast<QAbstractItemView*>(&watched) ||
        !qobject_cast<QComboBox*>(popup.parentWidget()) ||
        static_cast<const QKeyEvent&>(event).key() != Qt::Key_Space)
        return false;
    QKeyEvent choose(QEvent::ShortcutOverride, Qt::Key_Return, Qt::NoModifier); // Qt chooses on it
    QCoreApplication::sendEvent(&watched, &choose);
    return true;
}

} // namespace deltaflow
