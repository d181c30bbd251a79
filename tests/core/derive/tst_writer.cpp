#include "core/derive/writer.h"
#include "core/formula/serialise.h"
#include "core/network/model.h"
#include "core/project/expression_project.h"
#include "core/train/history.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

namespace {

/// Seven inputs, one unit, one sample: x_i = i + 1, w = 0.5.
struct Sheet {
    Sheet() {
        auto network = std::make_shared<Network>();
        network->inputs = 7;
        network->layers.resize(1);
        network->layers[0].weights = ParameterMatrix::Constant(1, 7, 0.5);
        project.network = network;
        project.data = std::make_shared<Data>(
            Data{SampleMatrix::Constant(7, 1, 2), SampleMatrix::Constant(1, 1, 1)});
        model = buildModel(project);
        trace = std::make_unique<Trace>(model->graph, 1);
        std::vector<double> x(7);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = static_cast<double>(i + 1);
        trace->setBlock(model->input, Quantity::Value, x);
        notation = std::make_unique<Notation>(NotationKind::Delta, OptimiserKind::Sgd, model, 1);
    }

    [[nodiscard]] Rule x(int row) const {
        return Rule::quantity({model->input, Quantity::Value, row, 0, 0});
    }
    [[nodiscard]] QString symbols(const Rule& rule) const {
        return QString::fromStdString(
            toPlainText(Writer(*notation, *trace, {.digits = 1}).symbols(rule)));
    }
    [[nodiscard]] QString numbers(const Rule& rule) const {
        return QString::fromStdString(
            toPlainText(Writer(*notation, *trace, {.digits = 1}).numbers(rule)));
    }

    Project project;
    std::shared_ptr<const Model> model;
    std::unique_ptr<Trace> trace;
    std::unique_ptr<Notation> notation;
};

Rule operation(const char* text, std::vector<Rule> operands, int written = -1) {
    return Rule::operation(
        text, std::move(operands),
        [](std::span<const Eigen::MatrixXd> in) -> Eigen::MatrixXd { return in.back(); }, written);
}

} // namespace

class TestWriter : public QObject {
    Q_OBJECT

private slots:
    /// Else the power would be the numerator's, or nobody's.
    void aPowerOfAFractionHasAFence() {
        const Sheet sheet;
        const Writer writer(*sheet.notation, *sheet.trace, {.digits = 1});
        const Ref gradient{sheet.model->layers[0].weights, Quantity::Adjoint, 0, 1, 0};
        for (const Rule& base :
             {Rule::quantity(gradient), Rule::quotient(sheet.x(0), sheet.x(1))}) {
            const Formula power = writer.symbols(Rule::power(base, 2));
            QCOMPARE(power.children.at(0).kind, Formula::Kind::Fence);
            QCOMPARE(power.children.at(0).children.at(0).kind, Formula::Kind::Fraction);
            const QString text = QString::fromStdString(toPlainText(power));
            QVERIFY2(text.count(u'(') == 1 && text.endsWith(")²"), qPrintable(text));
        }
    }

    /// How an op of an expression is written, and what it sends to its inputs.
    void expressions_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("symbols");
        QTest::addColumn<QString>("numbers");
        QTest::addColumn<QString>("sent");
        const auto row = [](const char* text, const char* symbols, const char* numbers,
                            const char* sent) {
            QTest::newRow(text) << text << symbols << numbers << sent;
        };
        row("x*y", "x y", "2.0 × (−3.0)", "(∂v₁/∂v₁) y");
        row("x*2", "x · 2", "2.0 × 2", "∂v₁/∂v₁ · 2");
        row("2*x", "2 x", "2 × 2.0", "∂v₁/∂v₁ · 2");
        row("x/y", "x/y", "2.0/(−3.0)", "∂v₁/∂v₁ · 1/y");
        row("x-y", "x − y", "2.0 − (−3.0)", "∂v₁/∂v₁");
        row("x+-1.5", "x + (−1.5)", "2.0 + (−1.5)", "∂v₁/∂v₁");
        row("x^3", "x³", "2.0³", "(∂v₁/∂v₁) 3 x²");
        row("y^-2", "y⁻²", "(−3.0)⁻²", "(∂v₁/∂v₁) (−2) y⁻³");
        row("max(x,y)", "max(x, y)", "max(2.0, −3.0)", "(∂v₁/∂v₁) [x ≥ y]");
        row("min(x,y)", "min(x, y)", "min(2.0, −3.0)", "(∂v₁/∂v₁) [x ≤ y]");
        row("-y", "−y", "−(−3.0)", "−∂v₁/∂v₁");
        row("exp(x)", "eˣ", "e^{2.0}", "(∂v₁/∂v₁) v₁");
        row("log(x)", "ln x", "ln 2.0", "∂v₁/∂v₁ · 1/x");
        row("sin(y)", "sin(y)", "sin(−3.0)", "∂v₁/∂v₁ · cos(y)");
        row("cos(x)", "cos(x)", "cos(2.0)", "(∂v₁/∂v₁) (−sin(x))");
        row("sqrt(x)", "√x", "√(2.0)", "∂v₁/∂v₁ · 1/(2 v₁)");
        row("abs(y)", "|y|", "|−3.0|", "∂v₁/∂v₁ · sgn(y)");
    }
    void expressions() {
        QFETCH(QString, text);
        const Project project = newExpression(text.toStdString(), {{"x", 2.0}, {"y", -3.0}});
        const auto model = buildModel(project);
        const auto trace = History(std::make_shared<const Project>(project), model).at(0);
        const Notation notation(NotationKind::ChainRule, OptimiserKind::Sgd, model, 1);
        const Writer writer(notation, *trace, {.digits = 2});
        const Op& op = *model->graph->node(model->loss).op;
        const OpSite site = model->graph->site(model->loss, 0, 1);
        const auto plain = [](const Formula& f) { return QString::fromStdString(toPlainText(f)); };
        const Rule rule = op.forwardElement(site, 0);
        QTEST(plain(writer.symbols(rule)), "symbols");
        QTEST(plain(writer.numbers(rule)), "numbers");
        const bool second = model->graph->node(site.inputs[0]).role == NodeRole::Constant;
        QTEST(plain(writer.symbols(op.vjpElement(site, second ? 1 : 0, 0, 0))), "sent");
    }

    void longSumsAreAbbreviated() {
        const Sheet sheet;
        // A window of 3 × 3 and its bias are ten, and are written out.
        std::vector<Rule> terms;
        for (int i = 0; i < 11; ++i)
            terms.push_back(sheet.x(i % 5));
        QCOMPARE(sheet.numbers(Rule::sum(terms)), QString("1 + 2 + 3 + 4 + 5 + 1 + 2 + 3 + ⋯ + 1"));
        terms.pop_back();
        QCOMPARE(sheet.numbers(Rule::sum(terms)), QString("1 + 2 + 3 + 4 + 5 + 1 + 2 + 3 + 4 + 5"));
        QCOMPARE(evaluate(Rule::sum(terms), *sheet.trace)(0, 0), 30.0);
    }

    void abbreviatedSumsKeepTheirSigns() {
        const Sheet sheet;
        std::vector<Rule> terms(11, Rule::negate(sheet.x(2)));
        QCOMPARE(sheet.numbers(Rule::sum(terms)),
                 QString("−3 − 3 − 3 − 3 − 3 − 3 − 3 − 3 + ⋯ − 3"));
    }

    void sumsBeginWhereTheyAreTold() {
        const Sheet sheet;
        const Rule body = sheet.x(static_cast<int>(RunningIndex::Unit));
        const Rule sum = Rule::sumOver(RunningIndex::Unit, 3, body, 2);
        QCOMPARE(sheet.numbers(sum), QString("3 + 4 + 5"));
        QCOMPARE(evaluate(sum, *sheet.trace)(0, 0), 12.0);
        QCOMPARE(addends(sum), 3);
        QCOMPARE(evaluate(addend(sum, 1), *sheet.trace)(0, 0), 4.0);
        QCOMPARE(evaluate(Rule::sumOver(RunningIndex::Unit, 1, body, 5), *sheet.trace)(0, 0), 6.0);
        std::vector<std::int32_t> rows;
        forEachRef(sum, [&](const Ref& ref) { rows.push_back(ref.row); });
        QCOMPARE(rows, (std::vector<std::int32_t>{2, 3, 4}));
    }

    /// One sample is no sum.
    void sumsOverOneSample() {
        const Sheet sheet;
        QCOMPARE(sheet.numbers(Rule::rowSums(sheet.x(1))), QString("2"));
        const Rule body = sheet.x(static_cast<int>(RunningIndex::Unit));
        const Rule difference = Rule::sum({body, Rule::negate(sheet.x(0))});
        QCOMPARE(sheet.symbols(Rule::sumOver(RunningIndex::Sample, 1, sheet.x(2))),
                 sheet.symbols(sheet.x(2)));
        QCOMPARE(sheet.numbers(Rule::product(
                     {sheet.x(1), Rule::sumOver(RunningIndex::Unit, 1, difference, 4)})),
                 QString("2 (5 − 1)"));
    }

    void operations() {
        const Sheet sheet;
        QCOMPARE(sheet.numbers(operation("∗", {sheet.x(0), sheet.x(1)})), QString("1 ∗ 2"));
        QCOMPARE(sheet.numbers(Rule::call("max", {sheet.x(0), sheet.x(1), sheet.x(2)})),
                 QString("max(1, 2, 3)"));
        // Iverson's bracket is, with numbers, what it comes to.
        const Rule bracket = Rule::operation(
            "=", {sheet.x(0), sheet.x(1), sheet.x(2)},
            [](std::span<const Eigen::MatrixXd> in) -> Eigen::MatrixXd {
                return Eigen::MatrixXd::Constant(1, 1, in[0] == in[1] ? 1.0 : 0.0);
            },
            2);
        QCOMPARE(sheet.numbers(bracket), QString("0"));
        QCOMPARE(sheet.numbers(operation("", {sheet.x(3)})), QString("4"));
        QCOMPARE(evaluate(operation("∗", {sheet.x(0), sheet.x(1)}), *sheet.trace)(0, 0), 2.0);
        const Rule norm = operation("‖‖₁", {sheet.x(3)});
        QCOMPARE(sheet.symbols(norm), QString("‖x₄‖₁"));
        QCOMPARE(sheet.numbers(norm), QString("‖4‖₁"));
        const std::vector<Rule> many(9, sheet.x(4));
        QCOMPARE(sheet.numbers(Rule::call("max", many)), QString("max(5, 5, 5, 5, ⋯, 5)"));
    }

    /// Where a net has one activation it is φ, which the sign of a weight is not.
    void onlyAnActivationIsPhi() {
        const Sheet sheet;
        const Notation graph(NotationKind::Graph, OptimiserKind::Sgd, sheet.model, 1);
        QCOMPARE(toPlainText(graph.function("tanh")), std::string("φ"));
        QCOMPARE(toPlainText(graph.function("sgn")), std::string("sgn"));
    }

    /// An image is written as it is seen, but multiplied as a column; W's grid is its window.
    void images() {
        GraphSample sample;
        sample.image("x", {1, 2, 3}).stored("K", "parameter", ParameterMatrix{{1, 2}});
        sample.parameter("V", 1, 6).target("u", 4).target("y", 1);
        OpSettings settings;
        settings.kernel = {1, 2};
        sample.op("z", "conv2d", {"K", "x"}, settings).op("o", "linear", {"V", "x"});
        sample.op("L1", "inner_product", {"u", "z"}).op("L2", "inner_product", {"y", "o"});
        Project project = sample.op("L", "add", {"L1", "L2"}).project(1, "L");
        project.data = std::make_shared<Data>(
            Data{SampleMatrix{{1}, {2}, {3}, {4}, {5}, {6}}, project.data->y});
        const auto model = buildModel(project);
        const auto pass = History(std::make_shared<const Project>(project), model).at(0);
        const Notation notation(NotationKind::Delta, OptimiserKind::Sgd, model, 1);
        const Writer writer(notation, *pass, {.digits = 1});
        const auto rule = [&](const char* name) {
            const NodeId id = model->graph->find(name);
            return model->graph->node(id).op->forwardMatrix(model->graph->site(id, Ref::kAll, 1));
        };
        QCOMPARE(QString::fromStdString(toPlainText(writer.numbers(rule("z")))),
                 QString("[1 2] ∗ [1 2 3; 4 5 6]"));
        QVERIFY(toPlainText(writer.numbers(rule("o"))).ends_with("[1; 2; 3; 4; 5; 6]"));
        QCOMPARE(QString::fromStdString(toPlainText(writer.number(
                     {model->graph->find("z"), Quantity::Value, Ref::kAll, 0, Ref::kAll}))),
                 QString("[5 8; 14 17]")); // 1·1 + 2·2 …
    }

    void namedNumbers() {
        const Sheet sheet;
        const Rule sum = Rule::sum({sheet.x(0), Rule::constant(1e-5, "ε")});
        QVERIFY(sheet.symbols(sum).endsWith("+ ε"));
        QCOMPARE(sheet.numbers(Rule::constant(0.5, "ε")), QString("0.5"));
    }
};

DELTAFLOW_TEST(TestWriter)
#include "tst_writer.moc"
