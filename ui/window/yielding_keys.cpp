#include "ui/window/yielding_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>

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

} // namespace deltaflow
