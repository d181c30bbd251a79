#pragma once

#include "core/lesson/task_text.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QWidget>

#include <functional>

namespace deltaflow {

/// A page's tasks, to be written: a list of them and the fields of the one that is chosen.
class TaskForm : public QWidget {
    Q_OBJECT

public:
    explicit TaskForm(QWidget* parent = nullptr);

    void showTasks(const std::vector<LessonTask>& tasks);

signals:
    /// Another list of tasks. `field`: what was typed in, 0 where it was not typing.
    void edited(const std::vector<deltaflow::LessonTask>& tasks, int field);

private:
    [[nodiscard]] int current() const { return m_list->currentRow(); }
    void layOut();
    void showTask();
    void showHelp();
    void add();
    void remove();
    void move(int by);
    void changeAnswer();
    void change(const std::function<void(LessonTask&)>& how, int field);

    std::vector<LessonTask> m_tasks;
    QListWidget* m_list;
    QWidget* m_fields;
    QComboBox* m_kind;
    QPlainTextEdit* m_question;
    QPlainTextEdit* m_answer;
    QLabel* m_help;
    QLabel* m_fault;
    QSpinBox* m_digits;
    QLabel* m_digitsName;
    QPlainTextEdit* m_hint;
    QLineEdit* m_solved;
};

} // namespace deltaflow
