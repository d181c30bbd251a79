#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/theme/focus_ring.h"
#include "ui/training/training_session.h"
#include "ui/views/view_docks.h"
#include "ui/window/gallery.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    explicit Stage(const QString& example = QStringLiteral("net-2-2-1"))
        : document(example)
        , player(document)
        , window(document, player) {
        player.setReducedMotion(true);
        window.resize(1900, 1000);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("no window");
    }
    QAction& action(const QString& name) {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return *action;
        qFatal("no action %s", qPrintable(name));
    }
    /// Wherever keys go now.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &window, key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Tab from where the keys are until a widget is come to that is wanted; null after a round.
    QWidget* tabTo(const std::function<bool(const QWidget&)>& isWanted) {
        QWidget* const from = QApplication::focusWidget();
        for (int i = 0; i < 500; ++i) {
            press(Qt::Key_Tab);
            QWidget* const now = QApplication::focusWidget();
            if (now && isWanted(*now)) return now;
            if (now == from && i > 0) return nullptr;
        }
        return nullptr;
    }

    OpenedExample document;
    Player player;
    MainWindow window;
};

/// All that Tab comes to, in its order, until it is back.
QList<QWidget*> tabbed(Stage& stage) {
    QList<QWidget*> reached;
    stage.tabTo([&](const QWidget& now) {
        auto* const widget = const_cast<QWidget*>(&now);
        if (reached.contains(widget)) return true;
        reached << widget;
        return false;
    });
    return reached;
}

} // namespace

/// Everything by the keyboard alone.
class TestKeyboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyActionIsInReach();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();
    void whereKeysAreIsSeen_data();
    void whereKeysAreIsSeen();
    void stepsThroughAPass();
    void changesAWeight();
    void goesToTheStepOfAThing();
    void arrowsOfTheWindowStayItsOwn();
    void trainsAndKeeps();
    void opensAnExample();
    void usesTheMenu();
    void opensEachView();
    void movesThePointOfTheLandscape();

private:
    QTemporaryDir m_settings;
};

void TestKeyboard::initTestCase() {
    QCoreApplication::setOrganizationName("DeltaflowTest");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

/// By a key of its own or from the menu, which F10 opens.
void TestKeyboard::everyActionIsInReach() {
    Stage stage;
    QSet<QAction*> inMenu;
    QToolButton* more = nullptr;
    for (QToolButton* button : stage.window.findChildren<QToolButton*>())
        if (button->accessibleName() == "Menu") more = button;
    QVERIFY(more && more->shortcut() == QKeySequence(Qt::Key_F10));
    std::function<void(QMenu*)> gather = [&](QMenu* menu) {
        for (QAction* action : menu->actions()) {
            inMenu << action;
            if (action->menu()) gather(action->menu());
        }
    };
    gather(more->menu());
    for (QAction* action : stage.window.namedActions())
        QVERIFY2(!action->shortcut().isEmpty() || inMenu.contains(action),
                 qPrintable(action->text()));
    // No two have the same key.
    QMap<QString, QString> keys;
    for (QAction* action : stage.window.namedActions()) {
        for (const QKeySequence& key : action->shortcuts()) {
            const QString other = keys.value(key.toString());
            QVERIFY2(other.isEmpty(), qPrintable(key.toString() + ": " + other));
            keys[key.toString()] = action->text();
        }
    }
}

void TestKeyboard::tabReachesEveryControl_data() {
    QTest::addColumn<QString>("example");
    QTest::addColumn<QStringList>("open");
    QTest::newRow("the bare window") << "net-2-2-1" << QStringList();
    QTest::newRow("tables") << "net-2-2-1" << QStringList{"Tables"};
    QTest::newRow("training") << "moons" << QStringList{"Training"};
    QTest::newRow("insight") << "net-2-2-1" << QStringList{"Insight"};
    QTest::newRow("views") << "moons"
                           << QStringList{"Boundary", "Loss landscape", "Gradient check", "Layers"};
}

void TestKeyboard::tabReachesEveryControl() {
    QFETCH(QString, example);
    QFETCH(QStringList, open);
    Stage stage(example);
    for (const QString& name : open)
        for (QAction* action : stage.window.namedActions())
            if (action->text() == name) action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stage.window.views().isSettled(), 60'000);
    const QList<QWidget*> reached = tabbed(stage);
    QStringList missed;
    for (QWidget* widget : stage.window.findChildren<QWidget*>()) {
        const bool wants = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
                           widget->isEnabled() && !widget->focusProxy() &&
                           widget->visibleRegion().isEmpty() == false;
        const bool isPart = qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) ||
                            qobject_cast<QComboBox*>(widget->parentWidget());
        if (wants && !isPart && !reached.contains(widget))
            missed << QString(widget->metaObject()->className()) + ' ' + widget->objectName() +
                          ' ' + widget->accessibleName();
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join('\n')));
    QVERIFY(reached.size() > 10);
}

void TestKeyboard::whereKeysAreIsSeen_data() {
    tabReachesEveryControl_data();
}

/// Whatever Tab comes to looks otherwise with the focus than without.
void TestKeyboard::whereKeysAreIsSeen() {
    QFETCH(QString, example);
    QFETCH(QStringList, open);
    Stage stage(example);
    for (const QString& name : open)
        for (QAction* action : stage.window.namedActions())
            if (action->text() == name) action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stage.window.views().isSettled(), 60'000);
    QStringList unseen;
    QWidget* const first = QApplication::focusWidget();
    for (int i = 0; i < 300; ++i) {
        stage.press(Qt::Key_Tab);
        QWidget* const now = QApplication::focusWidget();
        if (now == first) break;
        // A scroll area that follows its focus has come to rest; the whole of it, as a ring may be
        // around it or in a part of it.
        QCoreApplication::processEvents();
        const QImage with = now->grab().toImage();
        now->clearFocus();
        const QImage without = now->grab().toImage();
        now->setFocus(Qt::TabFocusReason);
        if (with == without)
            unseen << QString(now->metaObject()->className()) + ' ' + now->objectName() + ' ' +
                          now->accessibleName();
    }
    QVERIFY2(unseen.isEmpty(), qPrintable('\n' + unseen.join('\n')));
}

void TestKeyboard::stepsThroughAPass() {
    Stage stage;
    const Index steps = stage.player.derivation().size();
    for (Index i = 0; i < steps; ++i)
        stage.press(Qt::Key_Right);
    QCOMPARE(stage.player.view().step, steps - 1);
    stage.press(Qt::Key_Home);
    QCOMPARE(stage.player.view().step, Index(-1));
    stage.press(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(stage.player.view().iteration, 1);
}

void TestKeyboard::changesAWeight() {
    Stage stage;
    const CanvasWidget& canvas = stage.window.canvas();
    while (!(stage.player.view().selection &&
             canvas.picture().sentence(*stage.player.view().selection).startsWith("Weight")))
        stage.press(Qt::Key_Down);
    const Ref weight = *stage.player.view().selection;
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_A, Qt::ControlModifier);
    stage.type("0.75");
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.player.number(weight), 0.75);
    QVERIFY(canvas.hasFocus());
    stage.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(stage.player.number(weight) > 0.75);
    stage.press(Qt::Key_Z, Qt::ControlModifier);
    stage.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!stage.document.isModified());
}

void TestKeyboard::goesToTheStepOfAThing() {
    Stage stage;
    for (int i = 0; i < 2; ++i)
        stage.press(Qt::Key_Right, Qt::AltModifier); // the first hidden unit
    stage.press(Qt::Key_Return);
    QVERIFY(stage.player.view().step >= 0);
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.player.view().selection);
}

/// The picture's keys take none of the window's.
void TestKeyboard::arrowsOfTheWindowStayItsOwn() {
    Stage stage;
    stage.press(Qt::Key_Down);
    QVERIFY(stage.player.view().selection.has_value());
    stage.press(Qt::Key_Right);
    QCOMPARE(stage.player.view().step, Index(0));
    stage.press(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(stage.player.view().iteration, 1);
}

void TestKeyboard::trainsAndKeeps() {
    Stage stage;
    stage.press(Qt::Key_T);
    QTRY_VERIFY(stage.window.training().reached() > 10);
    stage.press(Qt::Key_T);
    QTRY_VERIFY(!stage.window.training().isRunning());
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(stage.document.isModified());
}

void TestKeyboard::opensAnExample() {
    Stage stage;
    stage.press(Qt::Key_G, Qt::ControlModifier);
    auto* gallery = stage.window.findChild<Gallery*>();
    QVERIFY(gallery && QTest::qWaitForWindowActive(gallery));
    const std::string before = stage.document.project().title;
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Return}) // into the list first
        QTest::keyClick(gallery->focusWidget(), key);
    QTRY_VERIFY(stage.document.project().title != before);
    QTRY_VERIFY(stage.window.canvas().hasFocus());
}

void TestKeyboard::usesTheMenu() {
    Stage stage;
    QString opened;
    QTimer::singleShot(100, [&] { // the menu holds the event loop while it is open
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) return;
        QTest::keyClick(menu, Qt::Key_Up); // from the last one up
        opened = menu->activeAction() ? menu->activeAction()->text() : QString();
        QTest::keyClick(menu, Qt::Key_Escape);
    });
    stage.press(Qt::Key_F10);
    QTRY_COMPARE(opened, "Quit");
}

void TestKeyboard::opensEachView() {
    Stage stage("moons");
    for (int i = 0; i < 5; ++i) {
        const QString name = stage.window.views().names()[i];
        stage.press(Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        auto* dock = stage.window.findChild<QWidget*>(name);
        QVERIFY2(dock && dock->isVisible(), qPrintable(name));
        stage.press(Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        QVERIFY2(!dock->isVisible(), qPrintable(name));
    }
}

void TestKeyboard::movesThePointOfTheLandscape() {
    Stage stage;
    stage.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stage.window.views().isSettled(), 60'000);
    const auto isChart = [](const QWidget& widget) {
        return widget.accessibleName() == "Loss landscape";
    };
    QVERIFY(stage.tabTo(isChart));
    const std::string before = toJson(stage.document.project());
    stage.press(Qt::Key_Right);
    QTRY_VERIFY(toJson(stage.document.project()) != before);
    stage.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(toJson(stage.document.project()), before);
}

DELTAFLOW_TEST(TestKeyboard)
#include "tst_keyboard.moc"
