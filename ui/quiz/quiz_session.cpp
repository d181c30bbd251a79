#include "ui/quiz/quiz_session.h"

#include "core/derive/mark_updated.h"
#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/formula/serialise.h"
#include "core/quiz/answer.h"
#include "core/text/number.h"
#include "ui/quiz/mistake_words.h"
#include "ui/words/error_words.h"
#include "ui/words/step_words.h"
#include "ui/words/symbol_text.h"

#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kMostDigits = 6; ///< To which an answer is asked; a table tells no more.

QString cell(const QString& text) {
    static const QString special = QStringLiteral(",\"\n");
    const bool isPlain =
        std::none_of(text.begin(), text.end(), [](QChar c) { return special.contains(c); });
    return isPlain
               ? text
               : QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QLatin1String("\"\"")) +
                     QLatin1Char('"');
}

} // namespace

QuizSession::QuizSession(Player& player, QObject* parent)
    : QObject(parent)
    , m_player(player) {
    connect(&player, &Player::stepChanged, this, &QuizSession::ask);
    connect(&player, &Player::numbersChanged, this, &QuizSession::ask);
    connect(&player, &Player::viewChanged, this, &QuizSession::ask);
}

void QuizSession::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    m_player.setPredicting(active);
    if (active) m_seed = QRandomGenerator::global()->generate();
    ask();
}

void QuizSession::setDigits(int digits) {
    m_digits = std::clamp(digits, 2, kMostDigits);
    emit changed();
}

bool QuizSession::isAtEnd() const {
    return m_player.view().step + 1 >= m_player.derivation().size();
}

Step QuizSession::nextStep() const {
    return m_player.derivation().step(m_player.view().step + 1);
}

void QuizSession::ask() {
    const std::optional<Ref> before = m_question ? std::optional(m_question->asked) : std::nullopt;
    m_question.reset();
    if (m_active && !isAtEnd())
        m_question = questionAt(nextStep(), m_player.document().project(), m_player.model(),
                                m_player.trace(), m_player.view().sample, seedHere());
    const bool isAnother = !m_question || before != m_question->asked;
    if (isAnother) m_hints = m_attempts = 0;
    offerPicks(isAnother);
    emit changed();
}

/// Of its own at each step, and the same when one comes back to it.
std::uint64_t QuizSession::seedHere() const {
    const auto step = static_cast<std::uint64_t>(m_player.view().step + 1);
    const auto iteration = static_cast<std::uint64_t>(m_player.view().iteration);
    return (m_seed * 1000003 + iteration) * 1000003 + step;
}

void QuizSession::offerPicks(bool isAnother) {
    const std::vector<Pick> before = std::exchange(m_picks, {});
    m_choices.clear();
    if (!m_question || m_by != By::Formula) return;
    const Project& project = m_player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, m_player.sharedModel(),
                            m_player.samples());
    const Writer writer(notation, m_player.trace(), {.digits = m_player.view().digits});
    m_choices = choicesAt(*m_question, m_player.model(), m_player.trace(), writer, seedHere());
    if (m_choices.size() < 2) return m_choices.clear(); // then the number is asked for
    for (const Choice& choice : m_choices)
        m_picks.push_back({equationOf(choice.rule, {}, false), false});
    for (std::size_t i = 0; i < m_picks.size() && !isAnother && i < before.size(); ++i)
        m_picks[i].isTaken = before[i].isTaken && before[i].equation == m_picks[i].equation;
}

void QuizSession::setAnsweredBy(By by) {
    if (by == m_by) return;
    m_by = by;
    ask();
}

void QuizSession::setSeed(std::uint64_t seed) {
    m_seed = seed;
    ask();
}

QString QuizSession::title() const {
    return isAtEnd() ? QString() : stepTitle(nextStep(), m_player.model());
}

Equation QuizSession::equationOf(const Rule& rule, const std::optional<double>& answer,
                                 bool numbers) const {
    const Project& project = m_player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, m_player.sharedModel(),
                            m_player.samples());
    const Writer writer(notation, m_player.trace(), {.digits = m_player.view().digits});
    Equation equation;
    equation.left = answer ? writer.plainNumber(*answer) : writer.symbol(m_question->asked);
    if (!answer && m_question->asked.quantity == Quantity::Updated) equation.relation = "←";
    equation.rights.push_back(markUpdated(writer.symbols(rule)));
    if (numbers) equation.rights.push_back(writer.numbers(rule));
    return equation;
}

Equation QuizSession::asked() const {
    Equation equation = equationOf(m_question->rule, {}, false);
    equation.rights.assign(1, Formula::words("?"));
    return equation;
}

QuizSession::Reply QuizSession::answer(const QString& text) {
    if (!m_question) return {Reply::Kind::Unreadable, tr("Nothing is asked here."), {}};
    double given = 0;
    try {
        const QString point = QLocale().decimalPoint();
        given = readAnswer(text.toStdString(), point == QLatin1String(",") ? ',' : '.',
                           namesIn(*m_player.model().graph));
    } catch (const AnswerError& error) {
        return {Reply::Kind::Unreadable, errorWords(error), {}};
    }
    const Diagnosis diagnosis =
        diagnose(given, *m_question, m_player.model(), m_player.trace(), m_digits);
    ++m_attempts;
    if (diagnosis.isRight) {
        const QString number =
            QString::fromStdString(formatNumber(m_question->answer, m_player.view().digits));
        note(text, true);
        m_player.stepForward();
        return {Reply::Kind::Right, tr("Right: %1.").arg(number), {}};
    }
    if (diagnosis.mistakes.empty()) {
        note(text, false);
        emit changed();
        return {Reply::Kind::Wrong,
                diagnosis.isNear
                    ? nearSentence(m_digits)
                    : tr("Not yet, and it is none of the usual mistakes. A hint may help."),
                {}};
    }
    const WrongAnswer& wrong = diagnosis.mistakes.front();
    note(text, false, wrong.mistake);
    std::optional<Equation> rule;
    if (wrong.rule) rule = equationOf(unfolded(*wrong.rule), wrong.value, false);
    emit changed();
    return {Reply::Kind::Wrong, mistakeSentence(wrong.mistake) + whose(wrong), std::move(rule)};
}

QuizSession::Reply QuizSession::pick(std::size_t which) {
    if (which >= m_choices.size() || m_picks[which].isTaken)
        return {Reply::Kind::Unreadable, {}, {}};
    const Choice choice = m_choices[which];
    const QString text = QString::fromStdString(toPlainText(m_picks[which].equation.rights[0]));
    ++m_attempts;
    if (choice.mistake) {
        m_picks[which].isTaken = true;
        note(text, false, choice.mistake);
        emit changed();
        return {Reply::Kind::Wrong, mistakeSentence(*choice.mistake), {}};
    }
    const QString number =
        QString::fromStdString(formatNumber(choice.value, m_player.view().digits));
    note(text, true);
    m_player.stepForward();
    return {Reply::Kind::Right, tr("Right: it gives %1.").arg(number), {}};
}

/// Which other number an answer is: " It is z¹₂."
QString QuizSession::whose(const WrongAnswer& wrong) const {
    if (wrong.mistake == Mistake::OtherSample)
        return tr(" It is sample %1’s.").arg(wrong.meant.sample + 1);
    if (wrong.mistake != Mistake::OtherUnit) return {};
    return tr(" It is %1.")
        .arg(symbolText(m_player.document().project(), m_player.sharedModel(), wrong.meant));
}

void QuizSession::note(const QString& given, bool isRight, std::optional<Mistake> mistake) {
    const Project& project = m_player.document().project();
    m_results.push_back({m_player.view().iteration, m_player.view().step + 2, title(),
                         symbolText(project, m_player.sharedModel(), m_question->asked), given,
                         m_question->answer, isRight, mistake, m_hints});
    const bool isFirst = !met();
    Met& question = meet();
    if (isRight && isFirst) ++m_atOnce;
    if ((isRight || given.isEmpty()) && !std::exchange(question.isDone, true)) ++m_done;
}

QuizSession::Met* QuizSession::met() {
    const auto isThis = [this](const Met& met) {
        return met.iteration == m_player.view().iteration && met.step == m_player.view().step &&
               met.asked == m_question->asked && met.answer == m_question->answer;
    };
    const auto found = std::ranges::find_if(m_met, isThis);
    return found == m_met.end() ? nullptr : &*found;
}

QuizSession::Met& QuizSession::meet() {
    if (Met* const before = met()) return *before;
    const ViewState& view = m_player.view();
    return m_met.emplace_back(view.iteration, view.step, m_question->asked, m_question->answer);
}

QuizSession::Hint QuizSession::nextHint() {
    if (!m_question) return {};
    m_hints = std::min(m_hints + 1, kHints);
    meet();
    Hint hint;
    if (m_hints == 1) {
        QStringList names;
        forEachRef(m_question->rule, [&](const Ref& ref) {
            if (ref.node == kNoNode || !ref.isSingle()) return;
            const QString name =
                symbolText(m_player.document().project(), m_player.sharedModel(), ref);
            if (!names.contains(name) && names.size() < 8) names << name;
        });
        hint.sentence = names.isEmpty() ? tr("Think of how it follows from the step before.")
                                        : tr("It is computed from %1.").arg(names.join(", "));
    } else if (!m_picks.empty()) {
        hint.sentence =
            takeOutPick() ? tr("A wrong one is taken out.") : tr("All wrong ones are taken out.");
    } else {
        hint.sentence = m_hints == 2 ? tr("The rule:") : tr("The rule with its numbers:");
        hint.rule = equationOf(m_question->rule, {}, m_hints == kHints);
    }
    emit changed();
    return hint;
}

/// Whether there was a wrong one left.
bool QuizSession::takeOutPick() {
    for (std::size_t i = 0; i < m_picks.size(); ++i)
        if (m_choices[i].mistake && !m_picks[i].isTaken) return m_picks[i].isTaken = true;
    return false;
}

void QuizSession::reveal() {
    if (m_question) note({}, false);
    m_player.stepForward();
}

int QuizSession::rightAtOnce() const {
    return m_atOnce;
}

int QuizSession::questionsDone() const {
    return m_done;
}

void QuizSession::reword(const std::function<QString(const QString&)>& again) {
    for (Result& result : m_results)
        result.title = again(result.title);
}

QByteArray QuizSession::resultsAsCsv() const {
    const auto line = [](QStringList cells) {
        std::ranges::transform(cells, cells.begin(), cell);
        return cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    QString csv(QChar::ByteOrderMark);
    csv += line({tr("Iteration"), tr("Step"), tr("What was asked"), tr("Symbol"), tr("Answer"),
                 tr("Expected"), tr("Right?"), tr("Mistake"), tr("Hints"),
                 QStringLiteral("mistake_id")});
    for (const Result& r : m_results)
        csv +=
            line({QString::number(r.iteration), QString::number(r.step), r.title, r.symbol, r.given,
                  QString::number(r.expected, 'g', kMostDigits), r.isRight ? tr("yes") : tr("no"),
                  r.mistake ? mistakeLabel(*r.mistake) : QString(), QString::number(r.hints),
                  r.mistake ? mistakeName(*r.mistake) : QString()});
    return csv.toUtf8();
}

} // namespace deltaflow
