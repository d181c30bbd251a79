#include "tests/ui/lesson/lesson_stage.h"

#include "tests/test_program.h"
#include "ui/document/document_io.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

Ref firstWeight(const Player& player) {
    return {player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
}

} // namespace

class TestLessonSession : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-test");
        QCoreApplication::setApplicationName("tst_lesson_session");
        QSettings().clear();
    }

    void aPageShowsItsState() {
        LessonStage stage;
        QVERIFY(stage.session.open(LessonStage::lesson()));
        QCOMPARE(stage.document.project().title, std::string("2-2-1 sigmoid net"));
        QCOMPARE(stage.player.view().step, Index{2});
        QCOMPARE(stage.player.view().digits, 6);
        QVERIFY(stage.player.view().selection.has_value());
        QVERIFY(!stage.document.isModified());
        QVERIFY(stage.session.next());
        QCOMPARE(stage.player.step()->kind, StepKind::HiddenError);
        QVERIFY(!stage.player.view().selection);
        QVERIFY(stage.session.next());
        QVERIFY(stage.document.project().notation == NotationKind::Theta);
        QVERIFY(!stage.document.isModified());
        QCOMPARE(stage.player.view().sample, 1);
        QCOMPARE(stage.player.view().step, Index{-1});
        QVERIFY(stage.session.back());
        QCOMPARE(stage.player.step()->kind, StepKind::HiddenError);
    }

    void unsavedWorkIsAskedFor() {
        LessonStage stage;
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 7).isEmpty());
        QVERIFY(!stage.session.open(LessonStage::lesson()));
        QCOMPARE(stage.answers.asked.size(), 1);
        QVERIFY(!stage.session.isOpen());
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 7.0);
        stage.answers.losing = Questions::Losing::Discard;
        QVERIFY(stage.session.open(LessonStage::lesson()));
    }

    void whatIsInAFileIsAskedForOnce() {
        LessonStage stage;
        stage.document.reset(stage.document.project(), QStringLiteral("/nowhere/a.deltaflow"));
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 7).isEmpty());
        stage.answers.losing = Questions::Losing::Discard;
        QVERIFY(stage.session.open(LessonStage::lesson()));
        QCOMPARE(stage.answers.asked.size(), 1);
    }

    void workOpenedBesideTheLessonIsAskedForToo() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        OpenedExample other(QStringLiteral("net-2-2-2"));
        stage.document.reset(other.project(), {}, Document::State::Unsaved);
        QVERIFY(stage.session.isAway());
        QVERIFY(!stage.session.goTo(2));
        QCOMPARE(stage.session.page(), std::size_t{0});
        QCOMPARE(stage.answers.asked.size(), 1);
    }

    void whatTheReaderChangedIsThereAgain() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.goTo(1)); // the same document
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 0.75);
        QVERIFY(stage.session.goTo(2)); // another one
        QVERIFY(stage.session.goTo(0));
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 0.75);
        QVERIFY(stage.document.isModified());
        QVERIFY(stage.answers.asked.isEmpty());
    }

    void changesOfPagesThatAreNotShownAreAskedFor_data() {
        QTest::addColumn<Questions::Losing>("answer");
        QTest::addColumn<bool>("mayGo");
        QTest::addColumn<bool>("isSaved");
        QTest::newRow("cancel") << Questions::Losing::Cancel << false << false;
        QTest::newRow("discard") << Questions::Losing::Discard << true << false;
        QTest::newRow("save") << Questions::Losing::Save << true << true;
    }

    void changesOfPagesThatAreNotShownAreAskedFor() {
        QFETCH(const Questions::Losing, answer);
        QFETCH(const bool, mayGo);
        QFETCH(const bool, isSaved);
        const QTemporaryDir folder;
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.goTo(1)); // the same document
        QVERIFY(stage.session.goTo(2)); // XOR, which is as it was
        stage.answers.losing = answer;
        stage.answers.path = folder.filePath("kept.deltaflow");
        QCOMPARE(stage.session.close(), mayGo);
        QCOMPARE(stage.answers.asked, QStringList("2-2-1 sigmoid net, page 2"));
        QCOMPARE(stage.session.isOpen(), !mayGo);
        QCOMPARE(QFile::exists(stage.answers.path), isSaved);
        if (isSaved) QCOMPARE(readDocument(stage.answers.path).title, "2-2-1 sigmoid net");
        if (mayGo) return;
        QVERIFY(stage.session.goTo(1)); // nothing is lost
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 0.75);
    }

    void anotherLessonAsksForThemToo() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.goTo(2));
        QVERIFY(!stage.session.open(LessonStage::lesson()));
        QCOMPARE(stage.session.page(), std::size_t{2});
        stage.answers.losing = Questions::Losing::Discard;
        QVERIFY(stage.session.open(LessonStage::lesson()));
        QVERIFY(stage.session.close()); // and they are asked for once
        QCOMPARE(stage.answers.asked.size(), 2);
    }

    void whatIsShownIsNoneOfThem() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.goTo(2));
        QVERIFY(stage.session.goTo(0));
        QVERIFY(stage.session.close()); // the document stays, and is asked for when it goes
        QVERIFY(stage.answers.asked.isEmpty());
        QVERIFY(stage.document.isModified());
    }

    void theyAreCopiedAgainstACrash() {
        const QTemporaryDir folder;
        const auto copies = [&folder] {
            return QDir(folder.path()).entryList({"*.recovery"}, QDir::Files).size();
        };
        LessonStage stage;
        stage.session.keepCopies(folder.path());
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.goTo(2));
        QTRY_COMPARE(copies(), 1);
        QVERIFY(stage.session.goTo(0)); // it is the document's again, which has a copy of its own
        QCOMPARE(copies(), 0);
    }

    void thePageCanBeShownAgain() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        const QSignalSpy away(&stage.session, &LessonSession::awayChanged);
        QVERIFY(!stage.session.isAway());
        stage.player.stepForward();
        QVERIFY(stage.session.isAway());
        QVERIFY(stage.player.setNumber(firstWeight(stage.player), 0.75).isEmpty());
        QVERIFY(stage.session.showAgain());
        QVERIFY(!stage.session.isAway());
        QCOMPARE(away.count(), 2);
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 0.1);
        QCOMPARE(stage.player.view().step, Index{2});
        stage.document.undoStack().undo(); // and what was changed can be had back
        QCOMPARE(stage.player.number(firstWeight(stage.player)), 0.75);
    }

    void whatCannotBeShownIsSaid() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(stage.session.problem().isEmpty());
        QVERIFY(stage.session.goTo(3));
        QVERIFY(stage.session.problem().contains("nonsense"));
        QCOMPARE(stage.session.page(), std::size_t{3});
        QVERIFY(!stage.session.next());
    }

    void closingGivesTheUsersChoicesBack() {
        LessonStage stage;
        stage.player.setDigits(3);
        stage.session.open(LessonStage::lesson());
        QCOMPARE(stage.player.view().digits, 6);
        stage.session.close();
        QVERIFY(!stage.session.isOpen());
        QCOMPARE(stage.player.view().digits, 3);
        QVERIFY(!stage.session.next());
    }

    void progressIsKept() {
        {
            LessonStage stage;
            stage.session.rememberProgress();
            stage.session.open(LessonStage::lesson());
            stage.session.setSolved(1);
            stage.session.goTo(2);
        }
        LessonStage again;
        again.session.rememberProgress();
        again.session.open(LessonStage::lesson());
        QCOMPARE(again.session.page(), std::size_t{2});
        QVERIFY(again.session.isSolved(0, 1));
        QVERIFY(!again.session.isSolved(0, 0));
        QVERIFY(again.session.isVisited(0));
        QVERIFY(!again.session.isVisited(1));
        LessonStage forgetful;
        forgetful.session.open(LessonStage::lesson());
        QCOMPARE(forgetful.session.page(), std::size_t{0});
    }

    /// What a lesson's writer tries is no progress: it is opened as one's readers open it.
    void whatIsTriedIsNotKept() {
        Lesson lesson = LessonStage::lesson();
        lesson.id = "tried";
        {
            LessonStage stage;
            stage.session.rememberProgress();
            QVERIFY(stage.session.tryOut(lesson, 0));
            stage.session.setSolved(0);
            QVERIFY(stage.session.isSolved(0, 0)); // while it is tried
            stage.session.goTo(1);
            QVERIFY(stage.session.tryOut(lesson, 0));
            QVERIFY(!stage.session.isSolved(0, 0));
            stage.session.goTo(1);
            stage.session.close();
        }
        LessonStage again;
        again.session.rememberProgress();
        again.session.open(lesson);
        QCOMPARE(again.session.page(), std::size_t{0});
        QVERIFY(!again.session.isSolved(0, 0));
        again.session.setSolved(1); // read, not tried: this is kept
        again.session.open(lesson);
        QVERIFY(again.session.isSolved(0, 1));
    }

    /// A file asks for more than anybody would wait for.
    void anIterationThatTakesTooLongIsTold() {
        LessonStage stage;
        Lesson lesson = LessonStage::lesson();
        lesson.pages[0].state.iteration = 900'000'000;
        QVERIFY(stage.session.open(lesson));
        QCOMPARE(stage.player.view().iteration, std::int64_t{0});
        QCOMPARE(stage.player.view().step, Index{2}); // the rest is as it says
        QVERIFY2(stage.session.problem().contains("iteration 900000000 would take"),
                 qPrintable(stage.session.problem()));
    }

    void aPageIsDoneWhenItsTasksAre() {
        LessonStage stage;
        stage.session.open(LessonStage::lesson());
        QVERIFY(!stage.session.isDone(0));
        for (const std::size_t task : {0u, 1u, 2u})
            stage.session.setSolved(task);
        QVERIFY(stage.session.isDone(0));
        QVERIFY(stage.session.isDone(1)); // it has none
    }
};

DELTAFLOW_TEST(TestLessonSession)
#include "tst_lesson_session.moc"
