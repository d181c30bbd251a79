#include "ui/lesson/lesson_editor.h"

#include "tests/test_program.h"
#include "tests/ui/lesson/editor_stage.h"
#include "ui/document/dialog_questions.h"
#include "ui/document/recovery.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_form.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

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

} // namespace

/// The editor beside the program's window.
class TestEditorWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-test");
        QCoreApplication::setApplicationName("tst_editor_window");
        QDir(RecoveryCopy::defaultFolder()).removeRecursively();
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
        const bool isTaken = answer == Questions::Recover::Recover;
        QCOMPARE(stage.window.lessons().offerRecovery(), isTaken);
        QCOMPARE(stage.answers.offered, QStringList("Lesson: Unsaved"));
        QTRY_COMPARE(stage.isEdited(), isTaken);
        QCOMPARE(left.isThere(), !isTaken);
    }

    void theLessonBeingReadIsNotReplacedUnasked() {
        WindowStage stage(Questions::Recover::Later);
        const Left left("Old");
        QVERIFY(stage.window.lessons().open(lessonPath(lessonNames().front())));
        stage.window.lessons().edit->trigger();
        QCOMPARE(stage.answers.offered, QStringList("Lesson: Old"));
        QVERIFY(!stage.title().startsWith("Old"));
        QVERIFY(left.isThere());
    }

    void theWindowComesForwardToTry() {
        WindowStage stage(Questions::Recover::Later);
        stage.window.lessons().edit->trigger();
        LessonEditor& editor = stage.window.lessons().editor();
        QTRY_COMPARE(QApplication::activeWindow(), &editor);
        emit editor.tryAsked(0);
        QTRY_COMPARE(QApplication::activeWindow(), &stage.window);
    }
};

DELTAFLOW_TEST(TestEditorWindow)
#include "tst_editor_window.moc"
