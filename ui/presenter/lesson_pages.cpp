#include "ui/presenter/lesson_pages.h"

#include "core/error.h"
#include "core/lesson/check_lesson.h"
#include "core/quiz/answer.h"
#include "core/text/number.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/lesson/page_content.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

/// Where a page begins in the pass that is shown; nothing if it shows another one.
std::optional<Index> beginOf(const LessonSession& session, std::size_t page, const Player& player) {
    const Lesson& lesson = session.lesson();
    if (projectPage(lesson, page) != projectPage(lesson, session.page())) return {};
    const PageState state = stateAt(lesson, page);
    if (state.iteration.value_or(0) != player.view().iteration) return {};
    if (state.level.value_or(player.view().level) != player.view().level) return {};
    try {
        return state.step ? stepAt(*state.step, player) : -1;
    } catch (const Error&) {
        return {}; // no such step in what is shown
    }
}

QString plain(const LocalText& text, const Player& player) {
    return pageContent(text.in(lessonLanguage()), player, Telling::All).plain();
}

/// As the numbers are now; an expression of numbers alone is told with what it comes to.
QString answerOf(const NumberTask& task, const Player& player) {
    const auto find = [&player](const NamedRef& name) {
        return resolved(name, player.model(), player.samples(), player.view().sample);
    };
    try {
        if (task.asked) return player.text(find(*task.asked));
        const auto numberAt = [&](const NamedRef& name) { return player.number(find(name)); };
        const double value = readAnswer(withNumbers(task.answer, numberAt));
        const QString number = QString::fromStdString(formatNumber(value, player.view().digits));
        const QString typed = QString::fromStdString(task.answer);
        if (typed.contains(QLatin1Char('{'))) return number;
        const auto plainNumber = parseNumber(task.answer);
        return std::holds_alternative<double>(plainNumber)
                   ? typed
                   : QStringLiteral("%1 = %2").arg(typed, number);
    } catch (const Error&) {
    } catch (const std::out_of_range&) { // another document is shown
    }
    return {};
}

QString answerOf(const ChoiceTask& task, const Player& player) {
    QStringList right;
    for (const ChoiceTask::Choice& choice : task.choices)
        if (choice.right) right << plain(choice.text, player);
    return right.join(QStringLiteral("; "));
}

QString answerOf(const ReachTask&, const Player&) {
    return {}; // its question says what is to be reached
}

/// To the last step before it, if the page before has that.
bool turnBack(LessonSession& lesson, Player& player) {
    const auto begin = beginOf(lesson, lesson.page(), player);
    if (!begin || player.view().step > *begin) return false;
    const auto before =
        lesson.page() > 0 ? beginOf(lesson, lesson.page() - 1, player) : std::optional<Index>();
    if (!lesson.back()) return false;
    if (before && *before < *begin - 1) player.goToStep(*begin - 1);
    return true;
}

} // namespace

bool turnPage(LessonSession& lesson, Player& player, bool forward) {
    if (!lesson.isOpen()) return false;
    if (!forward) return turnBack(lesson, player);
    if (lesson.isLast()) return false;
    const Index step = player.view().step;
    const auto next = beginOf(lesson, lesson.page() + 1, player);
    const auto own = beginOf(lesson, lesson.page(), player);
    const Index last = player.derivation().size() - 1;
    const bool further = next && own && *next >= *own;
    return step >= (further ? *next - 1 : last) && lesson.next();
}

SpeakerNotes notesOf(const LessonSession& lesson, const Player& player) {
    if (!lesson.isOpen()) return {};
    const LessonPage& page = lesson.shownPage();
    SpeakerNotes notes{inLanguage(page.title), inLanguage(page.notes), {}};
    for (const LessonTask& task : page.tasks) {
        const QString answer =
            std::visit([&](const auto& kind) { return answerOf(kind, player); }, task.kind);
        if (!answer.isEmpty()) notes.answers.push_back({plain(task.question, player), answer});
    }
    return notes;
}

} // namespace deltaflow
