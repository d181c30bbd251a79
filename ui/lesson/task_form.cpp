#include "ui/lesson/task_form.h"

#include "core/error.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/number_inserter.h"
#include "ui/lesson/quiet_fields.h"
#include "ui/theme/ink_label.h"
#include "ui/theme/theme.h"
#include "ui/words/error_words.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QToolButton>

namespace deltaflow {

namespace {

enum Field { Question = 1, Answer, Digits, Hint, Solved };

/// What a task of that kind expects before anything is typed.
QString seedOf(TaskKind kind) {
    switch (kind) {
    case TaskKind::Number:
        return QStringLiteral("0");
    case TaskKind::Choice:
        return QStringLiteral("* %1\n%2").arg(TaskForm::tr("right"), TaskForm::tr("wrong"));
    case TaskKind::Reach:
        return QStringLiteral("L < 0.01");
    }
    return {};
}

} // namespace

TaskForm::TaskForm(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_fields(new QWidget(this))
    , m_kind(new QComboBox(m_fields))
    , m_question(new QPlainTextEdit(m_fields))
    , m_answer(new QPlainTextEdit(m_fields))
    , m_help(new QLabel(m_fields))
    , m_fault(new InkLabel(m_fields))
    , m_digits(new QSpinBox(m_fields))
    , m_digitsName(new QLabel(tr("Digits"), m_fields))
    , m_hint(new QPlainTextEdit(m_fields))
    , m_solved(new QPlainTextEdit(m_fields)) {
    m_kind->addItems({tr("Answer a number"), tr("Choose one of several"), tr("Reach a state")});
    m_digits->setRange(1, 10);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Tasks of the page"));
    for (QPlainTextEdit* field : {m_question, m_answer, m_hint, m_solved}) {
        field->setTabChangesFocus(true);
        field->setUndoRedoEnabled(false);                // the lesson's own undo
        field->viewport()->setAutoFillBackground(false); // the frame's round corners
    }
    m_fault->setInk(&Theme::error);
    for (QLabel* label : std::initializer_list<QLabel*>{m_help, m_fault})
        label->setWordWrap(true);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    letShrink(*m_kind);
    layOut();
    connectFields();
    showTasks({});
}

void TaskForm::connectFields() {
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        setPending({});
        showTask();
    });
    connect(m_answer, &QPlainTextEdit::textChanged, this, &TaskForm::changeAnswer);
    connect(m_kind, &QComboBox::activated, this, &TaskForm::seedAnswer);
    connect(m_digits, &QSpinBox::valueChanged, this, [this](int digits) {
        change(
            [digits](LessonTask& task) {
                if (auto* number = std::get_if<NumberTask>(&task.kind)) number->digits = digits;
            },
            Digits);
    });
    const auto connectText = [this](QPlainTextEdit* edit, LocalText LessonTask::*text, int field) {
        connect(edit, &QPlainTextEdit::textChanged, this, [=, this] {
            const std::string typed = edit->toPlainText().toStdString();
            change([=](LessonTask& task) { (task.*text).set(lessonLanguage(), typed); }, field);
        });
    };
    connectText(m_question, &LessonTask::question, Question);
    connectText(m_hint, &LessonTask::hint, Hint);
    connectText(m_solved, &LessonTask::solved, Solved);
}

void TaskForm::layOut() {
    layOutFields();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_list);
    column->addLayout(makeButtons());
    column->addWidget(m_fields);
    column->addStretch(1);
    setMinimumWidth(column->minimumSize().width()); // with all of a task's fields
}

/// What is done with the tasks.
QHBoxLayout* TaskForm::makeButtons() {
    auto* buttons = new QHBoxLayout;
    const auto add = [&](QAbstractButton* button, const QString& name, auto run) {
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QAbstractButton::clicked, this, run);
        buttons->addWidget(button);
        return button;
    };
    const auto arrow = [this](Qt::ArrowType type) { // small: the row must be no wider than the form
        auto* button = new QToolButton(this);
        button->setArrowType(type);
        button->setFocusPolicy(Qt::TabFocus);
        return button;
    };
    add(new QPushButton(tr("Add task"), this), tr("Add task"), [this] { this->add(); });
    m_ofOne = {add(new QPushButton(tr("Remove"), this), tr("Remove"), [this] { remove(); }),
               add(arrow(Qt::UpArrow), tr("Up"), [this] { move(-1); }),
               add(arrow(Qt::DownArrow), tr("Down"), [this] { move(1); })};
    buttons->addStretch();
    return buttons;
}

/// The chosen task's fields, each with its name.
void TaskForm::layOutFields() {
    auto* form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 4, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Question"), m_question);
    form->addRow(tr("Answer"), m_answer);
    form->addRow(QString(), m_help);
    form->addRow(QString(), m_fault);
    form->addRow(m_digitsName, m_digits);
    form->addRow(tr("Hint"), m_hint);
    form->addRow(tr("When solved"), m_solved);
    for (QPlainTextEdit* field : {m_question, m_answer, m_hint, m_solved}) {
        const int lines = field == m_answer ? 5 : 3;
        field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + 14);
    }
    m_question->setAccessibleName(tr("Question"));
    m_answer->setAccessibleName(tr("Answer"));
    m_hint->setAccessibleName(tr("Hint"));
    m_solved->setAccessibleName(tr("When solved"));
}

/// Whether the chosen task expects what it did, so that what is typed for it is still meant.
bool TaskForm::isStill(const std::vector<LessonTask>& tasks, const QString& place) const {
    const auto row = static_cast<std::size_t>(std::max(0, current()));
    return place == m_place && tasks.size() == m_tasks.size() && row < tasks.size() &&
           tasks[row].kind == m_tasks[row].kind;
}

void TaskForm::showTasks(const std::vector<LessonTask>& tasks, const QString& place) {
    const bool isSame =
        tasks == m_tasks && place == m_place && m_list->count() == static_cast<int>(tasks.size());
    if (!m_isTyping && !isStill(tasks, place)) setPending({});
    m_tasks = tasks;
    m_place = place;
    const int row =
        std::clamp(current(), tasks.empty() ? -1 : 0, static_cast<int>(tasks.size()) - 1);
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const QString question = inLanguage(tasks[i].question).simplified();
            m_list->addItem(
                tr("%1  %2").arg(i + 1).arg(question.isEmpty() ? tr("No question yet") : question));
        }
        m_list->setCurrentRow(row);
        showQuietly(*m_list);
        constexpr int kMost = 4;
        const int lines = std::clamp(m_list->count(), 1, kMost);
        m_list->setFixedHeight(lines * std::max(0, m_list->sizeHintForRow(0)));
    }
    if (!isSame || tasks.empty()) showTask();
}

std::optional<QString> TaskForm::pendingAnswer() const {
    if (m_pending.isEmpty()) return std::nullopt;
    return m_answer->toPlainText();
}

void TaskForm::goOn(int task, const std::optional<QString>& answer) {
    if (task < 0 || task >= m_list->count()) return;
    m_list->setCurrentRow(task);
    if (answer) m_answer->setPlainText(*answer);
}

void TaskForm::showTask() {
    const bool isThere = current() >= 0 && current() < static_cast<int>(m_tasks.size());
    m_fields->setVisible(isThere);
    m_list->setVisible(isThere);
    for (QWidget* button : m_ofOne)
        button->setVisible(isThere);
    if (!isThere) return;
    const LessonTask& task = m_tasks[static_cast<std::size_t>(current())];
    setQuietly(*m_question, inLanguage(task.question));
    setQuietly(*m_hint, inLanguage(task.hint));
    setQuietly(*m_solved, inLanguage(task.solved));
    if (m_pending.isEmpty()) showAnswer(task); // else what is typed stays as it is
}

void TaskForm::showAnswer(const LessonTask& task) {
    const QSignalBlocker blockKind(m_kind);
    const QSignalBlocker blockDigits(m_digits);
    m_kind->setCurrentIndex(static_cast<int>(kindOf(task)));
    if (!m_isTyping)
        setQuietly(*m_answer, QString::fromStdString(answerText(task, lessonLanguage())));
    const auto* number = std::get_if<NumberTask>(&task.kind);
    if (number) m_digits->setValue(number->digits);
    m_digits->setVisible(number != nullptr);
    m_digitsName->setVisible(number != nullptr);
    showHelp();
}

void TaskForm::setPending(const QString& fault) {
    m_fault->setVisible(!fault.isEmpty());
    if (fault == m_pending) return;
    m_pending = fault;
    m_fault->setText(fault);
    emit pendingChanged();
}

void TaskForm::showHelp() {
    const auto kind = static_cast<TaskKind>(m_kind->currentIndex());
    using Form = NumberInserter::Form;
    NumberInserter::setForm(*m_answer, kind == TaskKind::Reach    ? Form::Bare
                                       : kind == TaskKind::Number ? Form::BareWhereAlone
                                                                  : Form::Braces);
    m_help->setText(
        kind == TaskKind::Number
            ? tr("A number’s address, such as a1[1] or W1.adjoint[1,2], or an expression such as "
                 "{a1[1]} * (1 - {a1[1]}). Below it, one a line, mistakes that you foresee, “ | ” "
                 "and what is said to them")
        : kind == TaskKind::Choice
            ? tr("One choice a line: a star before the right ones, and behind “ | ” what is said "
                 "of it")
            : tr("L < 0.01, or > or =; to two digits, a1[1] = 0.9 | 2. Or the number whose step is "
                 "to be come to, such as a2[1]. Below it, one a line, what is to hold besides"));
}

void TaskForm::change(const std::function<void(LessonTask&)>& how, int field) {
    if (current() < 0 || current() >= static_cast<int>(m_tasks.size())) return;
    std::vector<LessonTask> tasks = m_tasks;
    how(tasks[static_cast<std::size_t>(current())]);
    emit edited(tasks, field > 0 ? 10 * current() + field : 0);
}

/// Another kind begins with an answer of its own that can be read: the task is of that kind at
/// once.
void TaskForm::seedAnswer() {
    const int row = current();
    if (row < 0 || row >= static_cast<int>(m_tasks.size())) return;
    const auto kind = static_cast<TaskKind>(m_kind->currentIndex());
    if (kind == kindOf(m_tasks[static_cast<std::size_t>(row)])) return; // it was chosen already
    setQuietly(*m_answer, seedOf(kind));
    showHelp();
    changeAnswer();
}

void TaskForm::changeAnswer() {
    if (current() < 0 || current() >= static_cast<int>(m_tasks.size())) return;
    const auto kind = static_cast<TaskKind>(m_kind->currentIndex());
    const QScopedValueRollback typing(m_isTyping, true);
    try {
        const LessonTask task = withAnswer(m_tasks[static_cast<std::size_t>(current())], kind,
                                           m_answer->toPlainText().toStdString(), lessonLanguage());
        setPending({});
        change([&](LessonTask& changed) { changed = task; }, Answer);
    } catch (const FormatError& error) {
        setPending(errorWords(error));
    }
}

void TaskForm::add() {
    std::vector<LessonTask> tasks = m_tasks;
    LessonTask task;
    const auto likely = m_likely ? m_likely() : std::nullopt;
    task.kind = likely ? NumberTask{likely, {}, 3} : NumberTask{{}, std::string(1, '0'), 3};
    tasks.push_back(std::move(task));
    emit edited(tasks, 0);
    m_list->setCurrentRow(m_list->count() - 1);
    m_question->setFocus();
}

void TaskForm::remove() {
    if (current() < 0) return;
    std::vector<LessonTask> tasks = m_tasks;
    tasks.erase(tasks.begin() + current());
    emit edited(tasks, 0);
}

void TaskForm::move(int by) {
    const int to = current() + by;
    if (current() < 0 || to < 0 || to >= static_cast<int>(m_tasks.size())) return;
    std::vector<LessonTask> tasks = m_tasks;
    std::swap(tasks[static_cast<std::size_t>(current())], tasks[static_cast<std::size_t>(to)]);
    emit edited(tasks, 0);
    m_list->setCurrentRow(to);
}

} // namespace deltaflow
