#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "tests/core/graph_projects.h"
#include "tests/test_program.h"
#include "tests/ui/tables/panel_test.h"
#include "ui/tables/expression_field.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/node_model.h"
#include "ui/tables/parameter_tables.h"
#include "ui/tables/variable_model.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace deltaflow;

namespace {

/// Two 2×2 kernels over two channels of a 2×3×3 image.
Project convolution() {
    GraphProject p;
    p.input("x", 18, {2, 3, 3}).target("y", 8).parameter("W", 2, 8).parameter("b", 2, 1);
    OpSettings settings;
    settings.kernel = {2, 2};
    p.node("c", "conv2d", {"W", "x", "b"}, settings).node("L", "half_squared", {"c", "y"});
    return p.make();
}

QStringList headers(const QAbstractItemModel& model, Qt::Orientation orientation) {
    QStringList names;
    const int count = orientation == Qt::Vertical ? model.rowCount() : model.columnCount();
    for (int i = 0; i < count; ++i)
        names << model.headerData(i, orientation).toString();
    return names;
}

} // namespace

class TestGraphTables : public PanelTest {
    Q_OBJECT

private:
    bool isShown(const char* object) const { return !find<QWidget>(object)->isHidden(); }

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void anExpressionIsOneTable() {
        Project project = newExpression("e = (a + b) * (b + 1)", {{"a", 2}, {"b", 1}});
        show(withLearned(project, "b", true));
        const auto* model = table("parameters1")->model();
        QCOMPARE(headers(*model, Qt::Vertical), QStringList({"a", "b"}));
        QCOMPARE(headers(*model, Qt::Horizontal),
                 QStringList({"value", "gradient", "after update"}));
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("2.000"));
        QCOMPARE(model->index(0, 1).data().toString(), QString()); // not yet
        m_player->goToEnd();
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("2.000")); // b + 1
        QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("5.000")); // two paths
        QCOMPARE(model->index(0, 2).data().toString(), QString());               // a is not learned
        QCOMPARE(model->index(1, 2).data().toString(), QStringLiteral("−4.000")); // rate 1
        QVERIFY(!m_panel->findChild<NumberTable*>("parameters2"));
    }

    void everyLeafOfAGraphHasItsNumbers() {
        const Project project = recurrentProject();
        show(project);
        for (int i = 0; i < 4; ++i) {
            const auto* model = table(qPrintable(QString("parameters%1").arg(i + 1)))->model();
            const ParameterMatrix& value = project.graph->nodes[static_cast<std::size_t>(i)].value;
            QCOMPARE(model->rowCount(), value.rows());
            QCOMPARE(model->columnCount(), value.cols());
        }
        const auto* samples = table("samples")->model();
        QCOMPARE(headers(*samples, Qt::Horizontal).mid(2),
                 QStringList({"x₁", "x₂", "x₃", "y₁", "y₂", "y₃"}));
        QCOMPARE(samples->rowCount(), 1);
    }

    void kernelsStandAsGrids() {
        const Project project = convolution();
        show(project);
        const auto* model = table("parameters1")->model();
        QCOMPARE(model->rowCount(), 8); // 2 filters × 2 channels × 2 rows
        QCOMPARE(model->columnCount(), 2);
        QCOMPARE(headers(*model, Qt::Vertical),
                 QStringList({"1,1", "", "1,2", "", "2,1", "", "2,2", ""}));
        // Filter 2, channel 1, row 2, column 1.
        QCOMPARE(model->index(5, 0).data().toString(),
                 m_player->text({m_player->model().graph->find("W"), Quantity::Value, 1, 2, 0}));
    }

    void modelsKeepTheRules_data() {
        QTest::addColumn<bool>("convolves");
        QTest::newRow("convolution") << true;
        QTest::newRow("recurrent") << false;
    }
    void modelsKeepTheRules() {
        QFETCH(bool, convolves);
        show(convolves ? convolution() : recurrentProject(2));
        NodeModel node(*m_player, m_player->model().graph->find(convolves ? "W" : "W_hh"), nullptr);
        SampleModel samples(*m_player, nullptr);
        for (NumberModel* model :
             {static_cast<NumberModel*>(&node), static_cast<NumberModel*>(&samples)}) {
            const QAbstractItemModelTester tester(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            for (int i = 0; i < model->rowCount(); ++i)
                for (int j = 0; j < model->columnCount(); ++j)
                    QCOMPARE(model->indexOf(*model->refAt(i, j)), model->index(i, j));
            QVERIFY(!model->refAt(model->rowCount(), 0));
            QVERIFY(!model->refAt(0, model->columnCount()));
        }
    }

    void documentsChangeTheirKind() {
        const Project layered = threeLayers();
        const Project expression = newExpression("exp(a) * b");
        m_document->edit(recurrentProject(), "a graph");
        m_document->edit(expression, "an expression");
        m_document->edit(layered, "layers");
        m_document->edit(convolution(), "a convolution");
        for (int back = 0; back < 4; ++back) {
            m_player->goToEnd();
            m_document->undoStack().undo();
        }
        QVERIFY(m_player->model().isLayered());
        for (int forth = 0; forth < 4; ++forth) {
            m_document->undoStack().redo();
            m_player->goToEnd();
        }
        QCOMPARE(table("parameters1")->model()->rowCount(), 8);
        QVERIFY(!isShown("loss"));
    }

    void samplesComeWhereThereIsAMean() {
        show(recurrentProject());
        QTest::mouseClick(find<QToolButton>("addSample"), Qt::LeftButton);
        QCOMPARE(project().data->x.cols(), Index{2});
        QCOMPARE(table("samples")->model()->rowCount(), 2);
        QTest::mouseClick(find<QToolButton>("removeSample"), Qt::LeftButton);
        QCOMPARE(project().data->x.cols(), Index{1});
        show(newExpression("a * b"));
        QVERIFY(!find<QWidget>("addSample")->isVisible());
        QVERIFY_EXCEPTION_THROWN(withSampleAdded(project()), Error);
    }

    void typesAnExpression() {
        show(newExpression("a * b", {{"a", 2}, {"b", 3}}));
        auto* field = find<QPlainTextEdit>("expression");
        auto* apply = find<QPushButton>("applyExpression");
        QVERIFY(!apply->isEnabled());
        field->setFocus();
        field->setPlainText("a * (b + ");
        QVERIFY(find<QuietLabel>("expressionNote")->text().startsWith("At character 10: expected"));
        QVERIFY(!field->extraSelections().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_document->undoStack().count(), 0); // and what is typed stays
        QCOMPARE(field->toPlainText(), QStringLiteral("a * (b + "));
        field->setPlainText("a * (b + c)");
        QVERIFY(field->extraSelections().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(variableValues(project()), (VariableValues{{"a", 2}, {"b", 3}, {"c", 1}}));
        QCOMPARE(table("parameters1")->model()->rowCount(), 3);
        m_document->undoStack().undo();
        QCOMPARE(field->toPlainText(), QStringLiteral("a * b"));
    }

    void marksTheCharacter() {
        ExpressionField field(nullptr);
        field.setText("σ(a) + 𝑥"); // the last is two UTF-16 units, and no name
        const auto* edit = field.findChild<QPlainTextEdit*>();
        const QTextCursor mark = edit->extraSelections().constFirst().cursor;
        QCOMPARE(mark.selectionStart(), 7);
    }

    void choosesWhatIsLearned() {
        show(newExpression("a * b", {{"a", 2}, {"b", 3}}));
        QVERIFY(!find<QComboBox>("optimiser")->isVisible());
        find<QCheckBox>("learned_b")->click();
        QCOMPARE(learnedVariables(project()), std::vector<std::string>{"b"});
        QCOMPARE(undoText(), QStringLiteral("Learn b"));
        QVERIFY(find<QComboBox>("optimiser")->isVisible());
        QVERIFY(!find<QComboBox>("loss")->isVisible());
        QCOMPARE(table("parameters1")->model()->columnCount(), 3);
        m_document->undoStack().undo();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!find<QCheckBox>("learned_b")->isChecked());
    }

    void changesAConvolutionsPadding() {
        show(convolution());
        auto* padding = find<QSpinBox>("Padding_c_0");
        padding->setValue(1); // three rows, but the target has eight numbers
        QCOMPARE(m_document->undoStack().count(), 0);
        QCOMPARE(padding->value(), 0);
        QVERIFY(m_panel->findChild<QWidget*>("Kernel_c_0") == nullptr); // follows W
    }

    void changesTheFunctionOfANode() {
        show(recurrentProject());
        const double before = m_player->number({m_player->model().loss});
        choose("function_h_2", static_cast<int>(ActivationKind::Relu));
        QCOMPARE(project().graph->find("h_2")->op, std::string("relu"));
        QCOMPARE(undoText(), QStringLiteral("Change the function of h_2 to ReLU"));
        QVERIFY(m_player->number({m_player->model().loss}) != before);
        choose("function_h_2", static_cast<int>(ActivationKind::LeakyRelu));
        auto* slope = find<QLineEdit>("Slope α_h_2");
        slope->setText("0.25");
        emit slope->editingFinished();
        QCOMPARE(project().graph->find("h_2")->settings.alpha, 0.25);
        for (int i = 0; i < 3; ++i)
            m_document->undoStack().undo();
        QCOMPARE(m_player->number({m_player->model().loss}), before);
    }

    void openAMillionParametersAndStep() {
        GraphProject p;
        p.input("x", 1000).target("y", 1000).parameter("W", 1000, 1000);
        p.node("z", "linear", {"W", "x"}).node("L", "half_squared", {"z", "y"});
        show(p.make());
        m_player->setReducedMotion(true);
        m_player->goToEnd();
        m_player->stepForward();
        QCOMPARE(m_player->view().iteration, 1);
        QCOMPARE(table("parameters1")->model()->rowCount(), 1000);
    }

    void typesAVariable() {
        show(newExpression("a * b"));
        NumberTable* variables = table("parameters1");
        variables->setFocus();
        variables->setCurrentIndex(variables->model()->index(1, 0));
        QTest::keyClicks(variables, "7");
        QTest::keyClick(variables->editing().editor(), Qt::Key_Return);
        QCOMPARE(variableValues(project()).at("b"), 7.0);
        QCOMPARE(undoText(), QStringLiteral("Change b"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        variables->setCurrentIndex(variables->model()->index(1, 1));
        QTest::keyClicks(variables, "7"); // a gradient follows from others
        QVERIFY(!variables->editing().editor());
    }
};

DELTAFLOW_TEST(TestGraphTables)
#include "tst_graph_tables.moc"
