#include "ui/lesson/lesson_editor.h"

#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "ui/document/dialog_questions.h"
#include "ui/document/recovery.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_files.h"
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
        hint =
            question->parent()->findChildren<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly)[0];
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
    QLineEdit* hint;
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
        : path(Recovery::defaultFolder() + QStringLiteral("/left.draft")) {
        QTemporaryDir folder;
        LessonAnswers answers;
        LessonDraft draft(answers, folder.path());
        draft.create();
        Lesson after = draft.lesson();
        after.title = {std::string(title)};
        draft.edit(after, "Title");
        draft.flush();
        QDir().mkpath(Recovery::defaultFolder());
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
        QDir(Recovery::defaultFolder()).removeRecursively();
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
        QCOMPARE(state.step->count, stage.player.view().step + 1);
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 5).isEmpty());
        stage.player.goToEnd();
        stage.press("Capture what the window shows");
        QVERIFY(stage.pages()[1].state.project->document); // it was changed
        QVERIFY(stage.pages()[1].state.step->kind == PagePlace::Kind::Last);
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
        QCOMPARE(fields.answer->toPlainText(), QString("0"));
        fields.answer->clear();
        stage.press("Add task");
        QCOMPARE(fields.answer->toPlainText(), QString("0"));
        QVERIFY(stage.editor->findChild<TaskForm*>()->pendingFault().isEmpty());
    }

    void anAnswerIsUndoneInItsField() {
        Stage stage;
        const TaskFields fields(stage);
        fields.answer->setFocus();
        fields.answer->setPlainText("a1[1]");
        fields.answer->clear(); // cannot be read
        stage.draft.undoStack().undo();
        QCOMPARE(fields.answer->toPlainText(), QString("0"));
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
