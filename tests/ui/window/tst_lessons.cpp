#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/lesson/lesson_draft.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/transport/transport_bar.h"
#include "ui/views/view_docks.h"
#include "ui/window/gallery.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    Stage()
        : document(QStringLiteral("net-1-1"))
        , player(document)
        , window(document, player, &answers) {
        player.setReducedMotion(true);
        window.show();
        path = folder.filePath("stage.lesson");
        if (!writeLesson(LessonStage::lesson(), path).isEmpty()) qFatal("it cannot be written");
    }
    [[nodiscard]] LessonSession& session() { return window.lessons().session(); }
    [[nodiscard]] TransportBar* transport() const { return window.findChild<TransportBar*>(); }

    QTemporaryDir folder;
    QString path;
    LessonAnswers answers;
    OpenedExample document;
    Player player;
    MainWindow window;
};

} // namespace

class TestLessons : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-test");
        QCoreApplication::setApplicationName("tst_lessons");
    }

    void aLessonIsOpenedAsAFile() {
        Stage stage;
        QVERIFY(!stage.window.lessons().reader().isVisible());
        QVERIFY(stage.window.files().open(stage.path));
        QVERIFY(stage.window.lessons().reader().isVisible());
        QVERIFY(stage.window.lessons().lesson->isChecked());
        QCOMPARE(stage.document.project().title, std::string("2-2-1 sigmoid net"));
        QVERIFY(stage.window.files().recent().contains(stage.path));
    }

    void hiddenPartsComeBack() {
        Stage stage;
        QVERIFY(stage.transport()->isVisible());
        stage.window.files().open(stage.path);
        QVERIFY(!stage.transport()->isVisible());
        stage.window.lessons().next->trigger();
        QVERIFY(stage.transport()->isVisible());
        stage.window.lessons().back->trigger();
        QVERIFY(!stage.transport()->isVisible());
        stage.window.lessons().lesson->trigger(); // closes it
        QVERIFY(!stage.session().isOpen());
        QVERIFY(stage.transport()->isVisible());
        QVERIFY(!stage.window.lessons().reader().isVisible());
        stage.window.lessons().lesson->trigger(); // and opens it again
        QVERIFY(stage.session().isOpen());
    }

    void hiddenViewsComeBack() {
        Stage stage;
        Lesson lesson = LessonStage::lesson();
        lesson.pages[0].state.hidden = std::set{WindowPart::Views};
        QVERIFY(writeLesson(lesson, stage.path).isEmpty());
        stage.window.views().open("curves");
        QCOMPARE(stage.window.views().shown().size(), 1);
        stage.window.files().open(stage.path);
        QCOMPARE(stage.window.views().shown().size(), 0);
        stage.window.lessons().next->trigger();
        QCOMPARE(stage.window.views().shown().size(), 1);
    }

    void withoutALessonOneIsChosen() {
        Stage stage;
        stage.window.lessons().lesson->trigger();
        auto* gallery = stage.window.findChild<Gallery*>();
        QVERIFY(gallery);
        QVERIFY(!stage.window.lessons().lesson->isChecked());
        emit gallery->lessonChosen(lessonPath(lessonNames().front()));
        QVERIFY(stage.session().isOpen());
    }

    void aBadLessonIsOneSentence() {
        Stage stage;
        QFile bad(stage.folder.filePath("bad.lesson"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(R"({"format": "deltaflow lesson", "version": 1, "id": "a", "title": "T"})");
        bad.close();
        stage.window.files().open(bad.fileName());
        QVERIFY(!stage.session().isOpen());
        bool isSaid = false;
        for (const QLabel* label : stage.window.findChildren<QLabel*>())
            isSaid = isSaid || label->text().contains("pages is missing");
        QVERIFY(isSaid);
    }

    void thePictureIsShownAsThePageSays() {
        Stage stage;
        Lesson lesson = LessonStage::lesson();
        lesson.pages[0].state.camera = PageCamera{2, 0.5, 0.5, readNamedRef("a1[1]")};
        QVERIFY(writeLesson(lesson, stage.path).isEmpty());
        stage.window.files().open(stage.path);
        CanvasWidget& canvas = stage.window.canvas();
        QTRY_VERIFY(canvas.isMovedByUser());
        QTRY_VERIFY(std::abs(canvas.camera().first - 2) < 0.01);
        const Ref unit{stage.player.model().layers[0].activation, Quantity::Value, 0, 0, 0};
        const QPointF off = canvas.rectOf(unit).center() - QRectF(canvas.rect()).center();
        QVERIFY(off.manhattanLength() < 2);
    }

    void theLessonThatIsOpenIsEdited() {
        Stage stage;
        stage.window.files().open(stage.path);
        stage.session().goTo(1);
        stage.window.lessons().edit->trigger();
        LessonEditor& editor = stage.window.lessons().editor();
        QVERIFY(editor.isVisible());
        QCOMPARE(editor.page(), std::size_t{1});
        stage.answers.losing = Questions::Losing::Discard;
        emit editor.tryAsked(2);
        QCOMPARE(stage.session().page(), std::size_t{2});
    }

    void anUnsavedLessonIsAskedForAtTheEnd() {
        Stage stage;
        stage.window.lessons().edit->trigger();
        auto* title = stage.window.lessons().editor().findChild<QLineEdit*>();
        QTest::keyClicks(title, "My lesson");
        QVERIFY(!stage.window.close());
        QCOMPARE(stage.answers.asked.size(), 1);
        stage.answers.losing = Questions::Losing::Discard;
        QVERIFY(stage.window.close());
    }
};

DELTAFLOW_TEST(TestLessons)
#include "tst_lessons.moc"
