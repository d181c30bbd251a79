#pragma once

#include "ui/lesson/reading_state.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QWidget>

namespace deltaflow {

class InkLabel;
class LessonSession;
class PageView;
class Player;
class TaskCard;

/// The open lesson at the side of the window: a page's text and tasks, and the way to the others.
class LessonReader : public QWidget {
    Q_OBJECT

public:
    LessonReader(LessonSession& session, Player& player, QWidget* parent = nullptr);

    [[nodiscard]] PageView& text() const { return *m_text; }
    [[nodiscard]] const QList<TaskCard*>& tasks() const { return m_tasks; }

    [[nodiscard]] ReadingState state() const;
    /// To be called when it is shown: it has its size then.
    void setState(const ReadingState& state);

signals:
    void closeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeBottom();
    void showPage();
    void showTasks();
    void showReply(const TaskCard& card);
    void dropTasks();
    void showPageCount();
    void showPageList();

    LessonSession& m_session;
    Player& m_player;
    QLabel* m_lesson;
    QToolButton* m_again;
    QScrollArea* m_scroll;
    QLabel* m_title;
    InkLabel* m_problem;
    PageView* m_text;
    QWidget* m_content;
    QList<TaskCard*> m_tasks;
    QPushButton* m_back;
    QPushButton* m_next;
    QToolButton* m_page;
    class QMenu* m_pages;
    int m_shownPage = -1;
};

} // namespace deltaflow
