#pragma once

#include "core/lesson/task_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

namespace deltaflow {

class InkLabel;

/// A page's tasks, to be written: a list of them and the fields of the one that is chosen.
class TaskForm : public QWidget {
    Q_OBJECT

public:
    explicit TaskForm(QWidget* parent = nullptr);

    /// `place` tells one page's tasks from another's: an answer that cannot be read stays in its
    /// field for as long as its task is chosen there.
    void showTasks(const std::vector<LessonTask>& tasks, const QString& place = {});
    /// Which number a new task asks for.
    void setLikely(std::function<std::optional<NamedRef>()> number) {
        m_likely = std::move(number);
    }
    /// What is wrong with the answer as it is typed, which is not in the tasks; mostly nothing.
    [[nodiscard]] QString pendingFault() const { return m_pending; }
    [[nodiscard]] std::optional<QString> pendingAnswer() const;
    [[nodiscard]] int current() const { return m_list->currentRow(); } ///< -1: there is none.
    /// Chooses a task, with a pending answer if there is one.
    void goOn(int task, const std::optional<QString>& answer);

signals:
    void pendingChanged();
    /// Another list of tasks. `field`: what was typed in, 0 where it was not typing.
    void edited(const std::vector<deltaflow::LessonTask>& tasks, int field);

private:
    void layOut();
    [[nodiscard]] QHBoxLayout* makeButtons();
    void layOutFields();
    void connectFields();
    [[nodiscard]] bool isStill(const std::vector<LessonTask>& tasks, const QString& place) const;
    void showTask();
    void showAnswer(const LessonTask& task);
    void showHelp();
    void setPending(const QString& fault);
    void seedAnswer();
    void add();
    void remove();
    void move(int by);
    void changeAnswer();
    void change(const std::function<void(LessonTask&)>& how, int field);

    std::vector<LessonTask> m_tasks;
    QString m_place;
    QString m_pending;
    bool m_isTyping = false; ///< The answer: it is not set while it is being written.
    std::function<std::optional<NamedRef>()> m_likely;
    QListWidget* m_list;
    QList<QWidget*> m_ofOne; ///< Buttons for the task that is chosen.
    QWidget* m_fields;
    QComboBox* m_kind;
    QPlainTextEdit* m_question;
    QPlainTextEdit* m_answer;
    QLabel* m_help;
    InkLabel* m_fault;
    QSpinBox* m_digits;
    QLabel* m_digitsName;
    QPlainTextEdit* m_hint;
    QPlainTextEdit* m_solved;
};

} // namespace deltaflow
