#include "ui/lesson/task_card.h"

#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_judge.h"
#include "ui/player/player.h"
#include "ui/quiz/equation_view.h"
#include "ui/theme/ink_label.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

constexpr double kTextSize = 14;

std::string textOf(const LocalText& text) {
    return text.in(lessonLanguage());
}

} // namespace

TaskCard::TaskCard(Player& player, LessonTask task, bool isSolved, QWidget* parent)
    : QFrame(parent)
    , m_player(player)
    , m_task(std::move(task))
    , m_isSolved(isSolved)
    , m_state(new QLabel(this))
    , m_reply(new ReplyLabel(this))
    , m_rule(new EquationView(this))
    , m_said(new PageView(player, this))
    , m_column(new QVBoxLayout(this)) {
    setAccessibleName(tr("Task"));
    m_state->setFont(uiFont(12, QFont::DemiBold));
    m_rule->hide();
    m_said->setTextSize(kTextSize);
    m_column->setContentsMargins(16, 12, 16, 14);
    m_column->setSpacing(8);
    m_column->addWidget(m_state);
    auto* question = new PageView(player, this);
    question->setTextSize(kTextSize);
    question->setText(textOf(m_task.question));
    m_column->addWidget(question);
    if (const auto* number = std::get_if<NumberTask>(&m_task.kind)) makeNumber(*number);
    if (const auto* choice = std::get_if<ChoiceTask>(&m_task.kind)) makeChoice(*choice);
    if (const auto* reach = std::get_if<ReachTask>(&m_task.kind)) makeReach(*reach);
    makeHint();
    if (m_line) m_line->addStretch();
    m_column->addWidget(m_reply);
    m_column->addWidget(m_rule);
    m_column->addWidget(m_said);
    if (m_isSolved) m_said->setText(textOf(m_task.solved));
    m_state->setText(m_isSolved ? tr("Task ✓") : tr("Task"));
}

void TaskCard::makeNumber(const NumberTask& task) {
    auto* answer = new QLineEdit(this);
    answer->setPlaceholderText(tr("A number, a fraction or 0.3*(1-0.3)"));
    answer->setTextMargins(4, 0, 4, 0);
    answer->setAccessibleName(tr("Your answer"));
    auto* check = new QPushButton(tr("Check"), this);
    m_line = new QHBoxLayout;
    m_line->addWidget(check);
    m_column->addWidget(answer);
    m_column->addLayout(m_line);
    const auto judge = [this, answer, &task] {
        const TaskReply reply = judged(task, answer->text(), m_player);
        say(reply);
        if (reply.kind != TaskReply::Kind::Right) answer->selectAll();
    };
    connect(answer, &QLineEdit::returnPressed, this, judge);
    connect(check, &QPushButton::clicked, this, judge);
}

void TaskCard::makeChoice(const ChoiceTask& task) {
    for (const ChoiceTask::Choice& choice : task.choices) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        auto* button = new QRadioButton(this);
        auto* text = new PageView(m_player, this);
        text->setTextSize(kTextSize);
        text->setText(textOf(choice.text));
        text->setFocusPolicy(Qt::NoFocus);
        button->setAccessibleName(text->accessibleName());
        line->addWidget(button, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        m_column->addLayout(line);
        connect(text, &PageView::clicked, button, &QRadioButton::click);
        connect(button, &QRadioButton::clicked, this, [this, &choice] {
            say({choice.right ? TaskReply::Kind::Right : TaskReply::Kind::Wrong,
                 choice.right ? tr("Right.") : tr("Not this one."),
                 {},
                 {}});
            if (!choice.reply.isEmpty()) m_said->setText(textOf(choice.reply));
        });
    }
}

void TaskCard::makeReach(const ReachTask& task) {
    const auto look = [this, &task] {
        if (m_isSolved || !isReached(task, m_player)) return;
        say({TaskReply::Kind::Right, tr("Reached."), {}, {}});
    };
    for (const auto signal : {&Player::numbersChanged, &Player::stepChanged, &Player::viewChanged})
        connect(&m_player, signal, this, look);
    connect(&m_player, &Player::progressChanged, this, look);
}

void TaskCard::makeHint() {
    if (m_task.hint.isEmpty()) return;
    auto* hint = new QPushButton(tr("Hint"), this);
    connect(hint, &QPushButton::clicked, this, [this] {
        m_reply->say({});
        m_rule->hide();
        m_said->setText(textOf(m_task.hint));
        emit replied();
    });
    if (m_line)
        m_line->addWidget(hint);
    else
        m_column->addWidget(hint, 0, Qt::AlignLeft);
}

void TaskCard::say(const TaskReply& reply) {
    const bool isRight = reply.kind == TaskReply::Kind::Right;
    m_reply->say(reply.sentence, isRight ? &Theme::forwardInk : &Theme::error);
    m_rule->setVisible(reply.rule.has_value());
    if (reply.rule) m_rule->show(*reply.rule);
    m_said->setText(textOf(isRight ? m_task.solved : reply.said));
    emit replied();
    if (!isRight) return;
    m_isSolved = true;
    m_state->setText(tr("Task ✓"));
    emit solved();
}

QString TaskCard::reply() const {
    return m_reply->text();
}

void TaskCard::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_isSolved ? theme.forward : theme.line, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace deltaflow
