#include "ui/lesson/task_judge.h"

#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/error.h"
#include "core/lesson/check_lesson.h"
#include "core/quiz/answer.h"
#include "core/quiz/diagnosis.h"
#include "core/text/number.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"
#include "ui/quiz/mistake_words.h"
#include "ui/words/symbol_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <stdexcept>

namespace deltaflow {

namespace {

constexpr int kReachedDigits = 3;

struct TaskWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::TaskWords)
};

using Kind = TaskReply::Kind;

Ref find(const NamedRef& name, const Player& player) {
    return resolved(name, player.model(), player.samples(), player.view().sample);
}

double typed(const QString& text) {
    const bool comma = QLocale().decimalPoint() == QLatin1String(",");
    return readAnswer(text.toStdString(), comma ? ',' : '.');
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
    return {Kind::Right, TaskWords::tr("Right: %1.").arg(number), {}};
}

TaskReply wrong(const WrongAnswer& mistake, const Player& player) {
    const Project& project = player.document().project();
    TaskReply reply{Kind::Wrong, mistakeSentence(mistake.mistake), {}};
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
                          .rights = {writer.symbols(*mistake.rule)}};
    return reply;
}

TaskReply judgedAsked(const NumberTask& task, double given, const Player& player) {
    const Ref ref = find(*task.asked, player);
    const auto question = questionOf(ref, player);
    if (!question) {
        const double value = player.number(ref);
        if (agree(given, value, task.digits)) return right(value, player);
        return {Kind::Wrong, TaskWords::tr("Not yet."), {}};
    }
    const Diagnosis diagnosis =
        diagnose(given, *question, player.model(), player.trace(), task.digits);
    if (diagnosis.isRight) return right(question->answer, player);
    if (!diagnosis.mistakes.empty()) return wrong(diagnosis.mistakes.front(), player);
    return {Kind::Wrong, TaskWords::tr("Not yet, and it is none of the usual mistakes."), {}};
}

} // namespace

TaskReply judged(const NumberTask& task, const QString& answer, const Player& player) {
    try {
        const double given = typed(answer);
        if (task.asked) return judgedAsked(task, given, player);
        const auto numberAt = [&](const NamedRef& name) {
            return player.number(find(name, player));
        };
        const double value = readAnswer(withNumbers(task.answer, numberAt));
        if (agree(given, value, task.digits)) return right(value, player);
        return {Kind::Wrong, TaskWords::tr("Not yet."), {}};
    } catch (const Error& error) {
        return {Kind::Unreadable, QString::fromUtf8(error.what()), {}};
    } catch (const std::out_of_range&) {
        return {Kind::Unreadable,
                TaskWords::tr("The number that is asked for is not in what is shown now."),
                {}};
    }
}

bool isReached(const ReachTask& task, const Player& player) {
    try {
        if (task.step) return player.view().step == stepAt(*task.step, player);
        const Ref ref = find(*task.number, player);
        if (!ref.isSingle() || !player.isKnown(ref)) return false;
        const double value = player.number(ref);
        switch (task.relation) {
        case ReachTask::Relation::Below:
            return value < task.value;
        case ReachTask::Relation::Above:
            return value > task.value;
        case ReachTask::Relation::Equal:
            return agree(value, task.value, kReachedDigits);
        }
    } catch (const Error&) {
    } catch (const std::out_of_range&) { // another document is shown: nothing is reached
    }
    return false;
}

} // namespace deltaflow
