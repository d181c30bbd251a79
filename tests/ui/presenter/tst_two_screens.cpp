#include "tests/ui/opened_example.h"
#include "ui/presenter/presentation.h"
#include "ui/presenter/presenter_window.h"
#include "ui/quiz/quiz_session.h"

#include <QScreen>
#include <QTemporaryFile>
#include <QtTest>

using namespace deltaflow;

/// A desk with a projector beside it.
class TestTwoScreens : public QObject {
    Q_OBJECT

private slots:
    void theClassSeesTheOtherScreen() {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        OpenedExample document(QStringLiteral("net-2-2-1"));
        Player player(document);
        QuizSession quiz(player);
        QWidget home;
        home.show();
        Presentation presentation(player, quiz, home);
        QVERIFY(presentation.withNotes()); // by itself, as there is a second screen
        presentation.begin();
        QVERIFY(presentation.presenter().isFullScreen());
        QTRY_COMPARE(presentation.presenter().geometry(), QRect(1280, 0, 1920, 1080));
        QVERIFY(presentation.speaker().isVisible());
        QVERIFY(QRect(0, 0, 1280, 720).contains(presentation.speaker().geometry()));
        presentation.setWithNotes(false);
        QVERIFY(!presentation.speaker().isVisible());
        QVERIFY(presentation.presenter().isFullScreen());
    }

    void theScreensChangePlaces() {
        OpenedExample document(QStringLiteral("net-2-2-1"));
        Player player(document);
        QuizSession quiz(player);
        QWidget home;
        home.show();
        Presentation presentation(player, quiz, home);
        presentation.begin();
        const QRect desk(0, 0, 1280, 720);
        const QRect wall(1280, 0, 1920, 1080);
        QTRY_COMPARE(presentation.presenter().geometry(), wall);
        QTest::keyClick(&presentation.speaker(), Qt::Key_X);
        QTRY_COMPARE(presentation.presenter().geometry(), desk);
        QVERIFY(presentation.presenter().isFullScreen());
        QVERIFY(wall.contains(presentation.speaker().geometry()));
        QTest::keyClick(&presentation.presenter(), Qt::Key_X);
        QTRY_COMPARE(presentation.presenter().geometry(), wall);
        QVERIFY(desk.contains(presentation.speaker().geometry()));
    }
};

int main(int argc, char* argv[]) {
    QTemporaryFile screens;
    if (!screens.open()) return 1;
    screens.write(R"({"screens": [
        {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 720,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
        {"name": "wall", "x": 1280, "y": 0, "width": 1920, "height": 1080,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication app(argc, argv);
    TestTwoScreens test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_two_screens.moc"
