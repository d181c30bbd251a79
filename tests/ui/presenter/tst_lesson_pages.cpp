#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/document/document_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/lesson_pages.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QtTest>

using namespace deltaflow;

namespace {

LessonPage pageAt(const std::string& title, Index step) {
    LessonPage page;
    page.title = LocalText(title);
    page.state.step = PagePlace{PagePlace::Kind::Count, step, {}};
    return page;
}

/// Two pages on one net, then one on another.
Lesson lessonOfThree() {
    Lesson lesson;
    lesson.id = "three";
    lesson.title = LocalText("Three");
    lesson.pages = {pageAt("first", 0), pageAt("second", 3), pageAt("third", 0)};
    lesson.pages[0].state.project = PageProject{"net-2-2-1", nullptr};
    lesson.pages[2].state.project = PageProject{"net-1-1", nullptr};
    lesson.pages[0].notes = LocalText("Ask *why*.");
    ChoiceTask choice;
    choice.choices = {{LocalText("wrong one"), {}, false}, {LocalText("right one"), {}, true}};
    lesson.pages[0].tasks.push_back({LocalText("Which?"), {}, {}, choice});
    return lesson;
}

struct Lecture {
    Lecture()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , window(document, player)
        , session(window.lessons().session()) {
        player.setReducedMotion(true);
    }
    void next() {
        if (!turnPage(session, player, true)) player.stepForward();
    }
    void back() {
        if (!turnPage(session, player, false)) player.stepBack();
    }

    OpenedExample document;
    Player player;
    MainWindow window;
    LessonSession& session;
};

} // namespace

/// How a clicker leads through a lesson.
class TestLessonPages : public QObject {
    Q_OBJECT

private slots:
    void withoutALessonNoPageIsTurned() {
        Lecture lecture;
        QVERIFY(!turnPage(lecture.session, lecture.player, true));
        QVERIFY(notesOf(lecture.session, lecture.player).title.isEmpty());
    }

    void stepsComeBeforeTheNextPage() {
        Lecture lecture;
        QVERIFY(lecture.session.open(lessonOfThree()));
        lecture.next();
        lecture.next();
        QCOMPARE(lecture.session.page(), std::size_t{0});
        QCOMPARE(lecture.player.view().step, Index{1});
        lecture.next(); // where the second page begins: each of them shows something new
        QCOMPARE(lecture.session.page(), std::size_t{1});
        QCOMPARE(lecture.player.view().step, Index{2});
        lecture.player.goToEnd(); // the third shows another net
        lecture.next();
        QCOMPARE(lecture.session.page(), std::size_t{2});
        QCOMPARE(lecture.player.view().step, Index{-1});
    }

    void backGoesToWhereThePageBegan() {
        Lecture lecture;
        QVERIFY(lecture.session.open(lessonOfThree(), 1));
        lecture.next();
        QCOMPARE(lecture.player.view().step, Index{3});
        lecture.back();
        QCOMPARE(lecture.session.page(), std::size_t{1});
        lecture.back();
        QCOMPARE(lecture.session.page(), std::size_t{0});
        QCOMPARE(lecture.player.view().step, Index{1}); // where "next" had come from
        lecture.back();
        lecture.back();
        QCOMPARE(lecture.player.view().step, Index{-1});
    }

    void answersAreToldAsNumbers_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("told");
        QTest::newRow("of the page") << "{W1[1,1]} * 2"
                                     << "0.2000";
        QTest::newRow("an expression") << "1/4 + 1/4"
                                       << "1/4 + 1/4 = 0.5000";
        QTest::newRow("a number") << "1024"
                                  << "1024";
        QTest::newRow("of nothing") << "{W9[1,1]}"
                                    << "";
    }

    void answersAreToldAsNumbers() {
        QFETCH(const QString, answer);
        QFETCH(const QString, told);
        Lesson lesson = lessonOfThree();
        lesson.pages[0].tasks = {
            {LocalText("How large is $z_1$?"), {}, {}, NumberTask{{}, answer.toStdString(), 3}}};
        Lecture lecture;
        QVERIFY(lecture.session.open(lesson));
        const auto answers = notesOf(lecture.session, lecture.player).answers;
        QCOMPARE(answers.size(), told.isEmpty() ? std::size_t{0} : std::size_t{1});
        if (told.isEmpty()) return;
        QCOMPARE(answers[0].question, QStringLiteral("How large is z₁?"));
        QCOMPARE(answers[0].answer, told);
    }

    void theTeacherIsToldNotesAndAnswers() {
        Lecture lecture;
        QVERIFY(lecture.session.open(lessonOfThree()));
        const SpeakerNotes notes = notesOf(lecture.session, lecture.player);
        QCOMPARE(notes.title, QStringLiteral("first"));
        QCOMPARE(notes.text, QStringLiteral("Ask *why*."));
        QCOMPARE(notes.answers.size(), std::size_t{1});
        QCOMPARE(notes.answers.front().answer, QStringLiteral("right one"));
    }
};

DELTAFLOW_TEST(TestLessonPages)
#include "tst_lesson_pages.moc"
