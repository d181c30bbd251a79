#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/language/language.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/presentation.h"
#include "ui/quiz/equation_view.h"
#include "ui/tables/fold_section.h"
#include "ui/theme/text_size.h"
#include "ui/training/training_panel.h"
#include "ui/views/view_docks.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/live_window.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

namespace {

const QString kChinese = QStringLiteral("zh_CN");
const QString kEnglish = QStringLiteral("en");

struct Desk {
    explicit Desk(const QString& example = QStringLiteral("net-2-2-1"))
        : document(example)
        , player(document)
        , live(document, player) {
        player.setReducedMotion(true);
        live.window().show();
    }
    QAction* action(const QString& name) const {
        for (QAction* action : live.window().namedActions())
            if (action->text() == name) return action;
        return nullptr;
    }

    OpenedExample document;
    Player player;
    LiveWindow live;
};

} // namespace

class TestLiveWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-tests");
        QSettings().clear();
    }
    void cleanup() {
        setLanguage(kEnglish);
        setTextSize(0);
        QSettings().clear();
    }

    void theWindowSpeaksTheLanguage() {
        Desk desk;
        QVERIFY(desk.action("Undo"));
        desk.live.speak(kChinese);
        QVERIFY(!desk.action("Undo"));
        QVERIFY(desk.action(QStringLiteral("撤销")));
        QVERIFY(desk.live.window().isVisible());
    }

    void theLastWindowIsGone() {
        Desk desk;
        const QPointer<MainWindow> last(&desk.live.window());
        const QPointer<QWidget> canvas(&desk.live.window().canvas());
        desk.live.speak(kChinese);
        QVERIFY(!last);
        QVERIFY(!canvas);
    }

    void theDocumentAndItsUndoStay() {
        Desk desk;
        const Ref weight{desk.player.model().layers.front().weights, Quantity::Value, 0, 0, 0};
        const double before = desk.player.number(weight);
        QVERIFY(desk.player.setNumber(weight, 0.75).isEmpty());
        desk.live.speak(kChinese);
        QVERIFY(desk.document.isModified());
        QVERIFY(desk.live.window().isWindowModified());
        QCOMPARE(desk.player.number(weight), 0.75);
        desk.action(QStringLiteral("撤销"))->trigger();
        QCOMPARE(desk.player.number(weight), before);
        desk.live.speak(kEnglish);
        desk.action("Redo")->trigger();
        QCOMPARE(desk.player.number(weight), 0.75);
    }

    void theHistoryIsSaidAgain_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("plain") << "Change the penalty"
                               << "更改惩罚项";
        QTest::newRow("places") << "Change activation of layer 1 to tanh"
                                << "把第 1 层的激活函数改为 tanh";
        QTest::newRow("a phrase in a phrase") << "Add a unit to layer 2"
                                              << "为第 2 层增加一个单元";
        QTest::newRow("none of ours") << "Something else"
                                      << "Something else";
    }
    void theHistoryIsSaidAgain() {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        setLanguage(kEnglish);
        const auto say = [](const char* context, const char* text) { // what is said is remembered
            static_cast<void>(QCoreApplication::translate(context, text));
        };
        say("deltaflow::TrainingInspector", "Change the penalty");
        say("deltaflow::NetworkInspector", "Change activation of layer %1 to %2");
        say("deltaflow::NetworkInspector", "Add a unit to %1");
        say("deltaflow::NetworkInspector", "layer %1");
        Desk desk;
        Project other = desk.document.project();
        other.title += "!";
        desk.document.edit(other, english);
        desk.live.speak(kChinese);
        QCOMPARE(desk.document.undoStack().undoText(), chinese);
        QVERIFY(desk.action(QStringLiteral("撤销"))->toolTip().contains(chinese));
        desk.live.speak(kEnglish);
        QCOMPARE(desk.document.undoStack().undoText(), english);
    }

    void thePlaceStays() {
        Desk desk;
        desk.player.goToIteration(3);
        desk.player.goToStep(7);
        desk.live.speak(kChinese);
        QCOMPARE(desk.player.view().iteration, std::int64_t{3});
        QCOMPARE(desk.player.view().step, Index{7});
    }

    void panelsAndViewsStayOpen() {
        Desk desk;
        desk.action("Tables")->trigger();
        desk.action("Derivation")->trigger(); // folds it away
        desk.live.window().views().open(QStringLiteral("curves"));
        desk.live.window().resize(1400, 800);
        desk.live.window().canvas().zoomBy(1.5);
        const auto view = desk.live.window().canvas().userView();
        QVERIFY(view);
        desk.live.speak(kChinese);
        QVERIFY(desk.action(QStringLiteral("表格"))->isChecked());
        QVERIFY(!desk.action(QStringLiteral("推导"))->isChecked());
        QVERIFY(desk.action(QStringLiteral("曲线"))->isChecked());
        QCOMPARE(desk.live.window().size(), QSize(1400, 800));
        QCOMPARE(desk.live.window().canvas().userView(), view);
    }

    /// A lesson makes room for itself where it opens, not where it goes on.
    void panelsStayOpenBesideALesson() {
        Desk desk;
        desk.live.window().resize(1280, 720);
        QVERIFY(desk.live.window().lessons().open(lessonPath("cross-entropy")));
        desk.action("Training")->trigger();
        QVERIFY(desk.action("Training")->isChecked());
        const bool wasOpen = desk.action("Lesson")->isChecked();
        desk.live.speak(kChinese);
        desk.live.speak(kEnglish);
        QVERIFY(desk.action("Training")->isChecked());
        QCOMPARE(desk.action("Lesson")->isChecked(), wasOpen);
        QVERIFY(desk.live.window().lessons().session().isOpen());
    }

    void whatIsFoldedAwayStaysSo() {
        Desk desk;
        desk.action("Insight")->trigger();
        const auto sections = [&] { return desk.live.window().findChildren<FoldSection*>(); };
        QVERIFY(sections().size() > 3);
        QList<bool> before;
        for (qsizetype i = 0; i < sections().size(); ++i) {
            sections()[i]->setOpen(i % 2 == 0);
            before << (i % 2 == 0);
        }
        desk.live.speak(kChinese);
        QList<bool> after;
        for (const FoldSection* section : sections())
            after << section->isOpen();
        QCOMPARE(after, before);
    }

    void screenReadersHearTheLanguage() {
        Desk desk;
        desk.live.speak(kChinese);
        desk.action(QStringLiteral("先猜后看"))->trigger();
        const auto* asked = desk.live.window().findChild<EquationView*>();
        QCOMPARE(asked->accessibleName(), QStringLiteral("z 上标 1 下标 1，等于 ?"));
        auto* canvas = QAccessible::queryAccessibleInterface(&desk.live.window().canvas());
        QStringList names;
        for (int i = 0; i < canvas->childCount(); ++i)
            names << canvas->child(i)->text(QAccessible::Name);
        static const QRegularExpression english(QStringLiteral("[A-Za-z]{3,}"));
        for (const QString& name : names)
            QVERIFY2(!name.contains(english), qPrintable(name));
        QVERIFY2(names.join(u'\n').contains(QStringLiteral("输入 1")),
                 qPrintable(names.join(u'\n')));
    }

    void theQuizGoesOn() {
        Desk desk;
        desk.action("Predict")->trigger();
        desk.live.speak(kChinese);
        QVERIFY(desk.player.view().predicting);
        QVERIFY(desk.action(QStringLiteral("先猜后看"))->isChecked());
    }

    void aRunGoesOn() {
        Desk desk(QStringLiteral("xor"));
        TrainingSession& session = desk.live.window().training();
        session.start();
        QTRY_VERIFY(session.reached() > 0);
        const std::int64_t reached = session.reached();
        desk.live.speak(kChinese);
        QCOMPARE(&desk.live.window().training(), &session);
        QVERIFY(session.isRunning());
        QTRY_VERIFY(session.reached() > reached);
        session.stop();
    }

    void aVerdictIsSaidAgain() {
        Desk desk(QStringLiteral("xor"));
        TrainingSession& session = desk.live.window().training();
        session.start({.iteration = 20, .loss = {}});
        QTRY_VERIFY(!session.isRunning());
        QCOMPARE(session.verdict(), QStringLiteral("Iteration 20 is reached."));
        desk.live.speak(kChinese);
        QCOMPARE(session.verdict(), QStringLiteral("已到达第 20 次迭代。"));
    }

    void textGrowsAtOnce_data() {
        QTest::addColumn<int>("percent");
        for (const int percent : textSizes())
            QTest::addRow("%d %%", percent) << percent;
    }
    /// The window keeps its place on the screen, in fewer and larger pixels.
    void textGrowsAtOnce() {
        QFETCH(int, percent);
        Desk desk;
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
        Desk desk;
        desk.live.window().restoreSettings();
        desk.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 150);
        desk.live.enlarge(0);
        QCOMPARE(preferredTextSize(), 0);
    }
    /// A window for a picture or a test has no settings of its own.
    void theSizeOfAWindowWithoutSettingsIsNotRemembered() {
        Desk desk;
        desk.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 0);
    }

    void nothingIsLostWhenTextGrows() {
        Desk desk;
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
        Desk desk(QStringLiteral("xor"));
        TrainingSession& session = desk.live.window().training();
        session.start();
        desk.live.enlarge(150);
        QCOMPARE(&desk.live.window().training(), &session);
        QVERIFY(session.isRunning());
        QTRY_VERIFY(session.reached() > 0);
        session.stop();
    }

    void aHuntAndALessonGoOnWhenTextGrows() {
        Desk desk;
        QVERIFY(desk.live.window().lessons().open(lessonPath("cross-entropy"), 2));
        desk.action("Bug hunt")->trigger();
        QVERIFY(desk.action("Bug hunt")->isChecked());
        desk.live.enlarge(150);
        QVERIFY(desk.action("Bug hunt")->isChecked());
        QVERIFY(desk.live.window().lessons().session().isOpen());
        QCOMPARE(desk.live.window().lessons().session().page(), std::size_t{2});
    }

    void panelsAndViewsKeepTheirShareWhenTextGrows() {
        Desk desk;
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
        Desk desk;
        desk.live.window().presentation().setWithNotes(true);
        desk.live.window().presentation().begin();
        desk.live.enlarge(150);
        QVERIFY(desk.live.window().presentation().isOn());
        QVERIFY(desk.live.window().presentation().speaker().isVisible());
    }

    void whatGaveWayToLargeTextComesBack() {
        Desk desk;
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
        Desk desk;
        desk.live.window().resize(1280, 720);
        desk.action("Curves")->trigger();
        desk.live.enlarge(200);
        QTest::qWait(300);
        desk.action("Curves")->trigger();
        QVERIFY(!desk.action("Curves")->isChecked());
        desk.live.enlarge(100);
        QVERIFY(!desk.action("Curves")->isChecked());
    }

    void theKeysGoFromSizeToSize() {
        Desk desk;
        desk.live.enlarge(100);
        const auto press = [&](const QString& name) {
            QSignalSpy replaced(&desk.live, &LiveWindow::replaced);
            desk.action(name)->trigger();
            return QTest::qWaitFor([&] { return replaced.size() == 1; });
        };
        QVERIFY(!desk.action("Smaller text")->isEnabled());
        QVERIFY(press("Larger text"));
        QCOMPARE(currentTextSize(), 125);
        desk.live.enlarge(200);
        QVERIFY(!desk.action("Larger text")->isEnabled());
        desk.live.enlarge(140); // as the command line can ask
        QVERIFY(press("Smaller text"));
        QCOMPARE(currentTextSize(), 125);
    }

    void theMenuAsks() {
        Desk desk;
        QAction* chinese = nullptr;
        for (QAction* action : desk.live.window().findChildren<QAction*>())
            if (action->text() == QStringLiteral("简体中文")) chinese = action;
        QVERIFY(chinese);
        QSignalSpy replaced(&desk.live, &LiveWindow::replaced);
        chinese->trigger();
        QTRY_COMPARE(replaced.size(), 1);
        QCOMPARE(currentLanguage(), kChinese);
    }

    void manyQuickSwitches() {
        Desk desk;
        desk.player.goToStep(4);
        const auto windows = [] {
            int count = 0;
            for (const QWidget* widget : QApplication::topLevelWidgets())
                count += qobject_cast<const MainWindow*>(widget) != nullptr;
            return count;
        };
        for (int i = 0; i < 20; ++i) {
            desk.live.speak(i % 2 == 0 ? kChinese : kEnglish);
            QCoreApplication::processEvents();
        }
        QCOMPARE(windows(), 1);
        QCOMPARE(desk.player.view().step, Index{4});
        QVERIFY(desk.action("Undo"));
    }
};

DELTAFLOW_TEST(TestLiveWindow)
#include "tst_live_window.moc"
