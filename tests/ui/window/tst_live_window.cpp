#include "tests/test_program.h"
#include "tests/ui/window/live_desk.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/language/language.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/presentation.h"
#include "ui/quiz/equation_view.h"
#include "ui/tables/fold_section.h"
#include "ui/views/view_docks.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

class TestLiveWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useSettingsOfTests(); }
    void cleanup() { forgetLiveSettings(); }

    void theWindowSpeaksTheLanguage() {
        LiveDesk desk;
        QVERIFY(desk.action("Undo"));
        desk.live.speak(kChinese);
        QVERIFY(!desk.action("Undo"));
        QVERIFY(desk.action(QStringLiteral("撤销")));
        QVERIFY(desk.live.window().isVisible());
    }

    void theLastWindowIsGone() {
        LiveDesk desk;
        const QPointer<MainWindow> last(&desk.live.window());
        const QPointer<QWidget> canvas(&desk.live.window().canvas());
        desk.live.speak(kChinese);
        QVERIFY(!last);
        QVERIFY(!canvas);
    }

    void theDocumentAndItsUndoStay() {
        LiveDesk desk;
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
        LiveDesk desk;
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
        LiveDesk desk;
        desk.player.goToIteration(3);
        desk.player.goToStep(7);
        desk.live.speak(kChinese);
        QCOMPARE(desk.player.view().iteration, std::int64_t{3});
        QCOMPARE(desk.player.view().step, Index{7});
    }

    void panelsAndViewsStayOpen() {
        LiveDesk desk;
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
        LiveDesk desk;
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
        LiveDesk desk;
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
        LiveDesk desk;
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
        LiveDesk desk;
        desk.action("Predict")->trigger();
        desk.live.speak(kChinese);
        QVERIFY(desk.player.view().predicting);
        QVERIFY(desk.action(QStringLiteral("先猜后看"))->isChecked());
    }

    void aRunGoesOn() {
        LiveDesk desk(QStringLiteral("xor"));
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
        LiveDesk desk(QStringLiteral("xor"));
        TrainingSession& session = desk.live.window().training();
        session.start({.iteration = 20, .loss = {}});
        QTRY_VERIFY(!session.isRunning());
        QCOMPARE(session.verdict(), QStringLiteral("Iteration 20 is reached."));
        desk.live.speak(kChinese);
        QCOMPARE(session.verdict(), QStringLiteral("已到达第 20 次迭代。"));
    }

    void theMenuAsks() {
        LiveDesk desk;
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
        LiveDesk desk;
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
