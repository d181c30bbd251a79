#include "ui/presenter/lesson_pages.h"

#include "core/error.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"

#include <algorithm>

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

QString answerOf(const NumberTask& task, const Player& player) {
    if (!task.asked) return QString::fromStdString(task.answer);
    try {
        return player.text(
            resolved(*task.asked, player.model(), player.samples(), player.view().sample));
    } catch (const Error&) {
        return {}; // another document is shown
    }
}

QString answerOf(const ChoiceTask& task, const Player&) {
    QStringList right;
    for (const ChoiceTask::Choice& choice : task.choices)
        if (choice.right) right << inLanguage(choice.text);
    return right.join(QStringLiteral("; "));
}

QString answerOf(const ReachTask&, const Player&) {
    return {}; // its question says what is to be reached
}

} // namespace

bool turnPage(LessonSession& lesson, const Player& player, bool forward) {
    if (!lesson.isOpen()) return false;
    const Index step = player.view().step;
    if (!forward) {
        const auto begin = beginOf(lesson, lesson.page(), player);
        return begin && step <= *begin && lesson.back();
    }
    if (lesson.isLast()) return false;
    const auto next = beginOf(lesson, lesson.page() + 1, player);
    const auto own = beginOf(lesson, lesson.page(), player);
    const Index last = player.derivation().size() - 1;
    const bool further = next && own && *next >= *own;
    return step >= (further ? *next : last) && lesson.next();
}

SpeakerNotes notesOf(const LessonSession& lesson, const Player& player) {
    if (!lesson.isOpen()) return {};
    const LessonPage& page = lesson.shownPage();
    SpeakerNotes notes{inLanguage(page.title), inLanguage(page.notes), {}};
    for (const LessonTask& task : page.tasks) {
        const QString answer =
            std::visit([&](const auto& kind) { return answerOf(kind, player); }, task.kind);
        if (!answer.isEmpty())
            notes.answers << inLanguage(task.question) + QStringLiteral("\n") + answer;
    }
    return notes;
}

} // namespace deltaflow
