#include "window_desk.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

/// Saving, opening and closing in the window, and what is asked and said then.
class TestWindowFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-tests");
        QCoreApplication::setApplicationName("tst_window_files");
        QSettings().clear();
        applyTheme(Theme::light());
    }

    void themeIsWrittenAtOnce() {
        WindowDesk desk;
        desk.window.restoreSettings();
        for (auto* action : desk.window.findChildren<QAction*>()) {
            if (action->text() == "Dark") action->trigger();
        }
        QCOMPARE(QSettings().value("view/theme").toInt(), static_cast<int>(ThemeKind::Dark));
        QSettings().clear();
        applyTheme(Theme::light());
    }

    void sizeIsWrittenWithoutClosing() {
        WindowDesk desk;
        desk.window.restoreSettings();
        desk.window.resize(900, 600);
        QTRY_VERIFY(QSettings().contains("window/geometry"));
        QSettings().clear();
    }

    void savesAndOpens() {
        WindowDesk desk;
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("a.deltaflow");
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.125), QString());
        desk.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(QFile::exists(desk.answers.path));
        QVERIFY(!desk.window.isWindowModified());
        QVERIFY(desk.window.windowTitle().startsWith("a"));
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.75), QString());
        desk.answers.losing = Questions::Losing::Discard;
        desk.key(Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(desk.player.number(desk.weight(0, 0, 0)), 0.125);
        QVERIFY(desk.answers.told.isEmpty());
    }

    void closingAsksBeforeLosingChanges() {
        WindowDesk desk;
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.125), QString());
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(desk.answers.asked, 1);
        QVERIFY(desk.window.isVisible());
        desk.answers.losing = Questions::Losing::Discard;
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!desk.window.isVisible());
    }

    void trainedWeightsAreKept() {
        WindowDesk desk;
        auto* keep = desk.action("Keep these weights");
        QVERIFY(!keep->isEnabled());
        desk.player.goToIteration(40);
        QVERIFY(keep->isEnabled());
        const double weight = desk.player.number(desk.weight(0, 0, 0));
        desk.key(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(desk.player.view().iteration, 0);
        QCOMPARE(desk.player.number(desk.weight(0, 0, 0)), weight);
        QVERIFY(desk.window.isWindowModified());
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
        QVERIFY(!keep->isEnabled());
    }

    void closingAsksBeforeLosingWeights() {
        WindowDesk desk;
        desk.window.training().start({200, std::nullopt});
        QTRY_VERIFY(!desk.window.training().isRunning());
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(desk.answers.askedOfWeights, 1);
        QVERIFY(desk.window.isVisible());
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("kept.deltaflow");
        desk.answers.losingWeights = Questions::Losing::Save;
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!desk.window.isVisible());
        QVERIFY(QFile::exists(desk.answers.path));
        QCOMPARE(desk.answers.asked, 0);
    }

    void savingSaysWhatItLeavesOut() {
        WindowDesk desk;
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("a.deltaflow");
        desk.player.goToIteration(40);
        desk.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
        auto* offer = desk.window.findChild<QLabel*>("notice")->findChild<QToolButton*>();
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(desk.player.view().iteration, 0);
    }

    void beginningAnewIsSaid() {
        WindowDesk desk;
        desk.player.goToIteration(40);
        Optimiser optimiser = desk.document.project().optimiser;
        optimiser.kind = OptimiserKind::Adam;
        desk.document.edit(withOptimiser(desk.document.project(), optimiser), "Adam");
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
    }
};

DELTAFLOW_TEST(TestWindowFiles)
#include "tst_window_files.moc"
