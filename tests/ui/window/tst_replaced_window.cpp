#include "tests/test_program.h"
#include "tests/ui/window/live_desk.h"
#include "ui/window/text_size_actions.h"

#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

/// When the window is made anew, and when it must not be yet.
class TestReplacedWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useSettingsOfTests(); }
    void cleanup() { forgetLiveSettings(); }

    /// Its own loop runs while it waits, and what was asked for before comes in it.
    void aWindowThatAsksStays() {
        LiveDesk desk;
        const QPointer<MainWindow> asking(&desk.live.window());
        QMessageBox box(&desk.live.window());
        bool isThere = false;
        QTimer::singleShot(0, &box, [&] {
            desk.live.speak(kChinese);
            desk.live.enlarge(150);
            QTest::qWait(150); // longer than until it is looked at again
            isThere = !asking.isNull();
            if (isThere) box.accept();
        });
        box.exec();
        QVERIFY(isThere);
        QVERIFY(asking);
        QCOMPARE(currentLanguage(), kEnglish);
        box.setParent(nullptr); // it stands on the stack
        QTRY_COMPARE(currentLanguage(), kChinese);
        QTRY_COMPARE(currentTextSize(), 150);
        QVERIFY(!asking);
    }

    void aWindowInAnInnerLoopStays() {
        LiveDesk desk;
        const QPointer<MainWindow> last(&desk.live.window());
        QEventLoop outer;
        QEventLoop inner;
        bool isThere = false;
        QTimer::singleShot(0, &outer, [&] {
            QTimer::singleShot(0, &inner, [&] {
                desk.live.enlarge(150);
                isThere = !last.isNull();
                inner.quit();
            });
            inner.exec();
            outer.quit();
        });
        outer.exec();
        QVERIFY(isThere);
        QTRY_COMPARE(currentTextSize(), 150);
        QVERIFY(!last);
    }

    /// A slot of it that asks for the next one already.
    void aWindowThatIsBeingMadeIsFinishedFirst() {
        LiveDesk desk;
        int replaced = 0;
        connect(&desk.live, &LiveWindow::replaced, &desk.live, [&] {
            if (++replaced == 1) desk.live.enlarge(200);
        });
        desk.live.enlarge(150);
        QCOMPARE(currentTextSize(), 150);
        QTRY_COMPARE(currentTextSize(), 200);
        QCOMPARE(replaced, 2);
    }

    void aKeyThatIsHeldIsOneStep() {
        const TextSizeActions actions;
        QVERIFY(!actions.larger->autoRepeat());
        QVERIFY(!actions.smaller->autoRepeat());
    }

    /// The language changes before it was seen what large text made of the layout.
    void whatWasOpenedStaysAfterAQuickSwitch() {
        LiveDesk desk;
        desk.live.window().resize(1280, 720);
        desk.live.enlarge(200);
        desk.live.speak(kChinese);
        QTest::qWait(300); // until it is seen
        desk.action(QStringLiteral("表格"))->trigger();
        QVERIFY(desk.action(QStringLiteral("表格"))->isChecked());
        desk.live.enlarge(100);
        QVERIFY(desk.action(QStringLiteral("表格"))->isChecked());
    }
};

DELTAFLOW_TEST(TestReplacedWindow)
#include "tst_replaced_window.moc"
