#include "core/lesson/check_lesson.h"
#include "core/project/edit.h"
#include "core/quiz/answer.h"
#include "tests/test_program.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/task_judge.h"
#include "ui/player/player.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <tuple>

using namespace deltaflow;

namespace {

/// A page as its reader sees it first.
struct Page {
    Page(const Lesson& lesson, std::size_t index)
        : state(stateAt(lesson, index))
        , page(lesson.pages[index]) {
        document.reset(state.project->document ? *state.project->document
                                               : *exampleProject(state.project->example),
                       {});
        player.setReducedMotion(true);
        problem = showState(state, player);
    }

    PageState state;
    const LessonPage& page;
    Document document;
    Player player{document};
    QString problem;

    [[nodiscard]] Ref find(const NamedRef& name) const {
        return resolved(name, player.model(), player.samples(), player.view().sample);
    }
};

Lesson shipped() {
    return readLesson(lessonPath(QString::fromLatin1(QTest::currentDataTag())));
}

QString placeOf(std::size_t page, std::size_t task) {
    return QStringLiteral("page %1, task %2").arg(page + 1).arg(task + 1);
}

/// A number as a student types it who rounds to one digit more than is asked for.
QString typed(double value, const NumberTask& task) {
    return QString::number(value, 'g', task.digits + 1);
}

/// How a task's state is reached: numbers that are set, then so many updates.
struct Solution {
    std::vector<std::pair<std::string, double>> numbers;
    std::int64_t updates = 0;
};
using TaskPlace =
    std::tuple<std::string, std::size_t, std::size_t>; ///< Lesson, page, task; from 1.

const std::map<TaskPlace, Solution>& solutions() {
    static const std::map<TaskPlace, Solution> all = {
        {{"neuron", 4, 1}, {{{"W1[1,1]", 1.6}}}},
        {{"neuron", 5, 2}, {{{"b1[1]", -9}}}},
        {{"neuron", 8, 1}, {{{"b1[1]", -6}}}},
        {{"forward-and-backward", 7, 1}, {{{"W2[1,1]", -0.1}}}},
        {{"forward-and-backward", 8, 2}, {{}, 10}},
        {{"chain-rule", 2, 1}, {{{"a", 4}}}},
        {{"chain-rule", 6, 1}, {{{"b", -1.5}}}},
        {{"cross-entropy", 2, 2}, {{{"b1[1]", -0.5}}}},
        {{"cross-entropy", 6, 1}, {{{"b1[2]", 4.3}}}},
        {{"cross-entropy", 8, 2}, {{}, 5}},
        {{"vanishing-gradients", 4, 1}, {{{"b1[1]", -1}}}},
        {{"vanishing-gradients", 5, 1},
         {{{"W6[1,1]", 3},
           {"W7[1,1]", 3},
           {"W8[1,1]", 3},
           {"b6[1]", -1.5},
           {"b7[1]", -1.5},
           {"b8[1]", -1.5}}}},
        {{"vanishing-gradients", 7, 1}, {{{"b4[1]", -1}}}},
        {{"convolution", 9, 1}, {{}, 12}},
    };
    return all;
}

template <typename Kind, typename Check>
void forEachTask(const Lesson& lesson, Check check) {
    for (std::size_t i = 0; i < lesson.pages.size(); ++i)
        for (std::size_t t = 0; t < lesson.pages[i].tasks.size(); ++t)
            if (const auto* kind = std::get_if<Kind>(&lesson.pages[i].tasks[t].kind))
                check(i, t, *kind);
}

} // namespace

/// The lessons that are shipped, each page as a student comes to it.
class TestBundledLessons : public QObject {
    Q_OBJECT

private slots:
    void namesOnlyWhatThereIs_data();
    void namesOnlyWhatThereIs();
    void isWholeInBothLanguages_data() { namesOnlyWhatThereIs_data(); }
    void isWholeInBothLanguages();
    void everyPageCanBeShown_data() { namesOnlyWhatThereIs_data(); }
    void everyPageCanBeShown();
    void noAnswerIsOnScreenYet_data() { namesOnlyWhatThereIs_data(); }
    void noAnswerIsOnScreenYet();
    void rightAnswersAreTakenAndMistakesNamed_data() { namesOnlyWhatThereIs_data(); }
    void rightAnswersAreTakenAndMistakesNamed();
    void oneChoiceIsRightAndEachIsRepliedTo_data() { namesOnlyWhatThereIs_data(); }
    void oneChoiceIsRightAndEachIsRepliedTo();
    void everyStateCanBeReached_data() { namesOnlyWhatThereIs_data(); }
    void everyStateCanBeReached();
};

void TestBundledLessons::namesOnlyWhatThereIs_data() {
    QTest::addColumn<int>("nothing");
    for (const QString& name : lessonNames())
        QTest::newRow(qPrintable(name)) << 0;
}

void TestBundledLessons::namesOnlyWhatThereIs() {
    QStringList faults;
    for (const LessonFault& fault : faultsOf(shipped(), exampleProject))
        faults << QStringLiteral("page %1: %2")
                      .arg(fault.page + 1)
                      .arg(QString::fromStdString(fault.what));
    QCOMPARE(faults.join(u'\n'), QString());
}

void TestBundledLessons::isWholeInBothLanguages() {
    const Lesson lesson = shipped();
    const auto isWhole = [](const LocalText& text) {
        return text.byLanguage.contains("en") && text.byLanguage.contains("zh_CN");
    };
    QVERIFY(isWhole(lesson.title) && isWhole(lesson.description));
    for (std::size_t i = 0; i < lesson.pages.size(); ++i) {
        const LessonPage& page = lesson.pages[i];
        QVERIFY2(isWhole(page.title) && isWhole(page.text) && isWhole(page.notes),
                 qPrintable(QStringLiteral("page %1").arg(i + 1)));
        for (std::size_t t = 0; t < page.tasks.size(); ++t)
            QVERIFY2(isWhole(page.tasks[t].question), qPrintable(placeOf(i, t)));
    }
}

void TestBundledLessons::everyPageCanBeShown() {
    const Lesson lesson = shipped();
    for (std::size_t i = 0; i < lesson.pages.size(); ++i)
        QCOMPARE(Page(lesson, i).problem, QString());
}

void TestBundledLessons::noAnswerIsOnScreenYet() {
    const Lesson lesson = shipped();
    forEachTask<NumberTask>(lesson, [&](std::size_t i, std::size_t t, const NumberTask& task) {
        const Page page(lesson, i);
        if (task.asked)
            QVERIFY2(!page.player.isKnown(page.find(*task.asked)), qPrintable(placeOf(i, t)));
    });
    forEachTask<ReachTask>(lesson, [&](std::size_t i, std::size_t t, const ReachTask& task) {
        const Page page(lesson, i);
        QVERIFY2(!isReached(task, page.player), qPrintable(placeOf(i, t)));
    });
}

void TestBundledLessons::rightAnswersAreTakenAndMistakesNamed() {
    const Lesson lesson = shipped();
    forEachTask<NumberTask>(lesson, [&](std::size_t i, std::size_t t, const NumberTask& task) {
        const Page page(lesson, i);
        const auto numberAt = [&](const NamedRef& name) {
            return page.player.number(page.find(name));
        };
        const double answer =
            task.asked ? numberAt(*task.asked) : readAnswer(withNumbers(task.answer, numberAt));
        const TaskReply right = judged(task, typed(answer, task), page.player);
        QVERIFY2(right.kind == TaskReply::Kind::Right, qPrintable(placeOf(i, t)));
        for (const NumberTask::Slip& slip : task.slips) {
            const double value = readAnswer(withNumbers(slip.answer, numberAt));
            const TaskReply reply = judged(task, typed(value, task), page.player);
            QVERIFY2(reply.kind == TaskReply::Kind::Wrong && reply.said == slip.reply,
                     qPrintable(placeOf(i, t) + QStringLiteral(": ") + typed(value, task)));
        }
    });
}

void TestBundledLessons::oneChoiceIsRightAndEachIsRepliedTo() {
    forEachTask<ChoiceTask>(shipped(), [&](std::size_t i, std::size_t t, const ChoiceTask& task) {
        QVERIFY2(std::ranges::count(task.choices, true, &ChoiceTask::Choice::right) == 1,
                 qPrintable(placeOf(i, t)));
        for (const ChoiceTask::Choice& choice : task.choices)
            QVERIFY2(!choice.reply.isEmpty(), qPrintable(placeOf(i, t)));
    });
}

void TestBundledLessons::everyStateCanBeReached() {
    const Lesson lesson = shipped();
    forEachTask<ReachTask>(lesson, [&](std::size_t i, std::size_t t, const ReachTask& task) {
        Page page(lesson, i);
        const auto solution = solutions().find({QTest::currentDataTag(), i + 1, t + 1});
        QVERIFY2(solution != solutions().end(), qPrintable(placeOf(i, t)));
        for (const auto& [name, value] : solution->second.numbers)
            page.document.edit(withNumber(page.document.project(), page.player.model(),
                                          page.find(readNamedRef(name)), value, 0),
                               {});
        page.player.goToIteration(page.player.view().iteration + solution->second.updates);
        QVERIFY2(isReached(task, page.player), qPrintable(placeOf(i, t)));
    });
}

DELTAFLOW_TEST(TestBundledLessons)
#include "tst_bundled_lessons.moc"
