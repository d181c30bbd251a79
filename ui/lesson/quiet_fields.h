#pragma once

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
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

/// A list of choices that gives way where there is little room.
inline void letShrink(QComboBox& box) {
    constexpr int kLetters = 9;
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(kLetters);
}

/// A list whose chosen line is marked by the card's colour.
inline void showQuietly(QAbstractItemView& list) {
    QPalette quiet = list.palette();
    quiet.setColor(QPalette::Highlight, Theme::current().card);
    quiet.setColor(QPalette::HighlightedText, Theme::current().text);
    list.setPalette(quiet);
}

} // namespace deltaflow
