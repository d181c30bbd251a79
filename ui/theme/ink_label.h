#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace deltaflow {

/// One of the theme's inks, whichever theme it is: &Theme::error.
using Ink = QColor Theme::*;

/// A label in an ink, also when the theme is another.
class InkLabel : public QLabel {
    Q_OBJECT

public:
    explicit InkLabel(QWidget* parent = nullptr)
        : QLabel(parent) {}

    void setInk(Ink ink);

protected:
    void changeEvent(QEvent* event) override;

private:
    void dye();

    Ink m_ink = &Theme::text;
};

/// What is said of an answer, wrapped below it: there while it says something, and heard by a
/// screen reader wherever the focus is.
class ReplyLabel : public InkLabel {
    Q_OBJECT

public:
    explicit ReplyLabel(QWidget* parent = nullptr);

    /// An empty sentence takes back what was said.
    void say(const QString& sentence, Ink ink = &Theme::text);
};

} // namespace deltaflow
