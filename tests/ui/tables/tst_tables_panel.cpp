#include "core/project/edit.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "core/text/number.h"
#include "tests/test_program.h"
#include "tests/ui/tables/panel_test.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/inspector.h"
#include "ui/tables/number_cell.h"
#include "ui/tables/number_field.h"
#include "ui/tables/parameter_model.h"
#include "ui/tables/scaling_list.h"
#include "ui/tables/stepper.h"
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

class TestTablesPanel : public PanelTest {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }
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
    void columnsAndScalingAreNamed();
    void rowsChooseTheSample();
    void everyControlIsNamedAndReachable();
    void foldsAway();
    void largeLayersCostWhatIsSeen();
};

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
    // A view that has not heard of a smaller minibatch asks for rows that are gone.
    QVERIFY(!samples.headerData(samples.rowCount(), Qt::Vertical, Qt::DisplayRole).isValid());
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

void TestTablesPanel::columnsAndScalingAreNamed() {
    QVERIFY(find<ScalingList>("scaling")->isHidden());
    const int low = table("samples")->horizontalHeader()->height();
    Project named = project();
    DataNotes notes;
    notes.inputNames = {"length", "x2"};
    notes.targetNames = {"price"};
    notes.inputs = {ScalingKind::MinMax, Eigen::Vector2d(5, 3), Eigen::Vector2d(2, 1)};
    notes.targets = {ScalingKind::Standardise, Eigen::VectorXd::Constant(1, 0.25),
                     Eigen::VectorXd::Constant(1, 0.5)};
    named.dataNotes = std::make_shared<const DataNotes>(notes);
    named.data = std::make_shared<const Data>(
        Data{SampleMatrix{{0, 1}, {0, 0}}, SampleMatrix{{-1, 1}}}); // the second does not differ
    m_document->edit(named, QStringLiteral("Name"));
    const auto* model = qobject_cast<SampleModel*>(table("samples")->model());
    QCOMPARE(model->columnName(0), QStringLiteral("length"));
    QCOMPARE(model->columnName(1), QString()); // x₂ is its symbol
    QCOMPARE(model->columnName(2), QStringLiteral("price"));
    QVERIFY(table("samples")->horizontalHeader()->height() > low);
    const auto* list = find<ScalingList>("scaling");
    QVERIFY(list->isVisible());
    const auto line = [list](int row) {
        QStringList texts;
        for (int column = 0; column < 3; ++column)
            texts << list->item(row, column)->text();
        return texts;
    };
    QCOMPARE(line(0), QStringList({"x₁ · length", "min 5.000", "max 7.000"}));
    QCOMPARE(line(1), QStringList({"x₂", "all are 3.000", ""}));
    QCOMPARE(line(2), QStringList({"y₁ · price", "mean 0.2500", "deviation 0.5000"}));
}

void TestTablesPanel::rowsChooseTheSample() {
    NumberTable* samples = table("samples");
    QTest::mouseClick(samples->viewport(), Qt::LeftButton, {}, centre(*samples, 1, 0));
    QCOMPARE(m_player->view().sample, 1);
    QTest::keyClick(samples, Qt::Key_Up);
    QCOMPARE(m_player->view().sample, 0);
}

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
    show(project);
    Counting model(*m_player, 0, nullptr);
    NumberTable large(*m_player, model, nullptr);
    large.resize(332, 320);
    large.show();
    QVERIFY(QTest::qWaitForWindowExposed(&large));
    model.asked = 0;
    large.viewport()->grab();
    QVERIFY2(model.asked > 0 && model.asked < 200, qPrintable(QString::number(model.asked)));
}

DELTAFLOW_TEST(TestTablesPanel)
#include "tst_tables_panel.moc"
