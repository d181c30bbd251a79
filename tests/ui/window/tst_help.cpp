#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/tour/callout.h"
#include "ui/tour/tour.h"
#include "ui/window/about_dialog.h"
#include "ui/window/gallery.h"
#include "ui/window/main_window.h"

#include <QClipboard>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    explicit Stage(const QString& example = QStringLiteral("net-2-2-1"),
                   QSize size = QSize(1280, 720), bool reducedMotion = true)
        : document(example)
        , player(document)
        , window(document, player) {
        player.setReducedMotion(reducedMotion);
        window.resize(size);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("no window");
    }
    QAction& action(const QString& name) {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return *action;
        qFatal("no action %s", qPrintable(name));
    }
    Tour& startTour() {
        action("Tour").trigger();
        return *window.findChild<Tour*>();
    }

    OpenedExample document;
    Player player;
    MainWindow window;
};

QString words(const Callout& callout) {
    return callout.accessibleName();
}

} // namespace

/// The tour, the menu "Help" and what the first start shows.
class TestHelp : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void pointsAtEachPart_data();
    void pointsAtEachPart();
    void changesNothing();
    void keysLeaveIt_data();
    void keysLeaveIt();
    void standsInTheWayOfNothing();
    void goesOnByItselfUntilTouched_data();
    void goesOnByItselfUntilTouched();
    void welcomesWithGalleryAndTour();
    void isRememberedAsSeen();
    void theMenuHasHelp();
    void aboutTellsTheVersions();

private:
    QTemporaryDir m_settings;
};

void TestHelp::initTestCase() {
    QCoreApplication::setOrganizationName("DeltaflowTest");
    QCoreApplication::setApplicationVersion("1.2.3");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void TestHelp::init() {
    QSettings().clear();
}

void TestHelp::pointsAtEachPart_data() {
    QTest::addColumn<QString>("example");
    QTest::addColumn<QSize>("size");
    for (const char* example : {"net-2-2-1", "digit", "spirals"}) {
        QTest::addRow("%s, smallest", example) << example << QSize(640, 420);
        QTest::addRow("%s", example) << example << QSize(1280, 720);
        QTest::addRow("%s, large", example) << example << QSize(1920, 1080);
    }
}

void TestHelp::pointsAtEachPart() {
    QFETCH(QString, example);
    QFETCH(QSize, size);
    Stage stage(example, size);
    QPointer<Tour> tour = &stage.startTour();
    QCOMPARE(tour->stops(), 7);
    QStringList said;
    while (tour && tour->callout().isVisible()) {
        const Callout& callout = tour->callout();
        QVERIFY2(stage.window.rect().contains(callout.place().card), qPrintable(words(callout)));
        QVERIFY(callout.place().side != CalloutPlace::Side::Within);
        for (const QWidget* part : callout.findChildren<QWidget*>()) {
            if (!part->isVisible()) continue;
            QVERIFY(callout.rect().contains(QRect(part->mapTo(&callout, QPoint()), part->size())));
            const auto* label = qobject_cast<const QLabel*>(part);
            if (label) QVERIFY(label->height() >= label->heightForWidth(label->width()));
        }
        said << words(callout);
        tour->next();
    }
    QCOMPARE(said.size(), 7);
    QCOMPARE(said.removeDuplicates(), 0);
}

void TestHelp::changesNothing() {
    Stage stage;
    stage.player.goToStep(4);
    QPointer<Tour> tour = &stage.startTour();
    while (tour && tour->callout().isVisible())
        tour->next();
    QCOMPARE(stage.player.view().step, Index(4));
    QVERIFY(!stage.document.isModified());
    QVERIFY(stage.window.canvas().hasFocus());
}

void TestHelp::keysLeaveIt_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("presses");
    QTest::newRow("Esc") << int(Qt::Key_Escape) << 1;
    QTest::newRow("Space on Next") << int(Qt::Key_Space) << 7;
}

void TestHelp::keysLeaveIt() {
    QFETCH(int, key);
    QFETCH(int, presses);
    Stage stage;
    QPointer<Tour> tour = &stage.startTour();
    for (int i = 0; i < presses; ++i) {
        QVERIFY(tour && tour->callout().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
    }
    QTRY_VERIFY(!tour);
    QVERIFY(!stage.player.view().playing);
}

/// What lies under it works on.
void TestHelp::standsInTheWayOfNothing() {
    Stage stage;
    Tour& tour = stage.startTour();
    QTest::keyClick(&stage.window.canvas(), Qt::Key_Right);
    QCOMPARE(stage.player.view().step, Index(0));
    QVERIFY(tour.callout().isVisible());
    stage.action("Tables").trigger();
    QVERIFY(stage.action("Tables").isChecked());
}

void TestHelp::goesOnByItselfUntilTouched_data() {
    QTest::addColumn<bool>("reducedMotion");
    QTest::addColumn<QString>("touch");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("left alone") << false << "" << true;
    QTest::newRow("reduced motion") << true << "" << false;
    QTest::newRow("a key") << false << "key" << false;
    QTest::newRow("under the mouse from the start") << false << "resting mouse" << true;
    QTest::newRow("the mouse") << false << "mouse" << false;
}

void TestHelp::goesOnByItselfUntilTouched() {
    QFETCH(bool, reducedMotion);
    QFETCH(QString, touch);
    QFETCH(bool, goesOn);
    Stage stage("net-2-2-1", {1280, 720}, reducedMotion);
    Tour& tour = stage.startTour();
    if (touch == "key") QTest::keyClick(&stage.window.canvas(), Qt::Key_Right);
    if (touch == "mouse") {
        const QPointF elsewhere = QCursor::pos() + QPoint(7, 7);
        QEnterEvent enter({5, 5}, {5, 5}, elsewhere);
        QCoreApplication::sendEvent(&tour.callout(), &enter);
    }
    if (touch == "resting mouse") {
        QEnterEvent enter({5, 5}, {5, 5}, QCursor::pos());
        QCoreApplication::sendEvent(&tour.callout(), &enter);
    }
    QCOMPARE(tour.goesOn(), goesOn);
    tour.next(); // and stays so
    QCOMPARE(tour.goesOn(), goesOn);
}

void TestHelp::welcomesWithGalleryAndTour() {
    Stage stage;
    stage.window.welcome();
    auto* gallery = stage.window.findChild<Gallery*>();
    QVERIFY(gallery && gallery->isVisible());
    QVERIFY(!stage.window.findChild<Tour*>());
    gallery->reject();
    QTRY_VERIFY(stage.window.findChild<Tour*>());
}

void TestHelp::isRememberedAsSeen() {
    Stage stage;
    stage.window.restoreSettings(); // now it remembers
    QVERIFY(!QSettings().contains("tour/seen"));
    stage.startTour();
    QVERIFY(QSettings().value("tour/seen").toBool());
}

void TestHelp::theMenuHasHelp() {
    Stage stage;
    QStringList help;
    for (QMenu* menu : stage.window.findChildren<QMenu*>())
        if (menu->title() == "Help")
            for (const QAction* action : menu->actions())
                help << action->text();
    QCOMPARE(help, (QStringList{"Keyboard shortcuts", "Tour", "About Deltaflow"}));
}

void TestHelp::aboutTellsTheVersions() {
    Stage stage;
    stage.action("About Deltaflow").trigger();
    auto* dialog = stage.window.findChild<AboutDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const QString shown = dialog->findChild<QLabel*>("versions")->text();
    for (const QString& part :
         {QString("Deltaflow 1.2.3"), QString("Qt ") + qVersion(),
          QString("built with " QT_VERSION_STR), QString("Eigen 3."), QString("HarfBuzz "),
          QString("QCustomPlot 2."), QString("Compiler: ")})
        QVERIFY2(shown.contains(part), qPrintable(part + " not in " + shown));
    QApplication::clipboard()->clear();
    QTest::mouseClick(dialog->findChild<QPushButton*>("copyVersions"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), shown);
}

DELTAFLOW_TEST(TestHelp)
#include "tst_help.moc"
