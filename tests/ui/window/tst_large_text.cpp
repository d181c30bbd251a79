#include "tests/test_program.h"
#include "tests/ui/window/live_desk.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/presentation.h"
#include "ui/tables/fold_section.h"
#include "ui/theme/text_size.h"
#include "ui/training/training_panel.h"
#include "ui/views/view_docks.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

/// Text that grows and shrinks while the program runs.
class TestLargeText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useSettingsOfTests(); }
    void cleanup() { forgetLiveSettings(); }

    void textGrowsAtOnce_data() {
        QTest::addColumn<int>("percent");
        for (const int percent : textSizes())
            QTest::addRow("%d %%", percent) << percent;
    }

    /// The window keeps its place on the screen, in fewer and larger pixels.
    void textGrowsAtOnce() {
        QFETCH(int, percent);
        LiveDesk desk;
        desk.live.window().resize(1280, 720);
        desk.live.window().move(100, 60);
        desk.live.enlarge(percent);
        QCOMPARE(currentTextSize(), percent);
        const MainWindow& window = desk.live.window();
        QVERIFY(window.isVisible());
        QCOMPARE(window.devicePixelRatioF(), percent / 100.0);
        QCOMPARE(window.size(), (QSizeF(1280, 720) * 100 / percent).toSize());
        QCOMPARE(window.pos(), (QPointF(100, 60) * 100 / percent).toPoint());
    }

    void theSizeIsRemembered() {
        LiveDesk desk;
        desk.live.window().restoreSettings();
        desk.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 150);
        desk.live.enlarge(0);
        QCOMPARE(preferredTextSize(), 0);
    }

    /// A window for a picture or a test has no settings of its own.
    void theSizeOfAWindowWithoutSettingsIsNotRemembered() {
        LiveDesk desk;
        desk.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 0);
    }

    void nothingIsLostWhenTextGrows() {
        LiveDesk desk;
        const Ref weight{desk.player.model().layers.front().weights, Quantity::Value, 0, 0, 0};
        const double before = desk.player.number(weight);
        QVERIFY(desk.player.setNumber(weight, 0.75).isEmpty());
        desk.player.goToStep(7);
        desk.action("Predict")->trigger();
        desk.live.enlarge(200);
        QVERIFY(desk.live.window().isWindowModified());
        QCOMPARE(desk.player.view().step, Index{7});
        QVERIFY(desk.action("Predict")->isChecked());
        desk.action("Undo")->trigger();
        QCOMPARE(desk.player.number(weight), before);
        desk.live.enlarge(100);
        desk.action("Redo")->trigger();
        QCOMPARE(desk.player.number(weight), 0.75);
    }

    void aRunGoesOnWhenTextGrows() {
        LiveDesk desk(QStringLiteral("xor"));
        TrainingSession& session = desk.live.window().training();
        session.start();
        desk.live.enlarge(150);
        QCOMPARE(&desk.live.window().training(), &session);
        QVERIFY(session.isRunning());
        QTRY_VERIFY(session.reached() > 0);
        session.stop();
    }

    void aHuntAndALessonGoOnWhenTextGrows() {
        LiveDesk desk;
        QVERIFY(desk.live.window().lessons().open(lessonPath("cross-entropy"), 2));
        desk.action("Bug hunt")->trigger();
        QVERIFY(desk.action("Bug hunt")->isChecked());
        desk.live.enlarge(150);
        QVERIFY(desk.action("Bug hunt")->isChecked());
        QVERIFY(desk.live.window().lessons().session().isOpen());
        QCOMPARE(desk.live.window().lessons().session().page(), std::size_t{2});
    }

    void panelsAndViewsKeepTheirShareWhenTextGrows() {
        LiveDesk desk;
        desk.live.window().resize(1600, 1000);
        desk.action("Tables")->trigger();
        desk.live.window().views().open(QStringLiteral("curves"));
        QCoreApplication::processEvents();
        desk.live.window().canvas().zoomBy(1.5);
        const auto curves = [&] {
            return desk.live.window().views().places().value(QStringLiteral("curves"));
        };
        const QRect before = curves();
        QVERIFY(desk.live.window().canvas().userView());
        desk.live.enlarge(125);
        QCoreApplication::processEvents();
        QVERIFY(desk.action("Tables")->isChecked());
        QVERIFY(desk.live.window().canvas().userView());
        QVERIFY2(
            std::abs(curves().height() * 1.25 - before.height()) < 0.05 * before.height(),
            qPrintable(
                QStringLiteral("%1, was %2").arg(curves().height() * 1.25).arg(before.height())));
    }

    void aPresentationGoesOnWhenTextGrows() {
        LiveDesk desk;
        desk.live.window().presentation().setWithNotes(true);
        desk.live.window().presentation().begin();
        desk.live.enlarge(150);
        QVERIFY(desk.live.window().presentation().isOn());
        QVERIFY(desk.live.window().presentation().speaker().isVisible());
    }

    void whatGaveWayToLargeTextComesBack() {
        LiveDesk desk;
        desk.live.window().resize(1280, 720);
        desk.action("Tables")->trigger();
        desk.action("Curves")->trigger();
        QTest::qWait(50);
        const auto height = [&] {
            return desk.live.window().views().places().value(QStringLiteral("curves")).height();
        };
        const int before = height();
        desk.live.enlarge(200);
        QVERIFY(!desk.action("Derivation")->isChecked()); // there is no room for it
        QVERIFY(desk.action("Curves")->isChecked());
        QTest::qWait(300);
        QVERIFY(height() > 150); // aside
        desk.live.enlarge(100);
        QVERIFY(desk.action("Derivation")->isChecked());
        QVERIFY(desk.action("Tables")->isChecked());
        QTest::qWait(50);
        QVERIFY2(std::abs(height() - before) < 10,
                 qPrintable(QStringLiteral("%1, was %2").arg(height()).arg(before)));
    }

    /// What is opened or closed at that size holds.
    void whatIsClosedWhileTextIsLargeStaysClosed() {
        LiveDesk desk;
        desk.live.window().resize(1280, 720);
        desk.action("Curves")->trigger();
        desk.live.enlarge(200);
        QTest::qWait(300);
        desk.action("Curves")->trigger();
        QVERIFY(!desk.action("Curves")->isChecked());
        desk.live.enlarge(100);
        QVERIFY(!desk.action("Curves")->isChecked());
    }

    /// Nothing is typed by them, at the ends of the scale and in a window of its own, neither.
    void theKeysTypeNothing() {
        LiveDesk desk;
        desk.live.enlarge(100);
        desk.action("Edit lesson")->trigger();
        auto* editor = desk.live.window().findChild<LessonEditor*>();
        auto* text = editor->findChild<QPlainTextEdit*>();
        QVERIFY(QTest::qWaitForWindowActive(editor));
        text->setFocus();
        const QString before = text->toPlainText();
        QTest::keyClick(text, Qt::Key_Minus, Qt::AltModifier);
        QCOMPARE(text->toPlainText(), before);
        QSignalSpy replaced(&desk.live, &LiveWindow::replaced);
        QTest::keyClick(text, Qt::Key_Plus, Qt::AltModifier);
        QTRY_COMPARE(replaced.size(), 1);
        QCOMPARE(currentTextSize(), 125);
        QTRY_VERIFY(desk.live.window().findChild<LessonEditor*>()->isActiveWindow());
    }

    void theKeysGoFromSizeToSize() {
        LiveDesk desk;
        desk.live.enlarge(100);
        const auto press = [&](const QString& name) {
            QSignalSpy replaced(&desk.live, &LiveWindow::replaced);
            desk.action(name)->trigger();
            return QTest::qWaitFor([&] { return replaced.size() == 1; });
        };
        desk.action("Smaller text")->trigger(); // there is none
        QCOMPARE(currentTextSize(), 100);
        QVERIFY(press("Larger text"));
        QCOMPARE(currentTextSize(), 125);
        desk.live.enlarge(200);
        desk.action("Larger text")->trigger();
        QCOMPARE(currentTextSize(), 200);
        desk.live.enlarge(140); // as the command line can ask
        QVERIFY(press("Smaller text"));
        QCOMPARE(currentTextSize(), 125);
    }
};

DELTAFLOW_TEST(TestLargeText)
#include "tst_large_text.moc"
