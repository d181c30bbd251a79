#pragma once

#include "ui/quiz/quiz_session.h"
#include "ui/theme/ink_label.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace deltaflow {

class EquationView;
class FormulaPicks;

/// Asks for the next number before it is shown: below the steps, while predicting is on.
class QuizPanel : public QFrame {
    Q_OBJECT

public:
    explicit QuizPanel(QuizSession& session, QWidget* parent = nullptr);

    /// The keyboard goes to the answer.
    void takeKeys();
    /// What is typed and not checked yet.
    [[nodiscard]] QString typed() const { return m_answer->text(); }
    void setTyped(const QString& answer) { m_answer->setText(answer); }

signals:
    void keysReleased(); ///< Escape in the answer: the keyboard goes back to the steps.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();
    void show();
    void check();
    void pick(std::size_t which);
    void showReply(const QuizSession::Reply& reply);
    void hint();
    void stepOn();
    void saveResults();
    void say(const QString& sentence, Ink ink = &Theme::text,
             const std::optional<Equation>& rule = {});

    QuizSession& m_session;
    QLabel* m_title;
    QLabel* m_score;
    EquationView* m_asked;
    QComboBox* m_by;
    FormulaPicks* m_picks;
    QLineEdit* m_answer;
    QPushButton* m_check;
    QPushButton* m_hint;
    QPushButton* m_show;
    QPushButton* m_save;
    ReplyLabel* m_reply;
    EquationView* m_rule;
    std::optional<Ref> m_shown; ///< What the reply is about.
    bool m_keepsReply = false;  ///< The question moves on because of a right answer.
};

} // namespace deltaflow
