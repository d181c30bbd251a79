#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/derivation/derivation_view.h"
#include "ui/presenter/next_step_view.h"
#include "ui/presenter/presentation.h"
#include "ui/presenter/presenter_window.h"
#include "ui/quiz/quiz_session.h"

#include <QTextBrowser>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Lecture {
    Lecture()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , quiz(player)
        , presentation(player, quiz, home) {
        player.setReducedMotion(true);
        home.show();
    }

    [[nodiscard]] QString said() {
        QStringList all;
        for (const auto* label : presentation.speaker().findChildren<QLabel*>())
            if (!label->isHidden()) all << label->text();
        return all.join('\n');
    }

    OpenedExample document;
    Player player;
    QuizSession quiz;
    QWidget home;
    Presentation presentation;
};

} // namespace

/// Both windows, and what keys do in them.
class TestPresentation : public QObject {
    Q_OBJECT

private slots:
    void keysDoTheSameInBothWindows_data() {
        QTest::addColumn<bool>("inSpeakers");
        QTest::newRow("in the class' window") << false;
        QTest::newRow("in the teacher's window") << true;
    }

    void keysDoTheSameInBothWindows() {
        QFETCH(bool, inSpeakers);
        Lecture lecture;
        lecture.presentation.setWithNotes(true);
        lecture.presentation.begin();
        QWidget* window = inSpeakers ? static_cast<QWidget*>(&lecture.presentation.speaker())
                                     : &lecture.presentation.presenter();
        QTest::keyClick(window, Qt::Key_PageDown);
        QTest::keyClick(window, Qt::Key_Right);
        QCOMPARE(lecture.player.view().step, Index{1});
        QTest::keyClick(window, Qt::Key_PageUp);
        QCOMPARE(lecture.player.view().step, Index{0});
        QTest::keyClick(window, Qt::Key_End);
        QCOMPARE(lecture.player.view().step, lecture.player.derivation().size() - 1);
        QTest::keyClick(window, Qt::Key_L);
        QCOMPARE(lecture.player.view().level, Level::Term);
        QTest::keyClick(window, Qt::Key_P);
        QCOMPARE(lecture.presentation.stage().tool(), StageTool::Pen);
        QTest::keyClick(window, Qt::Key_S);
        QCOMPARE(lecture.presentation.stage().tool(), StageTool::Spotlight);
        QTest::keyClick(window, Qt::Key_S);
        QCOMPARE(lecture.presentation.stage().tool(), StageTool::None);
        QTest::keyClick(window, Qt::Key_Escape);
        QVERIFY(!lecture.presentation.isOn());
    }

    /// What nobody sees follows no step, and says none to a screen reader.
    void noWindowIsThereBeforeAndAfter() {
        Lecture lecture;
        const auto views = [&] { return lecture.home.findChildren<DerivationView*>().size(); };
        QCOMPARE(views(), 0);
        lecture.presentation.begin();
        QCOMPARE(views(), 1);
        lecture.presentation.end();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(views(), 0);
        lecture.presentation.begin();
        QCOMPARE(views(), 1);
    }

    void anyKeyBringsABlankScreenBackAndDoesNoMore_data() {
        QTest::addColumn<int>("key");
        QTest::newRow("the next step's") << static_cast<int>(Qt::Key_PageDown);
        QTest::newRow("one without a meaning") << static_cast<int>(Qt::Key_Q);
        QTest::newRow("blank again") << static_cast<int>(Qt::Key_B);
        QTest::newRow("escape") << static_cast<int>(Qt::Key_Escape);
    }

    void anyKeyBringsABlankScreenBackAndDoesNoMore() {
        QFETCH(int, key);
        Lecture lecture;
        lecture.presentation.begin();
        QWidget* window = &lecture.presentation.presenter();
        QTest::keyClick(window, Qt::Key_B);
        QCOMPARE(lecture.presentation.stage().blank(), StageBlank::Black);
        QTest::keyClick(window, static_cast<Qt::Key>(key));
        QCOMPARE(lecture.presentation.stage().blank(), StageBlank::None);
        QCOMPARE(lecture.player.view().step, Index{-1});
        QVERIFY(lecture.presentation.isOn());
    }

    void keysElsewhereAreNotTaken() {
        Lecture lecture;
        lecture.presentation.begin();
        QTest::keyClick(&lecture.home, Qt::Key_PageDown);
        QCOMPARE(lecture.player.view().step, Index{-1});
    }

    /// Of the buttons in the teacher's window, the next step's has the keys at first.
    void enterAndSpaceStepInTheTeachersWindow() {
        Lecture lecture;
        lecture.presentation.setWithNotes(true);
        lecture.presentation.begin();
        QWidget* const focused = lecture.presentation.speaker().focusWidget();
        QVERIFY(focused);
        QTest::keyClick(focused, Qt::Key_Space);
        QCOMPARE(lecture.player.view().step, Index{0});
    }

    void theTeachersWindowComesAndGoes() {
        Lecture lecture; // on one screen
        lecture.presentation.begin();
        QVERIFY(!lecture.presentation.speaker().isVisible());
        QVERIFY(lecture.presentation.presenter().isFullScreen());
        QTest::keyClick(&lecture.presentation.presenter(), Qt::Key_N);
        QVERIFY(lecture.presentation.speaker().isVisible());
        QVERIFY(!lecture.presentation.presenter().isFullScreen());
        lecture.presentation.speaker().close();
        QVERIFY(!lecture.presentation.speaker().isVisible());
        QVERIFY(lecture.presentation.isOn());
        lecture.presentation.presenter().close();
        QVERIFY(!lecture.presentation.isOn());
    }

    void theTeacherSeesTheNextResultAndTheClassDoesNot() {
        Lecture lecture;
        lecture.presentation.setWithNotes(true);
        lecture.presentation.begin();
        lecture.quiz.setActive(true);
        const auto* next = lecture.presentation.speaker().findChild<NextStepView*>();
        const auto content = next->content();
        QVERIFY(content.has_value());
        QCOMPARE(content->step, Index{0});
        QCOMPARE(content->equations.front().rights.size(), std::size_t{3}); // with its result
        const CardContent shown = cardContent(lecture.player, 0, {});
        QVERIFY(shown.equations.empty());
        QVERIFY(lecture.said().contains("Answer: 0.7550"));
        lecture.quiz.setActive(false);
        QVERIFY(!lecture.said().contains("Answer"));
        lecture.player.goToEnd();
        QVERIFY(!next->content().has_value());
    }

    void notesAndAnswersAreTheTeachers() {
        Lecture lecture;
        lecture.presentation.setNotes(
            {"Page 2", "Ask **why**.", {{"How much?", "0.31"}, {"By what?", "the chain rule"}}});
        QVERIFY(lecture.said().contains("Page 2"));
        const QString text =
            lecture.presentation.speaker().findChild<QTextBrowser*>()->toPlainText();
        QVERIFY(text.contains("Ask why."));
        QVERIFY(text.contains("Task: How much?\nAnswer: 0.31"));
        QVERIFY(text.contains("Answer: the chain rule"));
    }

    void aLessonTurnsItsPagesFirst() {
        Lecture lecture;
        lecture.presentation.begin();
        int turned = 0;
        lecture.presentation.setPages([&](bool forward) {
            turned += forward ? 1 : -1;
            return forward;
        });
        QTest::keyClick(&lecture.presentation.presenter(), Qt::Key_PageDown);
        QCOMPARE(turned, 1);
        QCOMPARE(lecture.player.view().step, Index{-1});
        lecture.player.goToStep(3);
        QTest::keyClick(&lecture.presentation.presenter(), Qt::Key_PageUp);
        QCOMPARE(turned, 0);
        QCOMPARE(lecture.player.view().step, Index{2});
    }
};

DELTAFLOW_TEST(TestPresentation)
#include "tst_presentation.moc"
