#include "core/project/edit.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "core/text/number.h"
#include "tests/test_program.h"
#include "tests/ui/tables/panel_test.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/inspector.h"
#include "ui/tables/network_inspector.h"
#include "ui/tables/number_cell.h"
#include "ui/tables/number_field.h"
#include "ui/tables/stepper.h"
#include "ui/tables/training_inspector.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace deltaflow;

class TestInspectors : public PanelTest {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void changesUnits();
    void typesUnits();
    void refusesAbsurdUnits();
    void keepsAWideLayer();
    void changesActivation();
    void changesTheSlope();
    void explainsWhatCannotBe();
    void explainsWhatComesWithIt();
    void togglesBias();
    void insertsAndRemovesLayers();
    void changesTheLoss();
    void changesThePenalty();
    void changesTheOptimiser();
    void editsTheLearningRate();
    void drawsAnew();
    void drawsFromATypedSeed();
    void namesASeedThatDrawsNothing();
    void followsUndo();
};

void TestInspectors::changesUnits() {
    auto* units = find<QSpinBox>("units1");
    const auto buttons = units->parentWidget()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(network().layers[0].outputs(), 4);
    QCOMPARE(undoText(), QStringLiteral("Add a unit to layer 1"));
    QCOMPARE(table("parameters1")->model()->rowCount(), 4);
    QCOMPARE(table("parameters2")->model()->columnCount(), 5);
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(undoText(), QStringLiteral("Remove a unit from layer 1"));
    auto* inputs = find<QSpinBox>("units0");
    inputs->setFocus();
    QTest::keyClick(inputs, Qt::Key_Up);
    QCOMPARE(network().inputs, 3);
    QCOMPARE(table("samples")->model()->columnCount(), 4);
}

void TestInspectors::typesUnits() {
    auto* units = find<QSpinBox>("units1");
    units->setFocus();
    units->selectAll();
    QTest::keyClicks(units, "128");
    QCOMPARE(m_document->undoStack().count(), 0); // not before Enter
    QTest::keyClick(units, Qt::Key_Return);
    QCOMPARE(network().layers[0].outputs(), 128);
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(undoText(), QStringLiteral("Give layer 1 128 units"));
}

void TestInspectors::refusesAbsurdUnits() {
    Project wide = threeLayers();
    for (int i = 2; i < 5; ++i)
        wide = withUnitAdded(wide, -1);
    wide = withLayerInserted(wide, 0, 1000, {});
    show(withLayerInserted(wide, 1, 900, {})); // 9·10⁵ parameters
    auto* units = find<QSpinBox>("units2");
    units->setFocus();
    units->selectAll();
    QTest::keyClicks(units, "1000");
    QTest::keyClick(units, Qt::Key_Return);
    QCOMPARE(network().layers[1].outputs(), 900);
    QCOMPARE(units->value(), 900);
    const auto* inspector = m_panel->findChild<NetworkInspector*>();
    QVERIFY2(inspector->note().contains("1000000"), qPrintable(inspector->note()));
}

void TestInspectors::keepsAWideLayer() {
    show(withUnits(threeLayers(), 0, 3000));
    auto* units = find<QSpinBox>("units1");
    QCOMPARE(units->value(), 3000);
    const auto buttons = units->parentWidget()->findChildren<QToolButton*>();
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(network().layers[0].outputs(), 2999);
    show(threeLayers());
    QCOMPARE(units->maximum(), 1000); // by hand, as before
}

void TestInspectors::changesActivation() {
    choose("activation1", static_cast<int>(ActivationKind::Relu));
    QVERIFY(network().layers[0].activation.kind == ActivationKind::Relu);
    QCOMPARE(undoText(), QStringLiteral("Change activation of layer 1 to ReLU"));
}

void TestInspectors::changesTheSlope() {
    auto* slope = find<QLineEdit>("slope1");
    QVERIFY(!slope->isVisible());
    choose("activation1", static_cast<int>(ActivationKind::LeakyRelu));
    QVERIFY(slope->isVisible());
    QCOMPARE(slope->text(), QStringLiteral("0.01"));
    const auto type = [slope](const char* text) {
        slope->setFocus();
        slope->selectAll();
        QTest::keyClicks(slope, text);
        QTest::keyClick(slope, Qt::Key_Return);
    };
    type("0.2");
    QCOMPARE(network().layers[0].activation.alpha, 0.2);
    QCOMPARE(undoText(), QStringLiteral("Set the slope of layer 1 to 0.2"));
    const auto* inspector = m_panel->findChild<NetworkInspector*>();
    for (const char* wrong : {"inf", "1e999", "x"}) {
        type(wrong);
        QVERIFY2(inspector->note().endsWith(u'.'), wrong);
        QCOMPARE(network().layers[0].activation.alpha, 0.2);
        QCOMPARE(slope->text(), QStringLiteral("0.2"));
    }
    m_document->undoStack().undo();
    QCOMPARE(slope->text(), QStringLiteral("0.01"));
}

void TestInspectors::explainsWhatCannotBe() {
    choose("activation1", static_cast<int>(ActivationKind::Softmax));
    QVERIFY(network().layers[0].activation.kind == ActivationKind::Tanh);
    QCOMPARE(m_document->undoStack().count(), 0);
    QCOMPARE(find<QComboBox>("activation1")->currentIndex(),
             static_cast<int>(ActivationKind::Tanh));
    const auto* inspector = m_panel->findChild<NetworkInspector*>();
    QCOMPARE(inspector->note(), QStringLiteral("Softmax is only possible at the last layer."));
    choose("activation1", static_cast<int>(ActivationKind::Relu));
    QCOMPARE(inspector->note(), QString());
}

void TestInspectors::explainsWhatComesWithIt() {
    choose("loss", static_cast<int>(LossKind::CategoricalCrossEntropy));
    QVERIFY(network().layers.back().activation.kind == ActivationKind::Softmax);
    QCOMPARE(find<QComboBox>("activation3")->currentIndex(),
             static_cast<int>(ActivationKind::Softmax));
    const auto* inspector = m_panel->findChild<TrainingInspector*>();
    QVERIFY2(inspector->note().contains("softmax with categorical"), qPrintable(inspector->note()));
}

void TestInspectors::togglesBias() {
    QTest::mouseClick(find<QCheckBox>("bias2"), Qt::LeftButton, {}, QPoint(8, 12));
    QVERIFY(!network().layers[1].hasBias());
    QCOMPARE(undoText(), QStringLiteral("Take the bias from layer 2"));
    QCOMPARE(table("parameters2")->model()->columnCount(), 3);
}

void TestInspectors::insertsAndRemovesLayers() {
    const auto trigger = [this](const char* menu, int action) {
        find<QToolButton>(menu)->menu()->actions()[action]->trigger();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    trigger("menu2", 0);
    QCOMPARE(network().layers.size(), 4u);
    QVERIFY(m_panel->findChild<NumberTable*>("parameters4"));
    QVERIFY(m_panel->findChild<QComboBox*>("activation4"));
    QCOMPARE(undoText(), QStringLiteral("Insert a layer before layer 2"));
    for (int left = 3; left >= 1; --left)
        trigger("menu1", 1);
    QCOMPARE(network().layers.size(), 1u);
    QVERIFY(!m_panel->findChild<NumberTable*>("parameters2"));
    trigger("menu1", 1);
    QCOMPARE(network().layers.size(), 1u);
    const auto* inspector = m_panel->findChild<NetworkInspector*>();
    QCOMPARE(inspector->note(), QStringLiteral("A network needs at least one layer."));
}

void TestInspectors::changesTheLoss() {
    choose("loss", static_cast<int>(LossKind::BinaryCrossEntropy));
    QVERIFY(project().loss == LossKind::BinaryCrossEntropy);
    QCOMPARE(undoText(), QStringLiteral("Change the loss to binary cross-entropy"));
}

void TestInspectors::changesThePenalty() {
    const auto lambdaIsShown = [this] {
        for (const auto* field : m_panel->findChildren<NumberField*>())
            if (field->accessibleName().startsWith("Penalty strength")) return field->isVisible();
        return false;
    };
    QVERIFY(!lambdaIsShown());
    choose("penalty", static_cast<int>(PenaltyKind::Plain));
    QVERIFY(project().penalty.kind == PenaltyKind::Plain);
    QVERIFY(lambdaIsShown());
    choose("penalty", static_cast<int>(PenaltyKind::L1OverSamples));
    QVERIFY(project().penalty.kind == PenaltyKind::L1OverSamples);
    QVERIFY(lambdaIsShown());
}

void TestInspectors::changesTheOptimiser() {
    const auto shown = [this] {
        QStringList names;
        for (const auto* field : m_panel->findChildren<NumberField*>())
            if (field->isVisible()) names << field->accessibleName().section(':', 0, 0);
        return names;
    };
    QCOMPARE(shown(), QStringList{"Learning rate"});
    choose("optimiser", static_cast<int>(OptimiserKind::Adam));
    QCOMPARE(shown(), (QStringList{"Learning rate", "β₁", "β₂", "ε"}));
    choose("optimiser", static_cast<int>(OptimiserKind::RmsProp));
    QCOMPARE(shown(), (QStringList{"Learning rate", "Decay ρ", "ε"}));
    choose("optimiser", static_cast<int>(OptimiserKind::Nesterov));
    QCOMPARE(shown(), (QStringList{"Learning rate", "Momentum"}));
    QCOMPARE(undoText(), QStringLiteral("Change the optimiser to Nesterov"));
}

void TestInspectors::editsTheLearningRate() {
    NumberField* rate = nullptr;
    for (auto* field : m_panel->findChildren<NumberField*>())
        if (field->isVisible()) rate = field;
    QVERIFY(rate);
    rate->setFocus();
    QTest::keyClicks(rate, "0");
    QTest::keyClicks(rate->editing().editor(), ".05");
    QTest::keyClick(rate->editing().editor(), Qt::Key_Return);
    QCOMPARE(project().optimiser.learningRate, 0.05);
    QTRY_VERIFY(rate->hasFocus());
    QTest::keyClick(rate, Qt::Key_Up);
    QCOMPARE(project().optimiser.learningRate, 0.051);
    QCOMPARE(rate->accessibleName(), QStringLiteral("Learning rate: 0.051"));
}

void TestInspectors::drawsAnew() {
    const auto before = m_document->shared();
    QTest::mouseClick(find<QPushButton>("drawAnew"), Qt::LeftButton);
    QCOMPARE(project().initialisation.seed, 6u);
    QCOMPARE(find<QLineEdit>("seed")->text(), QStringLiteral("6"));
    const Project expected = withParametersDrawn(*before, {InitScheme::Xavier, 6});
    QVERIFY(network().layers[0].weights == expected.network->layers[0].weights);
    QVERIFY(network().layers[0].weights != before->network->layers[0].weights);
}

void TestInspectors::drawsFromATypedSeed() {
    auto* seed = find<QLineEdit>("seed");
    seed->setFocus();
    seed->selectAll();
    QTest::keyClicks(seed, "77x"); // the x is not taken
    QTest::keyClick(seed, Qt::Key_Return);
    QCOMPARE(project().initialisation.seed, 77u);
    QCOMPARE(m_document->undoStack().count(), 1);
    seed->selectAll();
    QTest::keyClicks(seed, "99999999999999999999");
    QTest::keyClick(seed, Qt::Key_Return);
    QCOMPARE(project().initialisation.seed, 77u);
    QCOMPARE(seed->text(), QStringLiteral("77"));
    const auto* inspector = m_panel->findChild<TrainingInspector*>();
    QVERIFY2(inspector->note().contains("below 2⁶⁴"), qPrintable(inspector->note()));
}

void TestInspectors::namesASeedThatDrawsNothing() {
    Project given = threeLayers();
    given.initialisation.scheme = InitScheme::Given;
    show(given);
    auto* seed = find<QLineEdit>("seed");
    seed->setFocus();
    seed->selectAll();
    QTest::keyClicks(seed, "77");
    QTest::keyClick(seed, Qt::Key_Return);
    QVERIFY(network().layers[0].weights == given.network->layers[0].weights);
    QCOMPARE(undoText(), QStringLiteral("Set the seed to 77"));
}

void TestInspectors::followsUndo() {
    choose("activation1", static_cast<int>(ActivationKind::Relu));
    choose("optimiser", static_cast<int>(OptimiserKind::Adam));
    find<QSpinBox>("units1")->stepUp();
    for (int i = 0; i < 3; ++i)
        m_document->undoStack().undo();
    QCOMPARE(find<QComboBox>("activation1")->currentIndex(),
             static_cast<int>(ActivationKind::Tanh));
    QCOMPARE(find<QComboBox>("optimiser")->currentIndex(), static_cast<int>(OptimiserKind::Sgd));
    QCOMPARE(find<QSpinBox>("units1")->value(), 3);
    QCOMPARE(m_document->undoStack().index(), 0); // showing it made no edit
    QVERIFY(m_document->undoStack().canRedo());
}

DELTAFLOW_TEST(TestInspectors)
#include "tst_inspectors.moc"
