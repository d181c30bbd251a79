#include "ui/tables/typing.h"

#include <QSignalBlocker>

namespace deltaflow {

bool isBeingTypedIn(const QLineEdit& field) {
    return field.hasFocus() && field.isModified();
}

bool isBeingTypedIn(const QAbstractSpinBox& field) {
    const auto* const line = field.findChild<const QLineEdit*>();
    return field.hasFocus() && line && line->isModified();
}

void showText(QLineEdit& field, const QString& text) {
    if (isBeingTypedIn(field) || field.text() == text) return;
    const QSignalBlocker quiet(field);
    field.setText(text);
}

void showValue(QSpinBox& field, int lowest, int highest, int value) {
    if (isBeingTypedIn(field)) return;
    const QSignalBlocker quiet(field);
    field.setRange(lowest, highest);
    field.setValue(value);
}

void endTyping(QLineEdit& field) {
    field.setModified(false);
}

void endTyping(QAbstractSpinBox& field) {
    if (auto* const line = field.findChild<QLineEdit*>()) line->setModified(false);
}

} // namespace deltaflow
