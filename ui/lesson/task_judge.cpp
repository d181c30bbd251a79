#include "ui/lesson/task_judge.h"

#include "core/derive/mark_updated.h"
#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/error.h"
#include "core/lesson/check_lesson.h"
#include "core/quiz/answer.h"
#include "core/quiz/choices.h"
#include "core/quiz/diagnosis.h"
#include "core/text/number.h"
#include "ui/lesson/page_content.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"
#include "ui/quiz/mistake_words.h"
#include "ui/words/error_words.h"
#include "ui/words/symbol_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

struct TaskWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::TaskWords)
};

using Kind = TaskReply::Kind;

Ref find(const NamedRef& name, const Player& player) {
    return resolved(name, player.model(), player.samples(), player.view().sample);
}

double typed(const QString& text, const Player& player) {
    const bool comma = QLocale().decimalPoint() == QLatin1String(",");
    return readAnswer(text.toStdString(), comma ? ',' : '.', namesIn(*player.model().graph));
}

/// The question that the step asks which computes a number; nothing for one that is given.
std::optional<Question> questionOf(const Ref& ref, const Player& player) {
    const Derivation& derivation = player.derivation(Level::Neuron);
    const auto writer = derivation.writer(ref);
    if (!writer) return std::nullopt;
    auto question = questionAt(derivation.step(*writer), player.document().project(),
                               player.model(), player.trace());
    return question && question->asked == ref ? question : std::nullopt;
}

TaskReply right(double value, const Player& player) {
    const QString number = QString::fromStdString(formatNumber(value, player.view().digits));
    return {Kind::Right, TaskWords::tr("Right: %1.").arg(number), {}, {}};
}

TaskReply wrong(const WrongAnswer& mistake, const Player& player) {
    const Project& project = player.document().project();
    TaskReply reply{Kind::Wrong, mistakeSentence(mistake.mistake), {}, {}};
    if (mistake.mistake == Mistake::OtherUnit)
        reply.sentence = TaskWords::tr("That is the number of another place: it is %1.")
                             .arg(symbolText(project, player.sharedModel(), mistake.meant));
    if (mistake.mistake == Mistake::OtherSample)
        reply.sentence = TaskWords::tr("That is the number of another sample: number %1.")
                             .arg(mistake.meant.sample + 1);
    if (!mistake.rule) return reply;
    const Notation notation(project.notation, project.optimiser.kind, player.sharedModel(),
                            player.samples());
    const Writer writer(notation, player.trace(), {.digits = player.view().digits});
    reply.rule = Equation{.left = writer.plainNumber(mistake.value),
                          .rights = {markUpdated(writer.symbols(unfolded(*mistake.rule)))}};
    return reply;
}

/// What an answer comes to at the numbers that are shown.
double valueOf(const std::string& answer, const Player& player) {
    const auto numberAt = [&](const NamedRef& name) { return player.number(find(name, player)); };
    return readAnswer(withNumbers(answer, numberAt));
}

/// What is said to a wrong answer that no classical mistake explains.
TaskReply unexplained(const NumberTask& task, double given, const QString& sentence,
                      const Player& player) {
    for (const NumberTask::Slip& slip : task.slips)
        if (agree(given, valueOf(slip.answer, player), task.digits))
            return {Kind::Wrong, TaskWords::tr("Not yet."), {}, slip.reply};
    return {Kind::Wrong, sentence, {}, {}};
}

TaskReply judgedValue(const NumberTask& task, double given, double value, const Player& player) {
    if (agree(given, value, task.digits)) return right(value, player);
    return unexplained(task, given, TaskWords::tr("Not yet."), player);
}

TaskReply judgedAsked(const NumberTask& task, double given, const Player& player) {
    const Ref ref = find(*task.asked, player);
    const auto question = questionOf(ref, player);
    if (!question) return judgedValue(task, given, player.number(ref), player);
    const Diagnosis diagnosis =
        diagnose(given, *question, player.model(), player.trace(), task.digits);
    if (diagnosis.isRight) return right(question->answer, player);
    TaskReply reply = unexplained(
        task, given,
        diagnosis.isNear ? nearSentence(task.digits)
                         : TaskWords::tr("Not yet, and it is none of the usual mistakes."),
        player);
    if (!reply.said.isEmpty() || diagnosis.mistakes.empty()) return reply;
    return wrong(diagnosis.mistakes.front(), player);
}

bool holds(const ReachTask::Condition& condition, const Player& player) {
    const Ref ref = find(condition.number, player);
    if (!ref.isSingle() || !player.isKnown(ref)) return false;
    const double value = player.number(ref);
    switch (condition.relation) {
    case ReachTask::Relation::Below:
        return value < condition.value;
    case ReachTask::Relation::Above:
        return value > condition.value;
    case ReachTask::Relation::Equal:
        return agree(value, condition.value, condition.digits);
    }
    return false;
}

} // namespace

TaskReply judged(const NumberTask& task, const QString& answer, const Player& player) {
    try {
        const double given = typed(answer, player);
        if (task.asked) return judgedAsked(task, given, player);
        return judgedValue(task, given, valueOf(task.answer, player), player);
    } catch (const Error& error) {
        return {Kind::Unreadable, errorWords(error), {}, {}};
    } catch (const std::out_of_range&) {
        return {Kind::Unreadable,
                TaskWords::tr("The number that is asked for is not in what is shown now."),
                {},
                {}};
    }
}

namespace {

/// That something besides does not hold, which the reader may have changed elsewhere.
QString unmet(const ReachTask::Condition& condition, const Player& player) {
    const Ref ref = find(condition.number, player);
    const QString sentence = condition.relation == ReachTask::Relation::Below
                                 ? TaskWords::tr("Besides, %1 is to be below %2: it is %3 now.")
                             : condition.relation == ReachTask::Relation::Above
                                 ? TaskWords::tr("Besides, %1 is to be above %2: it is %3 now.")
                                 : TaskWords::tr("Besides, %1 is to be %2: it is %3 now.");
    return sentence.arg(symbolText(player.document().project(), player.sharedModel(), ref),
                        QString::fromStdString(formatNumber(condition.value, player.view().digits)),
                        player.text(ref));
}

} // namespace

QString whatIsMissing(const ReachTask& task, const Player& player) {
    try {
        if (!task.number) return {};
        const ReachTask::Condition first{*task.number, task.relation, task.value, task.digits};
        if (const Ref ref = find(first.number, player); !player.isKnown(ref))
            return whyNotYet(ref, player);
        if (!holds(first, player)) return {};
        for (const ReachTask::Condition& also : task.also) {
            const Ref ref = find(also.number, player);
            if (!player.isKnown(ref)) return whyNotYet(ref, player);
            if (!holds(also, player)) return unmet(also, player);
        }
    } catch (const Error&) { // another document is shown
    } catch (const std::out_of_range&) {
    }
    return {};
}

bool isReached(const ReachTask& task, const Player& player) {
    try {
        if (task.step) return player.view().step == stepAt(*task.step, player);
        return holds({*task.number, task.relation, task.value, task.digits}, player) &&
               std::ranges::all_of(task.also,
                                   [&](const auto& each) { return holds(each, player); });
    } catch (const Error&) {
    } catch (const std::out_of_range&) { // another document is shown: nothing is reached
    }
    return false;
}

} // namespace deltaflow
