#pragma once

#include "ui/quiz/quiz_session.h"

#include <QAbstractButton>

namespace deltaflow {

/// A formula that can be picked, with the key that picks it.
class FormulaButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit FormulaButton(int number, QWidget* parent = nullptr);

    void show(const QuizSession::Pick& pick);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_number;
    Equation m_shown; ///< The right side alone.
};

/// The formulas of a question, one below the other: picked by a click, or by their number while the
/// keyboard is here.
class FormulaPicks : public QWidget {
    Q_OBJECT

public:
    explicit FormulaPicks(QWidget* parent = nullptr);

    void show(const std::vector<QuizSession::Pick>& picks);

signals:
    void picked(std::size_t which);
    void left(); ///< Escape: the keyboard goes back to the steps.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int kMost = 4;
    [[nodiscard]] int numberOf(const QKeyEvent& key) const;

    std::vector<FormulaButton*> m_buttons;
};

} // namespace deltaflow
