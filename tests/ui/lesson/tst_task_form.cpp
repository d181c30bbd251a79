#include "ui/lesson/lesson_editor.h"

#include "core/lesson/check_lesson.h"
#include "tests/test_program.h"
#include "tests/ui/lesson/editor_stage.h"
#include "ui/lesson/address_field.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_form.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// The form of one new task, as a teacher meets it.
struct TaskFields {
    explicit TaskFields(EditorStage& stage) {
        stage.press("Add task");
        const auto* form = stage.editor->findChild<TaskForm*>();
        kind = form->findChild<QComboBox*>();
        question = form->findChildren<QPlainTextEdit*>()[0];
        answer = form->findChildren<QPlainTextEdit*>()[1];
        hint = form->findChildren<QPlainTextEdit*>()[2];
        solved = form->findChildren<QPlainTextEdit*>()[3];
    }
    void choose(TaskKind chosen) const {
        kind->setCurrentIndex(static_cast<int>(chosen));
        emit kind->activated(kind->currentIndex());
    }
    [[nodiscard]] bool shows(TaskKind chosen) const {
        return kind->currentIndex() == static_cast<int>(chosen);
    }
    QComboBox* kind;
    QPlainTextEdit* question;
    QPlainTextEdit* answer;
    QPlainTextEdit* hint;
    QPlainTextEdit* solved;
};

} // namespace

/// Tasks as a teacher writes them.
class TestTaskForm : public QObject {
    Q_OBJECT

private slots:
    void aNewTaskAsksForTheNextNumber() {
        EditorStage stage;
        stage.player.goToStep(8);
        stage.press("Add page");
        const TaskFields fields(stage);
        QCOMPARE(fields.answer->toPlainText(), QString("z1.adjoint[2]"));
    }

    void anAnswerThatThePageTellsIsAFault() {
        EditorStage stage;
        stage.player.goToStep(8);
        stage.press("Add page");
        const TaskFields fields(stage);
        fields.answer->setPlainText("z1.adjoint[1]");
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        QTRY_COMPARE(faults->text(),
                     QString("Page 2, task 1: z1.adjoint[1] is on the page already, which stands "
                             "behind the step that computes it"));
    }

    void everyKindOfTaskIsWrittenChangedAndRemoved_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("changed");
        const auto row = [](const char* name, TaskKind kind, const char* answer,
                            const char* changed) {
            QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(answer)
                                << QString::fromUtf8(changed);
        };
        row("a number", TaskKind::Number, "z1[1]\n{x[1]} | The input",
            "z1[1]\n{x[1]} | The input\n{x[2]} | The other input\n  comes later");
        row("a mistake less", TaskKind::Number, "z1[1]\n{x[1]} | a\n{x[2]} | b",
            "z1[1]\n{x[2]} | b");
        row("a choice", TaskKind::Choice, "* a | Yes\nb | No", "* a | Yes\nb | No\nc | Never");
        row("a state", TaskKind::Reach, "L < 0.01", "L < 0.01\nW1[1,1] = 0.1 | 2");
        row("a step", TaskKind::Reach, "a2[1]", "last");
    }

    void everyKindOfTaskIsWrittenChangedAndRemoved() {
        QFETCH(const int, kind);
        QFETCH(const QString, answer);
        QFETCH(const QString, changed);
        EditorStage stage;
        const TaskFields fields(stage);
        fields.choose(static_cast<TaskKind>(kind));
        QTest::keyClicks(fields.question, "Which?");
        fields.hint->setPlainText("First.\n\nThen.");
        fields.solved->setPlainText("It is {z1[1]}.");
        for (const QString& typed : {answer, changed}) {
            fields.answer->setPlainText(typed);
            const Lesson read = lessonFromJson(toJson(stage.draft.lesson()));
            const LessonTask& task = read.pages[0].tasks[0];
            QCOMPARE(QString::fromStdString(answerText(task, "en")), typed);
            QCOMPARE(task.hint.in("en"), std::string("First.\n\nThen."));
            QCOMPARE(task.solved.in("en"), std::string("It is {z1[1]}."));
        }
        QVERIFY(faultsOf(stage.draft.lesson(), exampleProject).empty());
        stage.press("Remove");
        QVERIFY(stage.pages()[0].tasks.empty());
    }

    void tasksAreWritten() {
        EditorStage stage;
        stage.press("Add task");
        QCOMPARE(stage.pages()[0].tasks.size(), std::size_t{1});
        auto* form = stage.editor->findChild<TaskForm*>();
        const auto fields = form->findChildren<QPlainTextEdit*>();
        QTest::keyClicks(fields[0], "How much?");
        fields[1]->clear();
        QTest::keyClicks(fields[1], "z1.adjoint[2]");
        const LessonTask& task = stage.pages()[0].tasks[0];
        QCOMPARE(task.question.in("en"), std::string("How much?"));
        QVERIFY(std::get<NumberTask>(task.kind).asked == readNamedRef("z1.adjoint[2]"));
    }

    void theKindStaysWhileTheQuestionIsTyped_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("choice") << static_cast<int>(TaskKind::Choice);
        QTest::newRow("reach") << static_cast<int>(TaskKind::Reach);
    }

    void theKindStaysWhileTheQuestionIsTyped() {
        QFETCH(const int, kind);
        const auto chosen = static_cast<TaskKind>(kind);
        EditorStage stage;
        const TaskFields fields(stage);
        fields.choose(chosen);
        const QString seed = fields.answer->toPlainText();
        QTest::keyClicks(fields.question, "Which?");
        QVERIFY(fields.shows(chosen));
        QCOMPARE(fields.answer->toPlainText(), seed);
        QVERIFY(kindOf(stage.pages()[0].tasks[0]) == chosen);
        QVERIFY(kindOf(lessonFromJson(toJson(stage.draft.lesson())).pages[0].tasks[0]) == chosen);
    }

    void anAnswerThatCannotBeReadStaysAsTyped() {
        EditorStage stage;
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        const TaskFields fields(stage);
        QTest::keyClicks(fields.question, "Which?");
        fields.choose(TaskKind::Choice);
        fields.answer->setPlainText("one\ntwo"); // no star yet
        QTest::keyClicks(fields.hint, "h");
        QCOMPARE(fields.answer->toPlainText(), QString("one\ntwo"));
        QVERIFY(fields.shows(TaskKind::Choice));
        QCOMPARE(stage.pages()[0].tasks[0].hint.in("en"), std::string("h"));
        QTRY_VERIFY(faults->text().startsWith("Page 1, answer:"));
        fields.answer->setPlainText("one\n* two");
        QCOMPARE(answerText(stage.pages()[0].tasks[0], "en"), std::string("one\n* two"));
        QTRY_VERIFY(faults->text().startsWith("Nothing"));
    }

    void anotherTaskOrPageShowsItsOwnAnswer() {
        EditorStage stage;
        const TaskFields fields(stage);
        stage.press("Duplicate"); // its task is the very same
        fields.answer->clear();
        stage.editor->setPage(0);
        QCOMPARE(fields.answer->toPlainText(), QString("z1[1]"));
        fields.answer->clear();
        stage.press("Add task");
        QCOMPARE(fields.answer->toPlainText(), QString("z1[1]"));
        QVERIFY(stage.editor->findChild<TaskForm*>()->pendingFault().isEmpty());
    }

    void anAnswerIsUndoneInItsField() {
        EditorStage stage;
        const TaskFields fields(stage);
        fields.answer->setFocus();
        fields.answer->setPlainText("a1[1]");
        fields.answer->clear(); // cannot be read
        stage.draft.undoStack().undo();
        QCOMPARE(fields.answer->toPlainText(), QString("z1[1]"));
    }

    void aNumberThatWasClickedIsInserted() {
        EditorStage stage;
        const auto trigger = [&stage](const char* key) {
            for (QAction* action : stage.editor->actions())
                if (action->shortcut() == QKeySequence(key)) action->trigger();
        };
        const NodeId z1 = stage.player.model().graph->find("z1");
        auto* text = stage.find<QPlainTextEdit>("Text of the page");
        text->setFocus();
        trigger("Ctrl+I"); // nothing was clicked
        stage.player.pick({z1, Quantity::Adjoint, 1, 0, 0});
        trigger("Ctrl+I");
        trigger("Ctrl+Shift+I");
        QCOMPARE(text->toPlainText(), QString("{z1.adjoint[2]}{z1.adjoint[2] symbol}"));
        const TaskFields fields(stage);
        fields.answer->setFocus();
        fields.answer->selectAll();
        trigger("Ctrl+I");
        fields.answer->insertPlainText("\n2 * ");
        trigger("Ctrl+I");
        QCOMPARE(fields.answer->toPlainText(), QString("z1.adjoint[2]\n2 * {z1.adjoint[2]}"));
        fields.choose(TaskKind::Reach);
        fields.answer->selectAll();
        trigger("Ctrl+I");
        QCOMPARE(fields.answer->toPlainText(), QString("z1.adjoint[2]"));
        auto* selected = stage.find<AddressField>("The number that is selected");
        selected->parentWidget()->parentWidget()->show();
        selected->setFocus();
        trigger("Ctrl+I");
        QCOMPARE(toText(*stage.pages()[0].state.selection), std::string("z1.adjoint[2]"));
    }
};

DELTAFLOW_TEST(TestTaskForm)
#include "tst_task_form.moc"
