#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "tests/ui/window/live_desk.h"
#include "ui/document/recovery_copy.h"
#include "ui/hunt/hunt_panel.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/lesson/task_card.h"
#include "ui/lesson/task_form.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/window/lesson_actions.h"

#include <QTabWidget>
#include <QtTest>

using namespace deltaflow;

namespace {

/// Refuses to lose anything, and leaves what a crash left behind for later.
struct LaterAnswers : LessonAnswers {
    Recover recover(const QString& name, const QDateTime&) override {
        offered << name;
        return Recover::Later;
    }
    QStringList offered;
};

/// The folder of the copies, as a program leaves it that is killed while it writes a lesson.
struct Killed {
    Killed() {
        const QDir folder(RecoveryCopy::defaultFolder());
        LessonAnswers answers;
        LessonDraft draft(answers, folder.path());
        draft.create();
        Lesson lesson = draft.lesson();
        lesson.title = {std::string("Left")};
        draft.edit(lesson, QStringLiteral("Title"));
        draft.flush();
        for (const QFileInfo& copy : folder.entryInfoList({QStringLiteral("*.draft")}))
            if (QFile::copy(copy.filePath(), folder.filePath(QStringLiteral("left.draft")))) break;
    }
    ~Killed() { QFile::remove(RecoveryCopy::defaultFolder() + QStringLiteral("/left.draft")); }
};

struct Desk {
    Desk()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , live(document, player, &answers) {
        player.setReducedMotion(true);
        live.window().show();
    }
    [[nodiscard]] LessonEditor* editor() const { return live.window().findChild<LessonEditor*>(); }
    [[nodiscard]] HuntPanel* hunt() const { return live.window().findChild<HuntPanel*>(); }
    template <class Field>
    [[nodiscard]] Field* field(QWidget& in, const QString& name) const {
        for (Field* field : in.findChildren<Field*>())
            if (field->accessibleName() == name) return field;
        return nullptr;
    }
    void trigger(const QString& name) const {
        for (QAction* action : live.window().namedActions())
            if (action->text() == name) return action->trigger();
        qFatal("no such action");
    }
    void change(bool language) {
        if (language)
            live.speak(kChinese);
        else
            live.enlarge(150);
    }

    LaterAnswers answers;
    OpenedExample document;
    Player player;
    LiveWindow live;
};

} // namespace

/// What is under way in the window, and in no document, when the window is made anew.
class TestLastingWork : public QObject {
    Q_OBJECT

    static void rows() {
        QTest::addColumn<bool>("language");
        QTest::newRow("another language") << true;
        QTest::newRow("larger text") << false;
    }

private slots:
    void initTestCase() { useSettingsOfTests(); }
    void cleanup() { forgetLiveSettings(); }

    void aLessonGoesOnBeingWritten_data() { rows(); }
    void aLessonGoesOnBeingWritten() {
        QFETCH(bool, language);
        Desk desk;
        desk.trigger("Edit lesson");
        LessonEditor* editor = desk.editor();
        for (QPushButton* button : editor->findChildren<QPushButton*>())
            if (button->text() == "Add page") button->click();
        QCOMPARE(editor->page(), std::size_t{1});
        QTest::keyClicks(desk.field<QLineEdit>(*editor, "Title of the page"), "Second");
        editor->findChild<QTabWidget*>()->setCurrentIndex(1);
        editor->resize(750, 600);
        const QPointer<LessonEditor> last(editor);
        desk.change(language);
        QVERIFY(!last);
        QVERIFY(desk.answers.asked.isEmpty()); // nothing is lost, so nothing is asked
        editor = desk.editor();
        QVERIFY(editor);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->page(), std::size_t{1});
        QCOMPARE(editor->findChild<QTabWidget*>()->currentIndex(), 1);
        QCOMPARE(editor->height(), language ? 600 : 400); // on the screen, it is the same
        QVERIFY(editor->isWindowModified());
    }

    void aLessonsHistoryStays_data() { rows(); }
    void aLessonsHistoryStays() {
        QFETCH(bool, language);
        Desk desk;
        desk.trigger("Edit lesson");
        QTest::keyClicks(desk.field<QLineEdit>(*desk.editor(), "Title of the lesson"), "!");
        desk.change(language);
        LessonEditor* editor = desk.editor();
        const QString name = language ? QStringLiteral("课程标题") : "Title of the lesson";
        const auto* title = desk.field<QLineEdit>(*editor, name);
        QVERIFY(title);
        QVERIFY2(title->text().startsWith(u'!'), qPrintable(title->text()));
        for (QAction* action : editor->actions())
            if (action->shortcut() == QKeySequence(QKeySequence::Undo)) action->trigger();
        QVERIFY2(!title->text().startsWith(u'!'), qPrintable(title->text()));
    }

    void anAnswerThatCannotBeReadYetStays_data() { rows(); }
    void anAnswerThatCannotBeReadYetStays() {
        QFETCH(bool, language);
        Desk desk;
        desk.trigger("Edit lesson");
        auto* form = desk.editor()->findChild<TaskForm*>();
        for (int i = 0; i < 2; ++i)
            for (QPushButton* button : form->findChildren<QPushButton*>())
                if (button->text() == "Add task") button->click();
        QCOMPARE(form->current(), 1);
        desk.field<QPlainTextEdit>(*form, "Answer")->setPlainText("z1[1]\nforeseen");
        QVERIFY(!form->pendingFault().isEmpty());
        desk.change(language);
        form = desk.editor()->findChild<TaskForm*>();
        QCOMPARE(form->current(), 1);
        QCOMPARE(form->pendingAnswer(), QString("z1[1]\nforeseen"));
    }

    /// A closed one too: it is the same lesson when it is opened again.
    void aClosedEditorStaysClosed() {
        Desk desk;
        desk.trigger("Edit lesson");
        QTest::keyClicks(desk.field<QLineEdit>(*desk.editor(), "Title of the lesson"), "!");
        desk.editor()->close();
        desk.live.enlarge(150);
        QVERIFY(desk.editor());
        QVERIFY(!desk.editor()->isVisible());
        desk.trigger("Edit lesson");
        QVERIFY(desk.editor()->isVisible());
        QVERIFY(
            desk.field<QLineEdit>(*desk.editor(), "Title of the lesson")->text().startsWith(u'!'));
    }

    void whoWritesNoLessonSeesNoEditor_data() { rows(); }
    void whoWritesNoLessonSeesNoEditor() {
        QFETCH(bool, language);
        Desk desk;
        desk.change(language);
        QVERIFY(!desk.editor());
    }

    /// It is asked for once at the start, whatever is made anew afterwards.
    void aLessonLeftForLaterIsNotAskedForAgain_data() { rows(); }
    void aLessonLeftForLaterIsNotAskedForAgain() {
        QFETCH(bool, language);
        const Killed killed;
        Desk desk;
        QVERIFY(!desk.live.window().lessons().offerRecovery());
        QCOMPARE(desk.answers.offered, QStringList("Lesson: Left"));
        desk.change(language);
        QTest::qWait(600);
        QCOMPARE(desk.answers.offered.size(), 1);
        QVERIFY(!desk.editor());
    }

    void aTypedAnswerStays_data() { rows(); }
    void aTypedAnswerStays() {
        QFETCH(bool, language);
        Desk desk;
        desk.trigger("Predict");
        QTest::keyClicks(desk.field<QLineEdit>(desk.live.window(), "Your answer"), "0.3*(1-");
        desk.change(language);
        QCOMPARE(desk.live.window().findChild<QuizPanel*>()->typed(), "0.3*(1-");
    }

    void whatIsTypedInALessonStays_data() { rows(); }
    void whatIsTypedInALessonStays() {
        QFETCH(bool, language);
        Desk desk;
        desk.live.window().resize(1000, 500);
        QVERIFY(desk.live.window().lessons().open(lessonPath("forward-and-backward"), 4));
        const auto field = [&] {
            for (const TaskCard* task : desk.live.window().lessons().reader().tasks())
                if (auto* line = task->findChild<QLineEdit*>()) return line;
            return static_cast<QLineEdit*>(nullptr);
        };
        QVERIFY(field());
        field()->setFocus();
        QTest::keyClicks(field(), "0.9*0.04068");
        const QLineEdit* const last = field();
        QSignalSpy replaced(&desk.live, &LiveWindow::replaced);
        desk.change(language);
        QTRY_COMPARE(replaced.size(), 1);
        QVERIFY(field() != last);
        QTRY_COMPARE(field()->text(), QStringLiteral("0.9*0.04068"));
        QTRY_COMPARE(desk.live.window().focusWidget(), field());
        QTRY_VERIFY(!field()->visibleRegion().isEmpty());
    }

    void aChosenBugStays_data() { rows(); }
    void aChosenBugStays() {
        QFETCH(bool, language);
        Desk desk;
        desk.trigger("Bug hunt");
        desk.field<QComboBox>(*desk.hunt(), "Where the bug is")->setCurrentIndex(2);
        desk.field<QComboBox>(*desk.hunt(), "What the bug is")->setCurrentIndex(3);
        desk.change(language);
        QCOMPARE(desk.hunt()->guess().place, 2);
        QCOMPARE(desk.hunt()->guess().bug, 3);
    }
};

DELTAFLOW_TEST(TestLastingWork)
#include "tst_lasting_work.moc"
