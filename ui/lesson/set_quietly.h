#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace deltaflow {

/// Sets a field without its saying so, and without moving the cursor of one that is as it should
/// be.
inline void setQuietly(QPlainTextEdit& field, const QString& text) {
    const QSignalBlocker blocker(field);
    if (field.toPlainText() != text) field.setPlainText(text);
}

inline void setQuietly(QLineEdit& field, const QString& text) {
    const QSignalBlocker blocker(field);
    if (field.text() == text) return;
    field.setText(text);
    field.setCursorPosition(0); // its beginning says what it is
}

} // namespace deltaflow
