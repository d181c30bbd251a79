#include "tests/ui/opened_example.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/language/language.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
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

struct Stage {
    explicit Stage(const QString& example = QStringLiteral("net-2-2-1"))
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
        Stage stage;
        QVERIFY(stage.action("Undo"));
        stage.live.speak(kChinese);
        QVERIFY(!stage.action("Undo"));
        QVERIFY(stage.action(QStringLiteral("撤销")));
        QVERIFY(stage.live.window().isVisible());
    }

    void theLastWindowIsGone() {
        Stage stage;
        const QPointer<MainWindow> last(&stage.live.window());
        const QPointer<QWidget> canvas(&stage.live.window().canvas());
        stage.live.speak(kChinese);
        QVERIFY(!last);
        QVERIFY(!canvas);
    }

    void theDocumentAndItsUndoStay() {
        Stage stage;
        const Ref weight{stage.player.model().layers.front().weights, Quantity::Value, 0, 0, 0};
        const double before = stage.player.number(weight);
        QVERIFY(stage.player.setNumber(weight, 0.75).isEmpty());
        stage.live.speak(kChinese);
        QVERIFY(stage.document.isModified());
        QVERIFY(stage.live.window().isWindowModified());
        QCOMPARE(stage.player.number(weight), 0.75);
        stage.action(QStringLiteral("撤销"))->trigger();
        QCOMPARE(stage.player.number(weight), before);
        stage.live.speak(kEnglish);
        stage.action("Redo")->trigger();
        QCOMPARE(stage.player.number(weight), 0.75);
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
        Stage stage;
        Project other = stage.document.project();
        other.title += "!";
        stage.document.edit(other, english);
        stage.live.speak(kChinese);
        QCOMPARE(stage.document.undoStack().undoText(), chinese);
        QVERIFY(stage.action(QStringLiteral("撤销"))->toolTip().contains(chinese));
        stage.live.speak(kEnglish);
        QCOMPARE(stage.document.undoStack().undoText(), english);
    }

    void thePlaceStays() {
        Stage stage;
        stage.player.goToIteration(3);
        stage.player.goToStep(7);
        stage.live.speak(kChinese);
        QCOMPARE(stage.player.view().iteration, std::int64_t{3});
        QCOMPARE(stage.player.view().step, Index{7});
    }

    void panelsAndViewsStayOpen() {
        Stage stage;
        stage.action("Tables")->trigger();
        stage.action("Derivation")->trigger(); // folds it away
        stage.live.window().views().open(QStringLiteral("curves"));
        stage.live.window().resize(1400, 800);
        stage.live.window().canvas().zoomBy(1.5);
        const auto view = stage.live.window().canvas().userView();
        QVERIFY(view);
        stage.live.speak(kChinese);
        QVERIFY(stage.action(QStringLiteral("表格"))->isChecked());
        QVERIFY(!stage.action(QStringLiteral("推导"))->isChecked());
        QVERIFY(stage.action(QStringLiteral("曲线"))->isChecked());
        QCOMPARE(stage.live.window().size(), QSize(1400, 800));
        QCOMPARE(stage.live.window().canvas().userView(), view);
    }

    /// A lesson makes room for itself where it opens, not where it goes on.
    void panelsStayOpenBesideALesson() {
        Stage stage;
        stage.live.window().resize(1280, 720);
        QVERIFY(stage.live.window().lessons().open(lessonPath("cross-entropy")));
        stage.action("Training")->trigger();
        QVERIFY(stage.action("Training")->isChecked());
        const bool wasOpen = stage.action("Lesson")->isChecked();
        stage.live.speak(kChinese);
        stage.live.speak(kEnglish);
        QVERIFY(stage.action("Training")->isChecked());
        QCOMPARE(stage.action("Lesson")->isChecked(), wasOpen);
        QVERIFY(stage.live.window().lessons().session().isOpen());
    }

    void whatIsFoldedAwayStaysSo() {
        Stage stage;
        stage.action("Insight")->trigger();
        const auto sections = [&] { return stage.live.window().findChildren<FoldSection*>(); };
        QVERIFY(sections().size() > 3);
        QList<bool> before;
        for (qsizetype i = 0; i < sections().size(); ++i) {
            sections()[i]->setOpen(i % 2 == 0);
            before << (i % 2 == 0);
        }
        stage.live.speak(kChinese);
        QList<bool> after;
        for (const FoldSection* section : sections())
            after << section->isOpen();
        QCOMPARE(after, before);
    }

    void screenReadersHearTheLanguage() {
        Stage stage;
        stage.live.speak(kChinese);
        stage.action(QStringLiteral("先猜后看"))->trigger();
        const auto* asked = stage.live.window().findChild<EquationView*>();
        QCOMPARE(asked->accessibleName(), QStringLiteral("z 上标 1 下标 1，等于 ?"));
        auto* canvas = QAccessible::queryAccessibleInterface(&stage.live.window().canvas());
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
        Stage stage;
        stage.action("Predict")->trigger();
        stage.live.speak(kChinese);
        QVERIFY(stage.player.view().predicting);
        QVERIFY(stage.action(QStringLiteral("先猜后看"))->isChecked());
    }

    void aRunGoesOn() {
        Stage stage(QStringLiteral("xor"));
        TrainingSession& session = stage.live.window().training();
        session.start();
        QTRY_VERIFY(session.reached() > 0);
        const std::int64_t reached = session.reached();
        stage.live.speak(kChinese);
        QCOMPARE(&stage.live.window().training(), &session);
        QVERIFY(session.isRunning());
        QTRY_VERIFY(session.reached() > reached);
        session.stop();
    }

    void aVerdictIsSaidAgain() {
        Stage stage(QStringLiteral("xor"));
        TrainingSession& session = stage.live.window().training();
        session.start({.iteration = 20, .loss = {}});
        QTRY_VERIFY(!session.isRunning());
        QCOMPARE(session.verdict(), QStringLiteral("Iteration 20 is reached."));
        stage.live.speak(kChinese);
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
        Stage stage;
        stage.live.window().resize(1280, 720);
        stage.live.window().move(100, 60);
        stage.live.enlarge(percent);
        QCOMPARE(currentTextSize(), percent);
        const MainWindow& window = stage.live.window();
        QVERIFY(window.isVisible());
        QCOMPARE(window.devicePixelRatioF(), percent / 100.0);
        QCOMPARE(window.size(), (QSizeF(1280, 720) * 100 / percent).toSize());
        QCOMPARE(window.pos(), (QPointF(100, 60) * 100 / percent).toPoint());
    }

    void theSizeIsRemembered() {
        Stage stage;
        stage.live.window().restoreSettings();
        stage.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 150);
        stage.live.enlarge(0);
        QCOMPARE(preferredTextSize(), 0);
    }
    /// A window for a picture or a test has no settings of its own.
    void theSizeOfAWindowWithoutSettingsIsNotRemembered() {
        Stage stage;
        stage.live.enlarge(150);
        QCOMPARE(preferredTextSize(), 0);
    }

    void nothingIsLostWhenTextGrows() {
        Stage stage;
        const Ref weight{stage.player.model().layers.front().weights, Quantity::Value, 0, 0, 0};
        const double before = stage.player.number(weight);
        QVERIFY(stage.player.setNumber(weight, 0.75).isEmpty());
        stage.player.goToStep(7);
        stage.action("Predict")->trigger();
        stage.live.enlarge(200);
        QVERIFY(stage.live.window().isWindowModified());
        QCOMPARE(stage.player.view().step, Index{7});
        QVERIFY(stage.action("Predict")->isChecked());
        stage.action("Undo")->trigger();
        QCOMPARE(stage.player.number(weight), before);
        stage.live.enlarge(100);
        stage.action("Redo")->trigger();
        QCOMPARE(stage.player.number(weight), 0.75);
    }

    void aRunGoesOnWhenTextGrows() {
        Stage stage(QStringLiteral("xor"));
        TrainingSession& session = stage.live.window().training();
        session.start();
        stage.live.enlarge(150);
        QCOMPARE(&stage.live.window().training(), &session);
        QVERIFY(session.isRunning());
        QTRY_VERIFY(session.reached() > 0);
        session.stop();
    }

    void aHuntAndALessonGoOnWhenTextGrows() {
        Stage stage;
        QVERIFY(stage.live.window().lessons().open(lessonPath("cross-entropy"), 2));
        stage.action("Bug hunt")->trigger();
        QVERIFY(stage.action("Bug hunt")->isChecked());
        stage.live.enlarge(150);
        QVERIFY(stage.action("Bug hunt")->isChecked());
        QVERIFY(stage.live.window().lessons().session().isOpen());
        QCOMPARE(stage.live.window().lessons().session().page(), std::size_t{2});
    }

    void panelsAndViewsKeepTheirShareWhenTextGrows() {
        Stage stage;
        stage.live.window().resize(1600, 1000);
        stage.action("Tables")->trigger();
        stage.live.window().views().open(QStringLiteral("curves"));
        QCoreApplication::processEvents();
        stage.live.window().canvas().zoomBy(1.5);
        const auto curves = [&] {
            return stage.live.window().views().places().value(QStringLiteral("curves"));
        };
        const QRect before = curves();
        QVERIFY(stage.live.window().canvas().userView());
        stage.live.enlarge(125);
        QCoreApplication::processEvents();
        QVERIFY(stage.action("Tables")->isChecked());
        QVERIFY(stage.live.window().canvas().userView());
        QVERIFY2(
            std::abs(curves().height() * 1.25 - before.height()) < 0.05 * before.height(),
            qPrintable(
                QStringLiteral("%1, was %2").arg(curves().height() * 1.25).arg(before.height())));
    }

    void whatGaveWayToLargeTextComesBack() {
        Stage stage;
        stage.live.window().resize(1280, 720);
        stage.action("Tables")->trigger();
        stage.action("Curves")->trigger();
        QTest::qWait(50);
        const auto height = [&] {
            return stage.live.window().views().places().value(QStringLiteral("curves")).height();
        };
        const int before = height();
        stage.live.enlarge(200);
        QVERIFY(!stage.action("Derivation")->isChecked()); // there is no room for it
        QVERIFY(stage.action("Curves")->isChecked());
        QTest::qWait(300);
        QVERIFY(height() > 150); // aside
        stage.live.enlarge(100);
        QVERIFY(stage.action("Derivation")->isChecked());
        QVERIFY(stage.action("Tables")->isChecked());
        QTest::qWait(50);
        QVERIFY2(std::abs(height() - before) < 10,
                 qPrintable(QStringLiteral("%1, was %2").arg(height()).arg(before)));
    }

    /// What is opened or closed at that size holds.
    void whatIsClosedWhileTextIsLargeStaysClosed() {
        Stage stage;
        stage.live.window().resize(1280, 720);
        stage.action("Curves")->trigger();
        stage.live.enlarge(200);
        QTest::qWait(300);
        stage.action("Curves")->trigger();
        QVERIFY(!stage.action("Curves")->isChecked());
        stage.live.enlarge(100);
        QVERIFY(!stage.action("Curves")->isChecked());
    }

    void theKeysGoFromSizeToSize() {
        Stage stage;
        stage.live.enlarge(100);
        const auto press = [&](const QString& name) {
            QSignalSpy replaced(&stage.live, &LiveWindow::replaced);
            stage.action(name)->trigger();
            return QTest::qWaitFor([&] { return replaced.size() == 1; });
        };
        QVERIFY(!stage.action("Smaller text")->isEnabled());
        QVERIFY(press("Larger text"));
        QCOMPARE(currentTextSize(), 125);
        stage.live.enlarge(200);
        QVERIFY(!stage.action("Larger text")->isEnabled());
        stage.live.enlarge(140); // as the command line can ask
        QVERIFY(press("Smaller text"));
        QCOMPARE(currentTextSize(), 125);
    }

    void theMenuAsks() {
        Stage stage;
        QAction* chinese = nullptr;
        for (QAction* action : stage.live.window().findChildren<QAction*>())
            if (action->text() == QStringLiteral("简体中文")) chinese = action;
        QVERIFY(chinese);
        QSignalSpy replaced(&stage.live, &LiveWindow::replaced);
        chinese->trigger();
        QTRY_COMPARE(replaced.size(), 1);
        QCOMPARE(currentLanguage(), kChinese);
    }

    void manyQuickSwitches() {
        Stage stage;
        stage.player.goToStep(4);
        const auto windows = [] {
            int count = 0;
            for (const QWidget* widget : QApplication::topLevelWidgets())
                count += qobject_cast<const MainWindow*>(widget) != nullptr;
            return count;
        };
        for (int i = 0; i < 20; ++i) {
            stage.live.speak(i % 2 == 0 ? kChinese : kEnglish);
            QCoreApplication::processEvents();
        }
        QCOMPARE(windows(), 1);
        QCOMPARE(stage.player.view().step, Index{4});
        QVERIFY(stage.action("Undo"));
    }
};

QTEST_MAIN(TestLiveWindow)
#include "tst_live_window.moc"
