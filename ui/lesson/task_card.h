#pragma once

#include "core/lesson/lesson.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace deltaflow {

class EquationView;
class PageView;
class Player;
class ReplyLabel;
struct TaskReply;

/// One task of a page: what is asked, the place for the answer, and what is said of it.
class TaskCard : public QFrame {
    Q_OBJECT

public:
    TaskCard(Player& player, LessonTask task, bool isSolved, QWidget* parent = nullptr);

    [[nodiscard]] bool isSolved() const { return m_isSolved; }
    [[nodiscard]] QString reply() const;

signals:
    void solved();
    void replied(); ///< Something is said below the question, which may be out of sight.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeNumber(const NumberTask& task);
    void makeChoice(const ChoiceTask& task);
    void makeReach(const ReachTask& task);
    void makeHint();
    void say(const TaskReply& reply);

    Player& m_player;
    const LessonTask m_task; ///< Its own: the lesson may be another before this is gone.
    bool m_isSolved;
    QLabel* m_state;
    ReplyLabel* m_reply;
    EquationView* m_rule;
    PageView* m_said; ///< A hint, a choice's reply, what is said of a solved task.
    class QVBoxLayout* m_column;
    class QHBoxLayout* m_line = nullptr;
};

} // namespace deltaflow
