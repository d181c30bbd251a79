#pragma once

#include <QLineEdit>
#include <QSpinBox>

namespace deltaflow {

/// Whether a field has the focus and text in it that has not been taken yet.
[[nodiscard]] bool isBeingTypedIn(const QLineEdit& field);
[[nodiscard]] bool isBeingTypedIn(const QAbstractSpinBox& field);

/// Shows what the project says, without a signal; a field that is being typed in is left alone.
void showText(QLineEdit& field, const QString& text);
void showValue(QSpinBox& field, int lowest, int highest, int value);

/// What was typed is taken, or refused: the field may be shown anew.
void endTyping(QLineEdit& field);
void endTyping(QAbstractSpinBox& field);

} // namespace deltaflow
