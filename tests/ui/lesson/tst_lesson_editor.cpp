#include "ui/lesson/lesson_editor.h"

#include "core/lesson/check_lesson.h"
#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "ui/document/dialog_questions.h"
#include "ui/document/recovery.h"
#include "ui/lesson/address_field.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_form.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    Stage()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , draft(answers, folder.path()) {
        player.setReducedMotion(true);
        draft.create();
        editor = std::make_unique<LessonEditor>(
            draft, player,
            [this] {
                PageState state = capturedState(player);
                state.project = capturedProject(document.project());
                return state;
            },
            nullptr);
        editor->show();
    }
    [[nodiscard]] const std::vector<LessonPage>& pages() const { return draft.lesson().pages; }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        for (Widget* widget : editor->findChildren<Widget*>())
            if (widget->accessibleName() == QLatin1String(name)) return widget;
        qFatal("no %s", name);
    }
    void press(const char* text) {
        for (QPushButton* button : editor->findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text) || button->toolTip() == QLatin1String(text))
                return button->click();
        qFatal("no button %s", text);
    }
    QTemporaryDir folder;
    LessonAnswers answers;
    OpenedExample document;
    Player player;
    LessonDraft draft;
    std::unique_ptr<LessonEditor> editor;
};

/// The form of one new task, as a teacher meets it.
struct TaskFields {
    explicit TaskFields(Stage& stage) {
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

struct StartAnswers : LessonAnswers {
    Recover recover(const QString& name, const QDateTime&) override {
        offered << name;
        return recovering;
    }
    Recover recovering = Recover::Later;
    QStringList offered;
};

/// The program's window, and the editor that it opens.
struct WindowStage {
    explicit WindowStage(Questions::Recover recovering)
        : document(QStringLiteral("net-1-1"))
        , player(document)
        , window(document, player, &answers) {
        answers.recovering = recovering;
        player.setReducedMotion(true);
        window.show();
    }
    [[nodiscard]] bool isEdited() const {
        const auto* editor = window.findChild<LessonEditor*>();
        return editor && editor->isVisible();
    }
    [[nodiscard]] QString title() { return window.findChild<LessonEditor*>()->windowTitle(); }

    StartAnswers answers;
    OpenedExample document;
    Player player;
    MainWindow window;
};

/// A lesson that a killed program left behind.
struct Left {
    explicit Left(const char* title)
        : path(RecoveryCopy::defaultFolder() + QStringLiteral("/left.draft")) {
        QTemporaryDir folder;
        LessonAnswers answers;
        LessonDraft draft(answers, folder.path());
        draft.create();
        Lesson after = draft.lesson();
        after.title = {std::string(title)};
        draft.edit(after, "Title");
        draft.flush();
        QDir().mkpath(RecoveryCopy::defaultFolder());
        const QString copy = QDir(folder.path()).entryList({"*.draft"}).value(0);
        if (!QFile::copy(folder.filePath(copy), path)) qFatal("no copy");
    }
    ~Left() { QFile::remove(path); }
    Left(const Left&) = delete;
    Left& operator=(const Left&) = delete;
    [[nodiscard]] bool isThere() const { return QFile::exists(path); }
    QString path;
};

std::string titleOf(const LessonPage& page) {
    return page.title.in("en");
}

} // namespace

class TestLessonEditor : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-test");
        QCoreApplication::setApplicationName("tst_lesson_editor");
        QDir(RecoveryCopy::defaultFolder()).removeRecursively();
    }

    void whatIsTypedIsInTheLesson() {
        Stage stage;
        QTest::keyClicks(stage.find<QLineEdit>("Title of the lesson"), "!");
        QTest::keyClicks(stage.find<QLineEdit>("Title of the page"), "?");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "Now {W1[1,2]}");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Notes for the teacher"), "Ask");
        QVERIFY(stage.draft.lesson().title.in("en").find('!') != std::string::npos);
        QVERIFY(titleOf(stage.pages()[0]).find('?') != std::string::npos);
        QCOMPARE(stage.pages()[0].text.in("en"), std::string("Now {W1[1,2]}"));
        QCOMPARE(stage.pages()[0].notes.in("en"), std::string("Ask"));
        auto* preview = stage.editor->findChild<PageView*>();
        QTRY_COMPARE(preview->accessibleName(), QString("Now 0.8000"));
        for (int i = 0; i < 4; ++i) // a field an undo
            stage.draft.undoStack().undo();
        QVERIFY(!stage.draft.isModified());
        QVERIFY(stage.find<QPlainTextEdit>("Text of the page")->toPlainText().isEmpty());
    }

    void aPageShowsWhatTheWindowShows() {
        Stage stage;
        stage.player.goToStep(7);
        stage.player.setLevel(Level::Term);
        stage.press("Add page");
        QCOMPARE(stage.pages().size(), std::size_t{2});
        QCOMPARE(stage.editor->page(), std::size_t{1});
        const PageState& state = stage.pages()[1].state;
        QVERIFY(!state.project); // as on the page before
        QVERIFY(state.level == Level::Term);
        QCOMPARE(stepAt(*state.step, stage.player), stage.player.view().step);
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 5).isEmpty());
        stage.player.goToEnd();
        stage.press("Capture what the window shows");
        QVERIFY(stage.pages()[1].state.project->document); // it was changed
        QVERIFY(stage.pages()[1].state.step->kind == PagePlace::Kind::Last);
    }

    /// Whatever the window shows.
    void thePreviewShowsThePagesOwnNumbers() {
        Stage stage;
        stage.player.goToStep(0);
        stage.press("Add page");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{z1[1]} {W1[1,1]}");
        auto* preview = stage.editor->findChild<PageView*>();
        QTRY_COMPARE(preview->accessibleName(), QString("0.7550 0.1000"));
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 5).isEmpty());
        stage.document.reset(OpenedExample(QStringLiteral("xor")).project(), {});
        stage.editor->setPage(0); // before the first step
        stage.editor->setPage(1);
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "!");
        QTRY_VERIFY(preview->text().find('!') != std::string::npos);
        QVERIFY(preview->accessibleName().contains("0.7550"));
        QVERIFY(preview->accessibleName().contains("0.1000"));
    }

    void aNumberChangedInThePreviewIsThePagesAgain() {
        Stage stage;
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{W1[1,1]}");
        auto* preview = stage.editor->findChild<PagePreview*>();
        QTRY_COMPARE(preview->text().accessibleName(), QString("0.1000"));
        const Ref weight{preview->player().model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(preview->player().setNumber(weight, 5).isEmpty());
        QCOMPARE(preview->text().accessibleName(), QString("5.000"));
        QVERIFY(!stage.document.isModified());
        preview->showPage(stage.draft.lesson(), 0);
        QCOMPARE(preview->text().accessibleName(), QString("0.1000"));
    }

    void aStepIsSetByWhatItComputes() {
        Stage stage;
        stage.player.goToStep(9);
        stage.press("At the step at which the window is");
        const auto& step = stage.pages()[0].state.step;
        QCOMPARE(toText(step->computes), std::string("z1.adjoint[2]"));
        auto* field = stage.find<AddressField>("The number that is computed");
        QCOMPARE(field->text(), QString("z1.adjoint[2]"));
        field->selectAll();
        QTest::keyClicks(field, "a2[1]");
        QCOMPARE(toText(step->computes), std::string("a2[1]"));
        QVERIFY(stage.find<QLabel>("What the page shows")->text().contains("a2[1]"));
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        QTest::keyClicks(field, "[");
        QTRY_VERIFY(faults->text().startsWith("Page 1, what it shows: “a2[1][”"));
        QCOMPARE(toText(step->computes), std::string("a2[1]"));
        QTest::keyClick(field, Qt::Key_Backspace);
        QTRY_VERIFY(faults->text().startsWith("Nothing"));
    }

    void aStepIsSaidInAnotherWay() {
        Stage stage;
        stage.player.goToStep(9);
        stage.press("At the step at which the window is");
        auto* preview = stage.editor->findChild<PagePreview*>();
        preview->showPage(stage.draft.lesson(), 0);
        auto* kind = stage.find<QComboBox>("Step");
        const auto& step = stage.pages()[0].state.step;
        emit kind->activated(1);
        QVERIFY((*step == PagePlace{PagePlace::Kind::Count, 10, {}}));
        emit kind->activated(2);
        QCOMPARE(toText(step->computes), std::string("z1.adjoint[2]"));
        emit kind->activated(3);
        QVERIFY(step->kind == PagePlace::Kind::Last);
        emit kind->activated(0);
        QVERIFY(*step == PagePlace());
    }

    void theCameraIsSetAroundTheSelectedNumber() {
        Stage stage;
        stage.player.setSelection(
            Ref{stage.player.model().layers[1].activation, Quantity::Value, 0, 0, 0});
        auto* kind = stage.find<QComboBox>("Picture");
        emit kind->activated(1);
        const auto& camera = stage.pages()[0].state.camera;
        QCOMPARE(toText(*camera->focus), std::string("a2"));
        QCOMPARE(camera->zoom, 2.0);
        for (QSpinBox* box : stage.editor->findChildren<QSpinBox*>())
            if (box->prefix().startsWith("zoom")) box->setValue(150);
        QCOMPARE(camera->zoom, 1.5);
        QCOMPARE(toText(*camera->focus), std::string("a2"));
        QVERIFY(stage.find<QLabel>("What the page shows")->text().contains("around a2 at 150 %"));
        emit kind->activated(2);
        QVERIFY(!camera->focus);
        emit kind->activated(0);
        QVERIFY(camera->isWhole());
        stage.draft.undoStack().undo();
        QVERIFY(!camera->isWhole());
    }

    void aNumberThatWasClickedIsInserted() {
        Stage stage;
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

    void aNewTaskAsksForTheNextNumber() {
        Stage stage;
        stage.player.goToStep(8);
        stage.press("Add page");
        const TaskFields fields(stage);
        QCOMPARE(fields.answer->toPlainText(), QString("z1.adjoint[2]"));
    }

    void anAnswerThatThePageTellsIsAFault() {
        Stage stage;
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
        Stage stage;
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

    void pagesAreOrdered() {
        Stage stage;
        stage.player.goToStep(2);
        stage.press("Add page");
        QTest::keyClicks(stage.find<QLineEdit>("Title of the page"), "Second");
        stage.press("Duplicate");
        QCOMPARE(stage.pages().size(), std::size_t{3});
        stage.press("One place up");
        stage.press("One place up");
        QCOMPARE(stage.editor->page(), std::size_t{0});
        QCOMPARE(titleOf(stage.pages()[0]), std::string("Second"));
        // It is the first now, and still shows the same.
        QCOMPARE(stage.pages()[0].state.project->example, std::string("net-2-2-1"));
        QVERIFY(!stage.pages()[1].state.project);
        QCOMPARE(stateAt(stage.draft.lesson(), 1).step->count, Index{0});
        stage.press("Delete the page");
        stage.press("Delete the page");
        stage.press("Delete the page");
        QCOMPARE(stage.pages().size(), std::size_t{1}); // one stays
        QVERIFY(stage.pages()[0].state.project);
    }

    void tasksAreWritten() {
        Stage stage;
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
        Stage stage;
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
        Stage stage;
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
        Stage stage;
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
        Stage stage;
        const TaskFields fields(stage);
        fields.answer->setFocus();
        fields.answer->setPlainText("a1[1]");
        fields.answer->clear(); // cannot be read
        stage.draft.undoStack().undo();
        QCOMPARE(fields.answer->toPlainText(), QString("z1[1]"));
    }

    void faultsAreTold() {
        Stage stage;
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        QTRY_VERIFY(faults->text().startsWith("Nothing"));
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{W9[1]}");
        QTRY_VERIFY(faults->text().startsWith("Page 1, text: there is no “W9”"));
    }

    void whatACrashLeftIsOfferedAtTheStart_data() {
        QTest::addColumn<Questions::Recover>("answer");
        QTest::newRow("recover") << Questions::Recover::Recover;
        QTest::newRow("later") << Questions::Recover::Later;
    }

    void whatACrashLeftIsOfferedAtTheStart() {
        QFETCH(const Questions::Recover, answer);
        const Left left("Unsaved");
        WindowStage stage(answer);
        QTRY_COMPARE(stage.answers.offered, QStringList("Lesson: Unsaved"));
        const bool isTaken = answer == Questions::Recover::Recover;
        QTRY_COMPARE(stage.isEdited(), isTaken);
        QCOMPARE(left.isThere(), !isTaken);
    }

    void theLessonBeingReadIsNotReplacedUnasked() {
        WindowStage stage(Questions::Recover::Later);
        QTest::qWait(600); // the start is over
        const Left left("Old");
        QVERIFY(stage.window.lessons().open(lessonPath(lessonNames().front())));
        stage.window.lessons().edit->trigger();
        QCOMPARE(stage.answers.offered, QStringList("Lesson: Old"));
        QVERIFY(!stage.title().startsWith("Old"));
        QVERIFY(left.isThere());
    }

    void questionsAreAskedOverTheWindowInUse_data() {
        QTest::addColumn<bool>("isEditor");
        QTest::newRow("main window") << false;
        QTest::newRow("editor") << true;
    }

    void questionsAreAskedOverTheWindowInUse() {
        QFETCH(const bool, isEditor);
        QWidget main;
        QWidget editor(&main, Qt::Window);
        main.show();
        editor.show();
        QWidget& inUse = isEditor ? editor : main;
        inUse.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &inUse);
        DialogQuestions questions(&main);
        QPointer<QWidget> over;
        QTimer::singleShot(0, &main, [&over] {
            over = QApplication::activeModalWidget()->parentWidget();
            QApplication::activeModalWidget()->close();
        });
        questions.tell("It cannot be done.");
        QCOMPARE(over.data(), &inUse);
    }

    void allPartsOfTheWindowCanBeHidden() {
        Stage stage;
        const auto boxes = stage.editor->findChildren<QCheckBox*>();
        for (QCheckBox* box : boxes)
            box->click();
        QCOMPARE(boxes.size(), 7);
        QCOMPARE(stage.pages()[0].state.hidden->size(), std::size_t{7});
        QVERIFY(stage.pages()[0].state.hidden->contains(WindowPart::Views));
    }

    void theWindowComesForwardToTry() {
        WindowStage stage(Questions::Recover::Later);
        stage.window.lessons().edit->trigger();
        LessonEditor& editor = stage.window.lessons().editor();
        QTRY_COMPARE(QApplication::activeWindow(), &editor);
        emit editor.tryAsked(0);
        QTRY_COMPARE(QApplication::activeWindow(), &stage.window);
    }

    void itIsTried() {
        Stage stage;
        stage.press("Duplicate");
        const QSignalSpy tried(stage.editor.get(), &LessonEditor::tryAsked);
        for (QAction* action : stage.editor->actions())
            if (action->text() == "Try it") action->trigger();
        QCOMPARE(tried.count(), 1);
        QCOMPARE(tried[0][0].value<std::size_t>(), std::size_t{1});
    }
};

DELTAFLOW_TEST(TestLessonEditor)
#include "tst_lesson_editor.moc"
