#include "core/project/edit.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/inspector.h"
#include "ui/tables/number_cell.h"
#include "ui/tables/number_field.h"
#include "ui/tables/stepper.h"
#include "ui/tables/tables_panel.h"
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

namespace {

/// Two inputs, hidden layers of 3 and 2, one output; two samples.
Project threeLayers() {
    Project project = withLayerInserted(newProject(), 0, 3, {ActivationKind::Tanh});
    return withSampleAdded(withParametersDrawn(project, {InitScheme::Xavier, 5}));
}

} // namespace

class TestTablesPanel : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsEveryParameterAndNumber();
    void modelsKeepTheRules();
    void showsGradientsOnlyWhenKnown();
    void hoverIsSharedBothWays();
    void scrubsACell();
    void typesByKeyboardAlone();
    void keysAreNotTakenByTheWindow();
    void refusesNonsenseInACell();
    void turnsACellByKeyboard();
    void editsData();
    void addsAndRemovesSamples();
    void rowsChooseTheSample();

    void changesUnits();
    void typesUnits();
    void refusesAbsurdUnits();
    void changesActivation();
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
    void followsUndo();

    void everyControlIsNamedAndReachable();
    void foldsAway();
    void largeLayersCostWhatIsSeen();

private:
    template <typename T>
    T* find(const char* name) const {
        T* found = m_panel->findChild<T*>(name);
        Q_ASSERT(found);
        return found;
    }
    NumberTable* table(const char* name) const { return find<NumberTable>(name); }
    const Project& project() const { return m_document->project(); }
    const Network& network() const { return *project().network; }
    QString undoText() const { return m_document->undoStack().undoText(); }
    QPoint centre(const NumberTable& table, int row, int column) const {
        return table.visualRect(table.model()->index(row, column)).center();
    }
    void choose(const char* box, int index) {
        auto* choice = find<QComboBox>(box);
        choice->setFocus();
        choice->setCurrentIndex(index);
        emit choice->activated(index); // what a choice in the list's popup emits
    }
    void open(Project project) {
        m_document->reset(std::move(project), {});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<TablesPanel> m_panel;
};

void TestTablesPanel::init() {
    m_document = std::make_unique<Document>();
    m_document->reset(threeLayers(), {});
    m_player = std::make_unique<Player>(*m_document);
    m_panel = std::make_unique<TablesPanel>(*m_player);
    m_panel->resize(332, 1400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestTablesPanel::cleanup() {
    m_panel.reset();
    m_player.reset();
    m_document.reset();
}

// -- Tables ----------------------------------------------------------------------------------

void TestTablesPanel::showsEveryParameterAndNumber() {
    for (std::size_t l = 0; l < 3; ++l) {
        const auto* model = table(qPrintable(QString("parameters%1").arg(l + 1)))->model();
        const DenseLayer& layer = network().layers[l];
        QCOMPARE(model->rowCount(), layer.outputs());
        QCOMPARE(model->columnCount(), layer.inputs() + 1);
        for (int i = 0; i < model->rowCount(); ++i)
            for (int j = 0; j < model->columnCount(); ++j) {
                const double value = j < layer.inputs() ? layer.weights(i, j) : layer.bias(i, 0);
                QCOMPARE(model->index(i, j).data().toString(),
                         QString::fromStdString(formatNumber(value, 4)));
            }
    }
    const auto* samples = table("samples")->model();
    QCOMPARE(samples->rowCount(), 2);
    QCOMPARE(samples->columnCount(), 3);
    QCOMPARE(samples->index(0, 1).data().toString(), QStringLiteral("0.5000"));
    QCOMPARE(samples->headerData(2, Qt::Horizontal).toString(), QStringLiteral("y₁"));
    QCOMPARE(samples->index(0, 2).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Target 1 of sample 1: 1.000"));
}

void TestTablesPanel::modelsKeepTheRules() {
    ParameterModel parameters(*m_player, 0, nullptr);
    SampleModel samples(*m_player, nullptr);
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const QAbstractItemModelTester first(&parameters, mode);
    const QAbstractItemModelTester second(&samples, mode);
    for (NumberModel* model :
         {static_cast<NumberModel*>(&parameters), static_cast<NumberModel*>(&samples)}) {
        for (int i = 0; i < model->rowCount(); ++i)
            for (int j = 0; j < model->columnCount(); ++j)
                QCOMPARE(model->indexOf(*model->refAt(i, j)), model->index(i, j));
        QVERIFY(!model->refAt(model->rowCount(), 0));
        QVERIFY(!model->refAt(0, model->columnCount()));
        model->reset();
    }
}

void TestTablesPanel::showsGradientsOnlyWhenKnown() {
    NumberTable* weights = table("parameters1");
    const auto vermilion = [&] { // ink of gradients anywhere in the table
        const QImage image = weights->viewport()->grab().toImage();
        const QRgb ink = Theme::current().backwardInk.rgb();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if ((image.pixel(x, y) | 0xff000000) == ink) return true;
        return false;
    };
    QVERIFY(!vermilion());
    m_player->goToEnd();
    QVERIFY(vermilion());
    m_player->goToStart();
    QVERIFY(!vermilion());
}

void TestTablesPanel::hoverIsSharedBothWays() {
    NumberTable* weights = table("parameters1");
    const Ref ref{m_player->model().layers[0].weights, Quantity::Value, 1, 0, 0};
    const QRect cell = weights->visualRect(weights->model()->index(1, 0));
    QTest::mouseMove(weights->viewport(), cellLineRect(cell, 0).center());
    QVERIFY(m_player->view().hover == ref);
    QTest::mouseMove(weights->viewport(), cellLineRect(cell, 1).center());
    Ref gradient = ref;
    gradient.quantity = Quantity::Adjoint;
    QVERIFY(m_player->view().hover == gradient);
    QTest::mouseMove(weights->viewport(), cellLineRect(cell, 2).center());
    QVERIFY(m_player->view().hover->quantity == Quantity::Updated);

    m_player->setHover(std::nullopt);
    const QImage plain = weights->viewport()->grab(cell).toImage();
    m_player->setHover(ref);
    QVERIFY(weights->viewport()->grab(cell).toImage() != plain);
}

void TestTablesPanel::scrubsACell() {
    NumberTable* weights = table("parameters1");
    Project project = m_document->project();
    project = withNumber(project, m_player->model(),
                         {m_player->model().layers[0].weights, Quantity::Value, 1, 0, 0}, 0.3, 0);
    m_document->reset(project, {});
    const QPoint at = centre(*weights, 1, 0);
    QTest::mousePress(weights->viewport(), Qt::LeftButton, {}, at);
    for (const int dx : {4, 6, 10}) {
        QMouseEvent move(QEvent::MouseMove, at + QPoint(dx, 0),
                         weights->viewport()->mapToGlobal(at + QPoint(dx, 0)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(weights->viewport(), &move);
    }
    QTest::mouseRelease(weights->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(network().layers[0].weights(1, 0), 0.33);
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(weights->model()->index(1, 0).data().toString(), QStringLiteral("0.3300"));
}

void TestTablesPanel::typesByKeyboardAlone() {
    NumberTable* weights = table("parameters2");
    weights->setFocus();
    weights->setCurrentIndex(weights->model()->index(0, 0));
    QTest::keyClick(weights, Qt::Key_Right);
    QTest::keyClick(weights, Qt::Key_Down);
    QTest::keyClick(weights, Qt::Key_Return);
    NumberEditor* editor = weights->editing().editor();
    QVERIFY(editor);
    QTest::keyClicks(editor, "1/4");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(network().layers[1].weights(1, 1), 0.25);
    QTRY_VERIFY(!weights->editing().editor());
    QVERIFY(weights->hasFocus()); // and the keyboard goes on from here
    QTest::keyClick(weights, Qt::Key_Left);
    QTest::keyClicks(weights, "-"); // a digit or sign begins a new number
    QTest::keyClicks(weights->editing().editor(), "2");
    QTest::keyClick(weights->editing().editor(), Qt::Key_Return);
    QCOMPARE(network().layers[1].weights(1, 0), -2.0);
}

void TestTablesPanel::keysAreNotTakenByTheWindow() {
    int taken = 0;
    for (const QKeySequence& key : {QKeySequence(Qt::Key_Minus), QKeySequence(Qt::Key_7),
                                    QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Escape)}) {
        auto* action = new QAction(m_panel.get());
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [&taken] { ++taken; });
        m_panel->addAction(action);
    }
    NumberTable* weights = table("parameters2");
    weights->setFocus();
    weights->setCurrentIndex(weights->model()->index(0, 0));
    QTest::keyClick(weights, Qt::Key_Minus);
    NumberEditor* editor = weights->editing().editor();
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_7);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(network().layers[1].weights(0, 0), -7.0);
    QTest::keyClick(weights, Qt::Key_Return);
    QTest::keyClick(weights->editing().editor(), Qt::Key_Escape);
    QCOMPARE(taken, 0);
    QTest::keyClick(weights, Qt::Key_Escape);
    QCOMPARE(taken, 1); // where it means nothing here, it is the window's
}

void TestTablesPanel::refusesNonsenseInACell() {
    NumberTable* weights = table("parameters1");
    const auto before = m_document->shared();
    QTest::mouseDClick(weights->viewport(), Qt::LeftButton, {}, centre(*weights, 2, 2));
    NumberEditor* editor = weights->editing().editor();
    QVERIFY(editor);
    QTest::keyClicks(editor, "one");
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(editor->complaint().contains("“one” is not a number"));
    QCOMPARE(m_document->shared(), before);
    QTest::keyClick(editor, Qt::Key_Escape);
}

void TestTablesPanel::turnsACellByKeyboard() {
    NumberTable* samples = table("samples");
    samples->setFocus();
    samples->setCurrentIndex(samples->model()->index(0, 1));
    QTest::keyClick(samples, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(project().data->x(1, 0), 0.51);
    QTest::keyClick(samples, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(samples, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(project().data->x(1, 0), 0.49);
}

void TestTablesPanel::editsData() {
    NumberTable* samples = table("samples");
    QTest::mouseDClick(samples->viewport(), Qt::LeftButton, {}, centre(*samples, 1, 2));
    QTest::keyClicks(samples->editing().editor(), "0.75");
    QTest::keyClick(samples->editing().editor(), Qt::Key_Return);
    QCOMPARE(project().data->y(0, 1), 0.75);
}

void TestTablesPanel::addsAndRemovesSamples() {
    QTest::mouseClick(find<QToolButton>("addSample"), Qt::LeftButton);
    QCOMPARE(project().data->x.cols(), 3);
    QCOMPARE(table("samples")->model()->rowCount(), 3);
    QCOMPARE(undoText(), QStringLiteral("Add a sample"));
    m_player->setSample(0);
    auto* remove = find<QToolButton>("removeSample");
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(project().data->x.cols(), 2);
    QCOMPARE(project().data->x(0, 0), 0.0); // the first one went
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(!remove->isEnabled()); // one must stay
}

void TestTablesPanel::rowsChooseTheSample() {
    NumberTable* samples = table("samples");
    QTest::mouseClick(samples->viewport(), Qt::LeftButton, {}, centre(*samples, 1, 0));
    QCOMPARE(m_player->view().sample, 1);
    QTest::keyClick(samples, Qt::Key_Up);
    QCOMPARE(m_player->view().sample, 0);
}

// -- Inspectors ------------------------------------------------------------------------------

void TestTablesPanel::changesUnits() {
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

void TestTablesPanel::typesUnits() {
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

void TestTablesPanel::refusesAbsurdUnits() {
    Project wide = threeLayers();
    for (int i = 2; i < 5; ++i)
        wide = withUnitAdded(wide, -1);
    wide = withLayerInserted(wide, 0, 1000, {});
    open(withLayerInserted(wide, 1, 900, {})); // 9·10⁵ parameters
    auto* units = find<QSpinBox>("units2");
    units->setFocus();
    units->selectAll();
    QTest::keyClicks(units, "1000");
    QTest::keyClick(units, Qt::Key_Return);
    QCOMPARE(network().layers[1].outputs(), 900);
    QCOMPARE(units->value(), 900);
    const auto* inspector = m_panel->findChildren<Inspector*>().front();
    QVERIFY2(inspector->note().contains("1000000"), qPrintable(inspector->note()));
}

void TestTablesPanel::changesActivation() {
    choose("activation1", static_cast<int>(ActivationKind::Relu));
    QVERIFY(network().layers[0].activation.kind == ActivationKind::Relu);
    QCOMPARE(undoText(), QStringLiteral("Change activation of layer 1 to ReLU"));
}

void TestTablesPanel::explainsWhatCannotBe() {
    choose("activation1", static_cast<int>(ActivationKind::Softmax));
    QVERIFY(network().layers[0].activation.kind == ActivationKind::Tanh);
    QCOMPARE(m_document->undoStack().count(), 0);
    QCOMPARE(find<QComboBox>("activation1")->currentIndex(),
             static_cast<int>(ActivationKind::Tanh));
    const auto* inspector = m_panel->findChildren<Inspector*>().front();
    QCOMPARE(inspector->note(), QStringLiteral("Softmax is only possible at the last layer."));
    choose("activation1", static_cast<int>(ActivationKind::Relu));
    QCOMPARE(inspector->note(), QString());
}

void TestTablesPanel::explainsWhatComesWithIt() {
    choose("loss", static_cast<int>(LossKind::CategoricalCrossEntropy));
    QVERIFY(network().layers.back().activation.kind == ActivationKind::Softmax);
    QCOMPARE(find<QComboBox>("activation3")->currentIndex(),
             static_cast<int>(ActivationKind::Softmax));
    const auto* inspector = m_panel->findChildren<Inspector*>().back();
    QVERIFY2(inspector->note().contains("softmax with categorical"), qPrintable(inspector->note()));
}

void TestTablesPanel::togglesBias() {
    QTest::mouseClick(find<QCheckBox>("bias2"), Qt::LeftButton, {}, QPoint(8, 12));
    QVERIFY(!network().layers[1].hasBias());
    QCOMPARE(undoText(), QStringLiteral("Take the bias from layer 2"));
    QCOMPARE(table("parameters2")->model()->columnCount(), 3);
}

void TestTablesPanel::insertsAndRemovesLayers() {
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
    const auto* inspector = m_panel->findChildren<Inspector*>().front();
    QCOMPARE(inspector->note(), QStringLiteral("A network needs at least one layer."));
}

void TestTablesPanel::changesTheLoss() {
    choose("loss", static_cast<int>(LossKind::BinaryCrossEntropy));
    QVERIFY(project().loss == LossKind::BinaryCrossEntropy);
    QCOMPARE(undoText(), QStringLiteral("Change the loss to binary cross-entropy"));
}

void TestTablesPanel::changesThePenalty() {
    const auto lambdaIsShown = [this] {
        for (const auto* field : m_panel->findChildren<NumberField*>())
            if (field->accessibleName().startsWith("Penalty strength")) return field->isVisible();
        return false;
    };
    QVERIFY(!lambdaIsShown());
    choose("penalty", static_cast<int>(PenaltyKind::Plain));
    QVERIFY(project().penalty.kind == PenaltyKind::Plain);
    QVERIFY(lambdaIsShown());
}

void TestTablesPanel::changesTheOptimiser() {
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
    QCOMPARE(shown(), (QStringList{"Learning rate", "Decay α", "ε"}));
    choose("optimiser", static_cast<int>(OptimiserKind::Nesterov));
    QCOMPARE(shown(), (QStringList{"Learning rate", "Momentum"}));
    QCOMPARE(undoText(), QStringLiteral("Change the optimiser to Nesterov"));
}

void TestTablesPanel::editsTheLearningRate() {
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

void TestTablesPanel::drawsAnew() {
    const auto before = m_document->shared();
    QTest::mouseClick(find<QPushButton>("drawAnew"), Qt::LeftButton);
    QCOMPARE(project().initialisation.seed, 6u);
    QCOMPARE(find<QLineEdit>("seed")->text(), QStringLiteral("6"));
    const Project expected = withParametersDrawn(*before, {InitScheme::Xavier, 6});
    QVERIFY(network().layers[0].weights == expected.network->layers[0].weights);
    QVERIFY(network().layers[0].weights != before->network->layers[0].weights);
}

void TestTablesPanel::drawsFromATypedSeed() {
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
    const auto* inspector = m_panel->findChildren<Inspector*>().back();
    QVERIFY2(inspector->note().contains("below 2⁶⁴"), qPrintable(inspector->note()));
}

void TestTablesPanel::followsUndo() {
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

// -- The panel -------------------------------------------------------------------------------

void TestTablesPanel::everyControlIsNamedAndReachable() {
    int controls = 0;
    for (const auto* widget : m_panel->findChildren<QWidget*>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
        if (widget->focusProxy() || qobject_cast<const QScrollArea*>(widget)) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, qPrintable(widget->objectName() + widget->metaObject()->className()));
        ++controls;
    }
    QVERIFY2(controls > 20, qPrintable(QString::number(controls)));
}

void TestTablesPanel::foldsAway() {
    auto* section = m_panel->findChildren<FoldSection*>().front();
    auto* units = find<QSpinBox>("units1");
    QVERIFY(units->isVisible());
    auto* title = section->findChild<QToolButton*>({}, Qt::FindDirectChildrenOnly);
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(!units->isVisible());
    QVERIFY(!section->isOpen());
    QTest::mouseClick(title, Qt::LeftButton);
    QVERIFY(units->isVisible());
}

void TestTablesPanel::largeLayersCostWhatIsSeen() {
    Project project = newProject();
    const Index sizes[] = {784, 128, 10};
    Network network{784, {}};
    for (int l = 0; l < 2; ++l)
        network.layers.push_back({ParameterMatrix::Zero(sizes[l + 1], sizes[l]),
                                  ParameterMatrix::Zero(sizes[l + 1], 1),
                                  {}});
    project.network = std::make_shared<const Network>(network);
    project.data =
        std::make_shared<const Data>(Data{SampleMatrix::Zero(784, 1), SampleMatrix::Zero(10, 1)});

    struct Counting : ParameterModel {
        using ParameterModel::ParameterModel;
        std::optional<Ref> refAt(int row, int column) const override {
            ++asked;
            return ParameterModel::refAt(row, column);
        }
        mutable int asked = 0;
    };
    open(project);
    Counting model(*m_player, 0, nullptr);
    NumberTable large(*m_player, model, nullptr);
    large.resize(332, 320);
    large.show();
    QVERIFY(QTest::qWaitForWindowExposed(&large));
    model.asked = 0;
    large.viewport()->grab();
    QVERIFY2(model.asked > 0 && model.asked < 200, qPrintable(QString::number(model.asked)));
}

QTEST_MAIN(TestTablesPanel)
#include "tst_tables_panel.moc"
