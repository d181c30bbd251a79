#include "ui/window/yielding_keys.h"

#include "ui/tables/typing.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>

namespace deltaflow {

namespace {

bool choosesInBox(int key) {
    return key == Qt::Key_Space || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool movesSlider(int key) {
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool movesFocusOrCloses(int key) {
    return key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Escape ||
           key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F4;
}

bool isUndoOrRedo(const QKeyEvent& key) {
    const bool z = key.key() == Qt::Key_Z || key.key() == Qt::Key_Y;
    return z && key.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

bool yieldsTo(const QObject& focused, const QKeyEvent& key) {
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    if (qobject_cast<const QAbstractButton*>(&focused)) return key.key() == Qt::Key_Space;
    if (qobject_cast<const QComboBox*>(&focused)) return choosesInBox(key.key());
    if (qobject_cast<const QSlider*>(&focused)) return movesSlider(key.key());
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

bool passesBy(const QObject& focused, const QKeyEvent& key) {
    constexpr auto withModifier = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (const auto* box = qobject_cast<const QComboBox*>(&focused); box && !box->isEditable())
        return !(key.modifiers() & withModifier) && !choosesInBox(key.key()) &&
               !movesFocusOrCloses(key.key());
    if (isUndoOrRedo(key)) {
        if (const auto* box = qobject_cast<const QAbstractSpinBox*>(&focused))
            return !isBeingTypedIn(*box);
        if (const auto* line = qobject_cast<const QLineEdit*>(&focused))
            return !isBeingTypedIn(*line);
    }
    const bool isLetter = key.text().size() == 1 && key.text().front().isLetter();
    return isLetter && qobject_cast<const QSpinBox*>(&focused) && !(key.modifiers() & withModifier);
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
