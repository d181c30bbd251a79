#include "ui/quiz/quiz_panel.h"

#include "ui/document/document_io.h"
#include "ui/quiz/equation_view.h"
#include "ui/quiz/formula_picks.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace deltaflow {

QuizPanel::QuizPanel(QuizSession& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_score(new QLabel(this))
    , m_asked(new EquationView(this))
    , m_by(new QComboBox(this))
    , m_picks(new FormulaPicks(this))
    , m_answer(new QLineEdit(this))
    , m_check(new QPushButton(tr("Check"), this))
    , m_hint(new QPushButton(tr("Hint"), this))
    , m_show(new QPushButton(tr("Show"), this))
    , m_save(new QPushButton(tr("Save…"), this))
    , m_reply(new ReplyLabel(this))
    , m_rule(new EquationView(this)) {
    setAccessibleName(tr("Predict"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the rest is the steps'
    m_title->setFont(uiFont(14, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_title->setMinimumHeight(m_title->fontMetrics().height() + 1); // also where all is squeezed
    m_score->setForegroundRole(QPalette::PlaceholderText);
    m_answer->setPlaceholderText(tr("A number, a fraction or 0.3*(1-0.3)"));
    m_answer->setAccessibleName(tr("Your answer"));
    m_answer->installEventFilter(this);
    m_by->addItems({tr("Type the number"), tr("Pick the formula")});
    m_by->setAccessibleName(tr("How to answer"));
    m_check->setProperty("primary", true);
    m_hint->setToolTip(tr("Three hints: what it comes from, the rule, the rule with its numbers"));
    m_save->setToolTip(tr("Save the results as a table (CSV)"));
    m_show->setToolTip(tr("Give up on this number and go on"));
    layOut();
    connect(m_answer, &QLineEdit::returnPressed, this, &QuizPanel::check);
    connect(m_check, &QPushButton::clicked, this, &QuizPanel::check);
    connect(m_by, &QComboBox::activated, this, [this](int by) {
        m_session.setAnsweredBy(by == 0 ? QuizSession::By::Number : QuizSession::By::Formula);
        // Once the list has closed, which keeps the keys until then.
        QMetaObject::invokeMethod(this, &QuizPanel::takeKeys, Qt::QueuedConnection);
    });
    connect(m_picks, &FormulaPicks::picked, this, &QuizPanel::pick);
    connect(m_picks, &FormulaPicks::left, this, &QuizPanel::keysReleased);
    connect(m_hint, &QPushButton::clicked, this, &QuizPanel::hint);
    connect(m_show, &QPushButton::clicked, this, &QuizPanel::stepOn);
    connect(m_save, &QPushButton::clicked, this, &QuizPanel::saveResults);
    connect(&session, &QuizSession::changed, this, &QuizPanel::show);
    show();
}

void QuizPanel::layOut() {
    auto* top = new QHBoxLayout;
    auto* heading = new QLabel(tr("Predict"), this);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setFont(uiFont(12, QFont::DemiBold));
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_score);
    top->addWidget(m_by);
    auto* line = new QHBoxLayout;
    line->addWidget(m_answer, 1);
    line->addWidget(m_check);
    auto* others = new QHBoxLayout;
    others->addWidget(m_hint);
    others->addWidget(m_show);
    others->addStretch();
    others->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 8, 20, 10);
    column->setSpacing(7);
    column->addLayout(top);
    column->addWidget(m_title);
    column->addWidget(m_asked);
    column->addLayout(line);
    column->addWidget(m_picks);
    column->addWidget(m_reply);
    column->addWidget(m_rule);
    column->addLayout(others);
}

void QuizPanel::show() {
    setVisible(m_session.isActive());
    if (!m_session.isActive()) return;
    const std::optional<Question>& question = m_session.question();
    const bool asks = question.has_value();
    if (asks) m_asked->show(m_session.asked());
    m_asked->setVisible(asks);
    const bool picks = !m_session.picks().empty();
    const bool hadKeys =
        m_answer->hasFocus() || m_picks->isAncestorOf(focusWidget()) || m_picks->hasFocus();
    m_picks->show(m_session.picks());
    m_answer->setVisible(!picks);
    m_check->setVisible(!picks);
    if (hadKeys) takeKeys();
    m_answer->setEnabled(asks);
    m_check->setEnabled(asks);
    m_hint->setEnabled(asks && m_session.hintsGiven() < QuizSession::kHints);
    m_hint->setText(m_session.hintsGiven() == 0
                        ? tr("Hint")
                        : tr("Hint %1 of %2")
                              .arg(std::min(m_session.hintsGiven() + 1, QuizSession::kHints))
                              .arg(QuizSession::kHints));
    m_show->setText(asks ? tr("Show") : tr("Step on"));
    m_title->setText(m_session.isAtEnd() ? tr("The pass is over; the next iteration follows.")
                                         : m_session.title());
    m_score->setText(
        m_session.questionsDone() == 0
            ? QString()
            : tr("%1 of %2 at once").arg(m_session.rightAtOnce()).arg(m_session.questionsDone()));
    m_save->setEnabled(!m_session.results().empty());
    const std::optional<Ref> now = asks ? std::optional(question->asked) : std::nullopt;
    if (now == m_shown && (asks || !m_reply->text().isEmpty())) return;
    m_shown = now;
    m_answer->clear();
    if (picks) bringIntoView(*m_title); // the formulas alone may be higher than the panel
    if (!m_keepsReply) say({});
    if (!asks && !m_session.isAtEnd())
        say(tr("Nothing is asked for at this step; step on."), &Theme::textMuted);
}

void QuizPanel::say(const QString& sentence, Ink ink, const std::optional<Equation>& rule) {
    m_reply->say(sentence, ink);
    m_rule->setVisible(rule.has_value());
    if (rule) m_rule->show(*rule);
}

void QuizPanel::check() {
    m_keepsReply = true;
    const QuizSession::Reply reply = m_session.answer(m_answer->text());
    m_keepsReply = false;
    showReply(reply);
    if (reply.kind != QuizSession::Reply::Kind::Right) m_answer->selectAll();
}

void QuizPanel::pick(std::size_t which) {
    m_keepsReply = true;
    const QuizSession::Reply reply = m_session.pick(which);
    m_keepsReply = false;
    showReply(reply);
}

void QuizPanel::showReply(const QuizSession::Reply& reply) {
    const bool isRight = reply.kind == QuizSession::Reply::Kind::Right;
    say(reply.sentence, isRight ? &Theme::forwardInk : &Theme::error, reply.rule);
    constexpr int kButtons = 60;
    if (!isRight) bringIntoView(*m_reply, kButtons);
}

void QuizPanel::takeKeys() {
    if (m_session.picks().empty())
        m_answer->setFocus();
    else
        m_picks->setFocus();
}

void QuizPanel::hint() {
    const QuizSession::Hint hint = m_session.nextHint();
    say(hint.sentence, &Theme::text, hint.rule);
    takeKeys();
}

void QuizPanel::stepOn() {
    m_session.reveal();
    takeKeys();
}

void QuizPanel::saveResults() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save results"), tr("results.csv"),
                                                      tr("Tables (*.csv)"));
    if (path.isEmpty()) return;
    const QString why = writeAtomically(path, m_session.resultsAsCsv());
    if (why.isEmpty())
        say(tr("The results are saved."));
    else
        say(tr("The results cannot be saved: %1").arg(why), &Theme::error);
}

bool QuizPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        emit keysReleased();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void QuizPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().window);
    painter.fillRect(0, 0, width(), 1, Theme::current().line);
}

} // namespace deltaflow
