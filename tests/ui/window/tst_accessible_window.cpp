#include "core/formula/serialise.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "tests/ui/window/screen_reader.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/views/view_docks.h"
#include "ui/window/main_window.h"
#include "ui/words/step_words.h"

#include <QAccessible>
#include <QTableView>
#include <QtTest>

using namespace deltaflow;

namespace {

/// What was said to screen readers, as "event: name".
QStringList s_heard;

void hear(QAccessibleEvent* event) {
    QAccessibleInterface* const of = event->accessibleInterface();
    if (!of) return;
    static const QMap<int, QString> names{{QAccessible::Focus, "focus"},
                                          {QAccessible::Selection, "selection"},
                                          {QAccessible::Alert, "alert"},
                                          {QAccessible::NameChanged, "name"},
                                          {QAccessible::ValueChanged, "value"}};
    if (!names.contains(event->type())) return;
    s_heard << names[event->type()] + ": " +
                   of->text(event->type() == QAccessible::ValueChanged ? QAccessible::Value
                                                                       : QAccessible::Name);
}

struct Stage {
    explicit Stage(const QString& example = QStringLiteral("net-2-2-1"))
        : document(example)
        , player(document)
        , window(document, player) {
        player.setReducedMotion(true);
        window.resize(1900, 1000);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) qFatal("no window");
    }
    void trigger(const QString& name) {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action->trigger();
        qFatal("no action %s", qPrintable(name));
    }
    void openEverything() {
        for (const char* name : {"Tables", "Training", "Insight", "Predict"})
            trigger(name);
        for (const QString& name : window.views().names())
            window.views().open(name);
        QTRY_VERIFY_WITH_TIMEOUT(window.views().isSettled(), 60'000);
    }
    QAccessibleInterface* accessible(QWidget& widget) {
        return QAccessible::queryAccessibleInterface(&widget);
    }
    QWidget& named(const char* name) {
        auto* widget = window.findChild<QWidget*>(name);
        if (!widget) qFatal("no widget %s", name);
        return *widget;
    }

    OpenedExample document;
    Player player;
    MainWindow window;
};

QStringList childNames(QAccessibleInterface* of) {
    QStringList names;
    for (int i = 0; i < of->childCount(); ++i)
        names << of->child(i)->text(QAccessible::Name);
    return names;
}

QString describe(const QWidget& widget) {
    QString path;
    for (const QWidget* at = &widget; at; at = at->parentWidget())
        path += QStringLiteral(" < %1(%2)").arg(at->metaObject()->className(), at->objectName());
    return path;
}

/// Everything of a tree, a table's cells among them.
void walk(QAccessibleInterface* at, const std::function<void(QAccessibleInterface&)>& visit) {
    if (!at || !at->isValid()) return;
    visit(*at);
    for (int i = 0; i < at->childCount(); ++i)
        walk(at->child(i), visit);
}

} // namespace

/// What a screen reader hears of the window.
class TestAccessibleWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyControlHasANameAndARole_data();
    void everyControlHasANameAndARole();
    void everyNeuronAndEdge_data();
    void everyNeuronAndEdge();
    void selectingIsHeard();
    void aChangedNumberIsHeard();
    void numbersCanBeSet();
    void everyStepWithItsFormula();
    void futureStepsTellNoResult();
    void steppingIsHeard();
    void stepsCanBeGoneTo();
    void theTimelineIsASlider();
    void theQuestionIsHeard();
    void tablesHaveTheirCells();
};

void TestAccessibleWindow::initTestCase() {
    startScreenReader(hear);
    QVERIFY(QAccessible::isActive());
}

void TestAccessibleWindow::init() {
    s_heard.clear();
}

void TestAccessibleWindow::everyControlHasANameAndARole_data() {
    QTest::addColumn<QString>("example");
    for (const char* example : {"net-2-2-1", "moons", "digit", "ng-digits", "spirals"})
        QTest::newRow(example) << example;
}

void TestAccessibleWindow::everyControlHasANameAndARole() {
    QFETCH(QString, example);
    Stage stage(example);
    stage.openEverything();
    QStringList nameless;
    int controls = 0;
    for (QWidget* widget : stage.window.findChildren<QWidget*>()) {
        const bool isControl =
            (widget->focusPolicy() & Qt::TabFocus) || qobject_cast<QAbstractButton*>(widget);
        const bool isPart = widget->parentWidget()->focusProxy() == widget ||
                            qobject_cast<QAbstractSpinBox*>(widget->parentWidget());
        if (!isControl || isPart || !widget->isVisible()) continue;
        ++controls;
        QAccessibleInterface* const at = QAccessible::queryAccessibleInterface(widget);
        const bool hasRole =
            at->role() != QAccessible::NoRole &&
            (at->role() != QAccessible::Client || qobject_cast<QScrollArea*>(widget));
        if (at->text(QAccessible::Name).isEmpty() || !hasRole)
            nameless << describe(*widget) + " role " + QString::number(at->role(), 16);
    }
    QVERIFY(controls > 40);
    QVERIFY2(nameless.isEmpty(), qPrintable('\n' + nameless.join('\n')));
}

void TestAccessibleWindow::everyNeuronAndEdge_data() {
    QTest::addColumn<QString>("example");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("graph") << "digit" << QStringList{};
    QTest::newRow("layers") << "net-2-2-1"
                            << QStringList{
                                   "Input 1, value 0.3500",
                                   "Hidden layer 1, unit 2, activation not yet computed",
                                   "Weight from input 2 to hidden layer 1, unit 1, value 0.8000",
                                   "Target 1, value 0.5000", "Loss, value not yet computed"};
}

void TestAccessibleWindow::everyNeuronAndEdge() {
    QFETCH(QString, example);
    QFETCH(QStringList, expected);
    Stage stage(example);
    QAccessibleInterface* const canvas = stage.accessible(stage.window.canvas());
    QCOMPARE(canvas->role(), QAccessible::Canvas);
    const QStringList names = childNames(canvas);
    QCOMPARE(names.size(), qsizetype(stage.window.canvas().picture().things().size()));
    for (const QString& name : names)
        QVERIFY(!name.isEmpty());
    for (const QString& name : expected)
        QVERIFY2(names.contains(name), qPrintable(name + " not in\n" + names.join('\n')));
}

void TestAccessibleWindow::selectingIsHeard() {
    Stage stage;
    CanvasWidget& canvas = stage.window.canvas();
    canvas.activateWindow();
    canvas.setFocus();
    QTRY_VERIFY(canvas.hasFocus());
    QStringList walked;
    const auto count = static_cast<int>(canvas.picture().things().size());
    for (int i = 0; i < count; ++i) {
        s_heard.clear();
        QTest::keyClick(&canvas, Qt::Key_Down);
        QCOMPARE(s_heard.filter("focus: ").size(), 1);
        walked << s_heard.filter("focus: ").first().mid(7);
    }
    QCOMPARE(walked, childNames(stage.accessible(canvas))); // each thing once, in reading order
    QAccessibleInterface* const focused = stage.accessible(canvas)->focusChild();
    QVERIFY(focused && focused->state().focused && focused->state().selected);
}

void TestAccessibleWindow::aChangedNumberIsHeard() {
    Stage stage;
    const auto things = stage.window.canvas().picture().things();
    const auto weight = std::find_if(things.begin(), things.end(), [&](const Ref& thing) {
        return stage.window.canvas().picture().sentence(thing).startsWith("Weight from input 1");
    });
    QVERIFY(weight != things.end());
    QVERIFY(stage.accessible(stage.window.canvas())->childCount() > 0);
    stage.player.setSelection(*weight);
    s_heard.clear();
    QCOMPARE(stage.player.setNumber(*weight, 0.25), QString());
    QVERIFY2(s_heard.contains("name: Weight from input 1 to hidden layer 1, unit 1, value 0.2500"),
             qPrintable(s_heard.join('\n')));
}

void TestAccessibleWindow::numbersCanBeSet() {
    Stage stage;
    QAccessibleInterface* const canvas = stage.accessible(stage.window.canvas());
    int settable = 0;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface* const thing = canvas->child(i);
        QAccessibleValueInterface* const value = thing->valueInterface();
        QCOMPARE(value != nullptr, bool(thing->state().editable));
        if (!value) continue;
        value->setCurrentValue(0.125);
        QCOMPARE(value->currentValue().toDouble(), 0.125);
        QVERIFY(thing->text(QAccessible::Name).endsWith("0.1250"));
        ++settable;
    }
    QCOMPARE(settable, 2 + 4 + 2 + 1); // inputs, weights, target
}

void TestAccessibleWindow::everyStepWithItsFormula() {
    Stage stage;
    stage.player.goToEnd();
    QAccessibleInterface* const list = stage.accessible(stage.window.derivationPanel().cards());
    QCOMPARE(list->role(), QAccessible::List);
    const Derivation& derivation = stage.player.derivation();
    QCOMPARE(list->childCount(), int(derivation.size()) + 1);
    QVERIFY(!list->child(0)->text(QAccessible::Name).isEmpty()); // the start
    for (int i = 1; i < list->childCount(); ++i) {
        stage.player.goToStep(i - 1);
        QAccessibleInterface* const card = list->child(i);
        QCOMPARE(card->role(), QAccessible::ListItem);
        QCOMPARE(list->indexOfChild(card), i);
        const Step step = derivation.step(i - 1);
        const QString name = card->text(QAccessible::Name);
        QVERIFY2(name.startsWith(stepTitle(step, stage.player.model())), qPrintable(name));
        for (const Equation& equation : step.equations)
            QVERIFY2(name.contains(QString::fromStdString(toSpeech(equation))), qPrintable(name));
        QCOMPARE(card->text(QAccessible::Description), "current step");
        QCOMPARE(list->child(i - 1)->text(QAccessible::Description), "computed");
    }
}

/// Who is asked for a number does not hear it from the card.
void TestAccessibleWindow::futureStepsTellNoResult() {
    Stage stage;
    stage.player.goToStart();
    QAccessibleInterface* const list = stage.accessible(stage.window.derivationPanel().cards());
    QVERIFY(list->childCount() > 10);
    for (int i = 1; i < list->childCount(); ++i) {
        QCOMPARE(list->child(i)->text(QAccessible::Description), "not yet computed");
        const QString name = list->child(i)->text(QAccessible::Name);
        QVERIFY2(!name.contains(QRegularExpression("0 ?(\\.|point)")), qPrintable(name));
    }
}

void TestAccessibleWindow::steppingIsHeard() {
    Stage stage;
    QVERIFY(stage.accessible(stage.window.derivationPanel().cards())->childCount() > 0);
    QVERIFY(stage.accessible(stage.named("timeline")));
    s_heard.clear();
    QTest::keyClick(&stage.window.canvas(), Qt::Key_Right);
    QVERIFY2(s_heard.filter("alert: Weighted input of hidden unit 1. ").size() == 1,
             qPrintable(s_heard.join(QLatin1Char(10))));
    QCOMPARE(s_heard.filter("selection: Weighted input of hidden unit 1. ").size(), 1);
    QVERIFY2(s_heard.contains("value: Step 1 of 22: Weighted input of hidden unit 1"),
             qPrintable(s_heard.join('\n')));
}

void TestAccessibleWindow::stepsCanBeGoneTo() {
    Stage stage;
    QAccessibleInterface* const list = stage.accessible(stage.window.derivationPanel().cards());
    list->child(8)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(stage.player.view().step, Index(7));
    QVERIFY(list->child(8)->state().selected);
    QVERIFY(!list->child(7)->state().selected);
}

void TestAccessibleWindow::theTimelineIsASlider() {
    Stage stage;
    QAccessibleInterface* const timeline = stage.accessible(stage.named("timeline"));
    QCOMPARE(timeline->role(), QAccessible::Slider);
    QVERIFY(!timeline->text(QAccessible::Name).isEmpty());
    QCOMPARE(timeline->text(QAccessible::Value), "Before the first step");
    QAccessibleValueInterface* const value = timeline->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->minimumValue().toInt(), 0);
    QCOMPARE(value->maximumValue().toInt(), 22);
    value->setCurrentValue(3);
    QCOMPARE(stage.player.view().step, Index(2));
    QVERIFY(timeline->text(QAccessible::Value).startsWith("Step 3 of 22: "));
}

void TestAccessibleWindow::theQuestionIsHeard() {
    Stage stage;
    stage.trigger("Predict");
    QStringList names;
    walk(stage.accessible(stage.window.derivationPanel()), [&](QAccessibleInterface& at) {
        if (!at.state().invisible) names << at.text(QAccessible::Name);
    });
    QVERIFY(names.contains("Your answer"));
    const QString question = names.join('\n');
    QVERIFY2(question.contains("z superscript 1 subscript 1"), qPrintable(question));
}

void TestAccessibleWindow::tablesHaveTheirCells() {
    Stage stage;
    stage.trigger("Tables");
    QStringList cells;
    for (QTableView* table : stage.window.findChildren<QTableView*>()) {
        if (!table->isVisible()) continue;
        walk(QAccessible::queryAccessibleInterface(table), [&](QAccessibleInterface& at) {
            if (at.role() == QAccessible::Cell) cells << at.text(QAccessible::Name);
        });
    }
    for (const char* number : {"0.1000", "0.8000", "0.4000", "0.6000", "0.3500", "0.5000"})
        QCOMPARE(cells.filter(QStringLiteral(": ") + number).size(), 1);
    QVERIFY2(cells.contains("Weight of layer 1 to unit 1 from 2: 0.8000"),
             qPrintable(cells.join('\n')));
}

DELTAFLOW_TEST(TestAccessibleWindow)
#include "tst_accessible_window.moc"
