#include "ui/lesson/lesson_draft.h"

#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "ui/lesson/lesson_files.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

/// Answers what the shared ones do not.
struct DraftAnswers : LessonAnswers {
    Changed changedOnDisk(const QString& name) override {
        changed << name;
        return change;
    }

    Recover recover(const QString& name, const QDateTime& when) override {
        offered << name;
        offeredOf = when;
        return recovering;
    }

    Changed change = Changed::Cancel;
    QStringList changed;
    Recover recovering = Recover::Recover;
    QStringList offered;
    QDateTime offeredOf;
};

struct Stage {
    Stage()
        : draft(answers, folder.path()) {
        draft.create();
    }
    void title(const char* text, int field = 1) {
        Lesson after = draft.lesson();
        after.title = {std::string(text)};
        draft.edit(after, "Title", field);
    }
    QTemporaryDir folder;
    DraftAnswers answers;
    LessonDraft draft;
};

QStringList copiesIn(const QString& folder) {
    return QDir(folder).entryList({"*.draft"}, QDir::Files);
}

/// A folder as a program leaves it that is killed while it writes that lesson.
struct Killed {
    explicit Killed(Stage& stage) {
        stage.draft.flush();
        for (const QString& copy : copiesIn(stage.folder.path()))
            QFile::copy(stage.folder.filePath(copy), folder.filePath(copy));
    }
    QTemporaryDir folder;
};

void put(const QString& path, const char* title) {
    Lesson lesson = LessonStage::lesson();
    lesson.title = {std::string(title)};
    if (!writeLesson(lesson, path).isEmpty()) qFatal("it cannot be written");
}

std::string titleIn(const QString& path) {
    return readLesson(path).title.in("en");
}

} // namespace

class TestLessonDraft : public QObject {
    Q_OBJECT

private slots:
    void aNewOneIsALesson() {
        const Stage stage;
        QVERIFY(!stage.draft.isModified());
        QVERIFY(lessonFromJson(toJson(stage.draft.lesson())) == stage.draft.lesson());
        QVERIFY(stage.draft.lesson().pages[0].state.project);
    }

    void typingInOneFieldIsOneUndo() {
        Stage stage;
        for (const char* text : {"a", "ab", "abc"})
            stage.title(text);
        stage.title("other", 2);
        QCOMPARE(stage.draft.undoStack().count(), 2);
        stage.draft.undoStack().undo();
        QCOMPARE(stage.draft.lesson().title.in("en"), std::string("abc"));
        stage.draft.undoStack().undo();
        QVERIFY(!stage.draft.isModified());
    }

    void isSavedAndOpened() {
        Stage stage;
        stage.title("Kept");
        stage.answers.path = stage.folder.filePath("a"); // the suffix is added
        QVERIFY(stage.draft.save());
        QVERIFY(stage.answers.suggested.endsWith("Kept.lesson"));
        QVERIFY(!stage.draft.isModified());
        QCOMPARE(stage.draft.path(), stage.folder.filePath("a.lesson"));
        QVERIFY(stage.draft.create());
        QVERIFY(stage.draft.open(stage.folder.filePath("a.lesson")));
        QCOMPARE(stage.draft.lesson().title.in("en"), std::string("Kept"));
    }

    void whatOthersWroteIsNotReplacedUnasked() {
        Stage stage;
        const QString path = stage.folder.filePath("shared.lesson");
        put(path, "Mine");
        QVERIFY(stage.draft.open(path));
        stage.title("Mine, better");
        QVERIFY(stage.draft.save()); // nobody else's yet
        QVERIFY(stage.answers.changed.isEmpty());
        put(path, "Theirs");
        stage.title("Mine, best");
        QVERIFY(!stage.draft.save());
        QCOMPARE(stage.answers.changed, QStringList("shared.lesson"));
        QCOMPARE(titleIn(path), std::string("Theirs"));
        QVERIFY(stage.draft.isModified());
        stage.answers.change = Questions::Changed::SaveAs;
        stage.answers.path = stage.folder.filePath("other.lesson");
        QVERIFY(stage.draft.save());
        QCOMPARE(titleIn(path), std::string("Theirs"));
        QCOMPARE(titleIn(stage.answers.path), std::string("Mine, best"));
    }

    void oneReadAWhileAgoIsNotTheFile() {
        Stage stage;
        const QString path = stage.folder.filePath("shared.lesson");
        put(path, "Read");
        const Lesson read = readLesson(path);
        put(path, "Theirs");
        QVERIFY(stage.draft.open(read, path));
        stage.title("Mine");
        QVERIFY(!stage.draft.save());
        QCOMPARE(titleIn(path), std::string("Theirs"));
        stage.answers.change = Questions::Changed::Replace;
        QVERIFY(stage.draft.save());
        QCOMPARE(titleIn(path), std::string("Mine"));
    }

    void aFileAsItWasReadIsSavedUnasked() {
        Stage stage;
        const QString path = stage.folder.filePath("own.lesson");
        Lesson lesson = LessonStage::lesson();
        lesson.pages[0].state.project = PageProject{{}, exampleProject("xor")};
        QVERIFY(writeLesson(lesson, path).isEmpty());
        QVERIFY(stage.draft.open(readLesson(path), path));
        stage.title("Mine");
        QVERIFY(stage.draft.save());
        QVERIFY(stage.answers.changed.isEmpty());
        stage.title("Mine, better");
        stage.answers.losing = Questions::Losing::Save;
        QVERIFY(stage.draft.open(path)); // once more: as it was saved just now
        QCOMPARE(stage.draft.lesson().title.in("en"), std::string("Mine, better"));
    }

    void whatIsUnsavedIsAskedFor() {
        Stage stage;
        stage.title("Dear");
        QVERIFY(!stage.draft.create());
        QCOMPARE(stage.answers.asked, QStringList("Dear"));
        QVERIFY(stage.draft.isModified());
        stage.answers.losing = Questions::Losing::Save;
        stage.answers.path = stage.folder.filePath("dear.lesson");
        QVERIFY(stage.draft.create());
        QVERIFY(QFile::exists(stage.answers.path));
    }

    void whatCannotBeDoneIsToldAndKept() {
        Stage stage;
        stage.title("Dear");
        stage.answers.path = "/nowhere/at/all.lesson";
        QVERIFY(!stage.draft.save());
        QCOMPARE(stage.answers.told.size(), 1);
        QVERIFY(stage.answers.told[0].contains("all.lesson"));
        QVERIFY(stage.draft.isModified());
        QFile bad(stage.folder.filePath("bad.lesson"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("{");
        bad.close();
        QVERIFY(!stage.draft.open(bad.fileName()));
        QVERIFY(stage.answers.told[1].contains("line 1"));
        QCOMPARE(stage.draft.lesson().title.in("en"), std::string("Dear"));
    }

    void aCopyIsTakenUpAfterACrash() {
        Stage stage;
        stage.title("Unsaved");
        const Killed killed(stage);
        DraftAnswers answers;
        LessonDraft again(answers, killed.folder.path());
        QVERIFY(again.offerRecovery());
        QCOMPARE(answers.offered, QStringList("Lesson: Unsaved"));
        QVERIFY(std::abs(answers.offeredOf.secsTo(QDateTime::currentDateTime())) < 60);
        QCOMPARE(again.lesson().title.in("en"), std::string("Unsaved"));
        QVERIFY(again.isModified());
        QVERIFY(!again.mayLose());
        QCOMPARE(copiesIn(killed.folder.path()).size(), 1); // its own, in place of the other
    }

    void aCopyKnowsItsFile() {
        Stage stage;
        const QString path = stage.folder.filePath("known.lesson");
        put(path, "Before");
        QVERIFY(stage.draft.open(path));
        stage.title("After");
        const Killed killed(stage);
        DraftAnswers answers;
        LessonDraft again(answers, killed.folder.path());
        QVERIFY(again.offerRecovery());
        QCOMPARE(answers.offered, QStringList("known.lesson"));
        QVERIFY(again.save());
        QVERIFY(answers.suggested.isEmpty()); // no name was asked for
        QCOMPARE(titleIn(path), std::string("After"));
        QVERIFY(copiesIn(killed.folder.path()).isEmpty());
    }

    void aFileNewerThanTheCopyIsNotReplacedUnasked() {
        Stage stage;
        const QString path = stage.folder.filePath("known.lesson");
        put(path, "Before");
        QVERIFY(stage.draft.open(path));
        stage.title("After");
        const Killed killed(stage);
        QTest::qWait(20);
        put(path, "Theirs");
        DraftAnswers answers;
        LessonDraft again(answers, killed.folder.path());
        QVERIFY(again.offerRecovery());
        QVERIFY(!again.save());
        QCOMPARE(titleIn(path), std::string("Theirs"));
    }

    void everyProgramKeepsItsOwnCopy() {
        Stage stage;
        stage.title("First");
        stage.draft.flush();
        DraftAnswers others;
        {
            LessonDraft second(others, stage.folder.path());
            QVERIFY(!second.offerRecovery()); // the first one is being written
            QVERIFY(others.offered.isEmpty());
            second.create();
            Lesson after = second.lesson();
            after.title = {"Second"};
            second.edit(after, "Title");
            second.flush();
            QCOMPARE(copiesIn(stage.folder.path()).size(), 2);
        }
        QCOMPARE(copiesIn(stage.folder.path()).size(), 1); // a clean exit takes its own along
    }

    void laterKeepsAndDiscardRemoves() {
        Stage stage;
        stage.title("Unsaved");
        const Killed killed(stage);
        DraftAnswers answers;
        answers.recovering = Questions::Recover::Later;
        QVERIFY(!LessonDraft(answers, killed.folder.path()).offerRecovery());
        QCOMPARE(copiesIn(killed.folder.path()).size(), 1);
        answers.recovering = Questions::Recover::Discard;
        QVERIFY(!LessonDraft(answers, killed.folder.path()).offerRecovery());
        QCOMPARE(answers.offered.size(), 2);
        QVERIFY(copiesIn(killed.folder.path()).isEmpty());
    }

    void whatItsFileHoldsIsNotOffered() {
        Stage stage;
        const QString path = stage.folder.filePath("known.lesson");
        put(path, "Before");
        QVERIFY(stage.draft.open(path));
        stage.title("After");
        const Killed killed(stage);
        QVERIFY(stage.draft.save());
        DraftAnswers answers;
        LessonDraft again(answers, killed.folder.path());
        QVERIFY(!again.offerRecovery());
        QVERIFY(answers.offered.isEmpty());
        QVERIFY(copiesIn(killed.folder.path()).isEmpty());
    }
};

DELTAFLOW_TEST(TestLessonDraft)
#include "tst_lesson_draft.moc"
