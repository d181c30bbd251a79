#include "core/error.h"
#include "core/graph/plan.h"
#include "core/graph/trace.h"
#include "core/network/op_catalogue.h"
#include "core/ops/elementwise.h"
#include "core/ops/half_squared.h"
#include "core/train/gradient_check.h"
#include "tests/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <map>
#include <random>

using namespace deltaflow;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

NodeId addOp(Graph& graph, const std::string& op, const std::vector<NodeId>& inputs,
             const std::string& name) {
    const OpEntry* const entry = findOp(op);
    if (!entry) throw Error("no op " + op);
    NodeSpec spec;
    spec.name = name;
    return entry->add(graph, spec, inputs);
}

Trace traceOf(const Plan& plan) {
    Trace trace(std::make_shared<Graph>(plan.graph()), plan.samples());
    for (NodeId id = 0; id < plan.graph().size(); ++id) {
        const auto value = plan.value(id);
        const auto adjoint = plan.adjoint(id);
        trace.setBlock(id, Quantity::Value, {value.begin(), value.end()});
        trace.setBlock(id, Quantity::Adjoint, {adjoint.begin(), adjoint.end()});
    }
    return trace;
}

bool same(double got, double expected, double relative = 1e-12) {
    if (std::isnan(expected) || std::isinf(expected))
        return std::isnan(got) == std::isnan(expected) && (std::isnan(got) || got == expected);
    return std::abs(got - expected) <= 1e-13 + relative * std::abs(expected);
}

void near(double got, double expected, const std::string& what, double relative = 1e-12) {
    QVERIFY2(same(got, expected, relative), qPrintable(QStringLiteral("%1: got %2, expected %3")
                                                           .arg(QString::fromStdString(what))
                                                           .arg(got, 0, 'g', 17)
                                                           .arg(expected, 0, 'g', 17)));
}

/// How an input of an op stands to the samples.
enum class Leaf { Sample, Shared, None };

/// x₀ op x₁, plus a value of each sample, under ½ Σ(· − y)².
struct Bench {
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
    std::vector<NodeId> leaves;
    NodeId out = kNoNode;
    NodeId loss = kNoNode;

    Bench(const std::string& op, Leaf first, Leaf second, Index rows) {
        addLeaf(first, rows, "a");
        addLeaf(second, rows, "b");
        const NodeId x = graph->addLeaf(NodeRole::Input, {rows, 1, true}, "x");
        const NodeId y = graph->addLeaf(NodeRole::Target, {rows, 1, true}, "y");
        out = addOp(*graph, op, leaves, "v");
        const NodeId z = addOp(*graph, "add", {out, x}, "z");
        loss = graph->add(std::make_shared<HalfSquaredOp>(), {z, y}, "L");
    }
    void addLeaf(Leaf kind, Index rows, const char* name) {
        if (kind == Leaf::None) return;
        const bool shared = kind == Leaf::Shared;
        leaves.push_back(graph->addLeaf(shared ? NodeRole::Parameter : NodeRole::Input,
                                        {rows, 1, !shared}, name));
    }
    /// Positive numbers, so that roots and logarithms exist; no two alike.
    [[nodiscard]] Plan plan(Index samples) const {
        Plan made(graph, loss, samples);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> draw(0.3, 1.9);
        for (NodeId id = 0; id < graph->size(); ++id)
            if (!graph->node(id).op)
                for (double& v : made.value(id))
                    v = draw(random);
        made.forward();
        made.backward();
        return made;
    }
};

} // namespace

class TestElementwise : public QObject {
    Q_OBJECT

private slots:
    /// Every number of the reference: values, adjoints and what stands on each edge.
    void reference_data() {
        QTest::addColumn<QString>("file");
        for (const char* name : {"s004_expr_all_ops", "s004_expr_text"})
            QTest::newRow(name) << QStringLiteral(DELTAFLOW_REFERENCE "/%1.json").arg(name);
    }
    void reference() {
        QFETCH(QString, file);
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(opened.readAll()).object();
        const QJsonObject model = root["model"].toObject();
        const QJsonObject expected = root["expected"].toObject();
        auto graph = std::make_shared<Graph>();
        std::map<QString, NodeId> ids;
        std::map<NodeId, double> leaves;
        for (const QJsonValue& entry : model["nodes"].toArray()) {
            const QString id = entry["id"].toString();
            const std::string op = entry["op"].toString().toStdString();
            std::vector<NodeId> inputs;
            for (const QJsonValue& input : entry["inputs"].toArray())
                inputs.push_back(ids.at(input.toString()));
            if (op == "input" || op == "const") {
                const bool constant = op == "const";
                ids[id] = graph->addLeaf(constant ? NodeRole::Constant : NodeRole::Input,
                                         {1, 1, !constant}, id.toStdString());
                leaves[ids[id]] =
                    (constant ? entry["value"] : root["data"]["inputs"][id]).toDouble();
            } else {
                ids[id] = addOp(*graph, op, inputs, id.toStdString());
            }
        }
        Plan plan(graph, ids.at(model["output"].toString()), 1);
        for (const auto& [id, value] : leaves)
            plan.value(id)[0] = value;
        plan.forward();
        plan.backward();
        const Trace trace = traceOf(plan);
        const double relative = root["tolerance"]["rel"].toDouble();
        QVERIFY(expected["adjoints"].toObject().size() > 4);
        for (const auto& [name, id] : ids) {
            near(plan.value(id)[0], expected["values"][name].toDouble(), name.toStdString(),
                 relative);
            if (graph->node(id).role == NodeRole::Constant)
                QVERIFY(plan.adjoint(id).empty());
            else
                near(plan.adjoint(id)[0], expected["adjoints"][name].toDouble(),
                     "adjoint of " + name.toStdString(), relative);
        }
        for (const QJsonValue& partial : expected["local_partials"].toArray()) {
            const NodeId id = ids.at(partial["node"].toString());
            const OpSite site = graph->site(id, 0, 1);
            const int input = partial["input_index"].toInt();
            const auto* op = dynamic_cast<const ElementwiseOp*>(graph->node(id).op.get());
            near(op ? op->partial(trace, site, input, 0)
                    : graph->node(id).op->slope(trace, site, 0),
                 partial["value"].toDouble(), "into " + partial["node"].toString().toStdString(),
                 relative);
        }
    }

    void ops_data() {
        QTest::addColumn<QString>("op");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        const auto row = [](const char* op, Leaf first, Leaf second) {
            constexpr const char* words[] = {"sample", "shared", "none"};
            QTest::addRow("%s of %s, %s", op, words[static_cast<int>(first)],
                          words[static_cast<int>(second)])
                << QString(op) << static_cast<int>(first) << static_cast<int>(second);
        };
        for (const char* op : {"add", "sub", "mul", "div", "pow", "max", "min"})
            for (const Leaf first : {Leaf::Sample, Leaf::Shared})
                for (const Leaf second : {Leaf::Sample, Leaf::Shared})
                    row(op, first, second);
        for (const char* op : {"neg", "exp", "log", "sin", "cos", "sqrt", "abs", "sigmoid", "tanh",
                               "relu", "leaky_relu", "softplus"})
            for (const Leaf first : {Leaf::Sample, Leaf::Shared})
                row(op, first, Leaf::None);
    }

    void centralDifferences_data() { ops_data(); }
    void centralDifferences() {
        QFETCH(QString, op);
        QFETCH(int, first);
        QFETCH(int, second);
        const Bench bench(op.toStdString(), Leaf{first}, Leaf{second}, 3);
        Plan plan = bench.plan(4);
        const auto check = checkGradients(plan, bench.leaves);
        QVERIFY(!check.samples.empty());
        QVERIFY(check.passed());
    }

    /// What is shown is what is computed: each rule, evaluated, is the engine's number.
    void rules_data() { ops_data(); }
    void rules() {
        QFETCH(QString, op);
        QFETCH(int, first);
        QFETCH(int, second);
        for (const int samples : {1, 4})
            for (const int rows : {1, 3}) {
                const Bench bench(op.toStdString(), Leaf{first}, Leaf{second}, rows);
                const Plan plan = bench.plan(samples);
                const Trace trace = traceOf(plan);
                forwardRules(bench, trace);
                for (std::size_t i = 0; i < bench.leaves.size(); ++i)
                    adjointRules(bench, trace, static_cast<int>(i));
            }
    }

    void valuesAtTheEdge_data() {
        QTest::addColumn<QString>("op");
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("da");
        QTest::addColumn<double>("db");
        const auto row = [](const char* what, const char* op, double a, double b, double value,
                            double da, double db) {
            QTest::newRow(what) << QString(op) << a << b << value << da << db;
        };
        row("1/0", "div", 1, 0, kInf, kInf, -kInf);
        row("0/0", "div", 0, 0, kNaN, kInf, kNaN);
        row("0 times infinity", "mul", 0, kInf, kNaN, kInf, 0);
        row("0^2", "pow", 0, 2, 0, 0, 0);
        row("0^0", "pow", 0, 0, 1, 0, -kInf);
        row("0^-1", "pow", 0, -1, kInf, -kInf, -kInf);
        row("(-8)^(1/3)", "pow", -8, 1.0 / 3, kNaN, kNaN, kNaN);
        row("(-2)^3", "pow", -2, 3, -8, 12, kNaN);
        row("max, tie: the first", "max", 2, 2, 2, 1, 0);
        row("min, tie: the first", "min", 2, 2, 2, 1, 0);
        row("max hides no NaN on the left", "max", kNaN, 1, kNaN, kNaN, kNaN);
        row("max hides no NaN on the right", "max", 1, kNaN, kNaN, kNaN, kNaN);
        row("min hides no NaN", "min", 1, kNaN, kNaN, kNaN, kNaN);
        row("ln 0", "log", 0, 0, -kInf, kInf, 0);
        row("ln -1", "log", -1, 0, kNaN, -1, 0);
        row("sqrt 0", "sqrt", 0, 0, 0, kInf, 0);
        row("sqrt -1", "sqrt", -1, 0, kNaN, kNaN, 0);
        row("exp overflows", "exp", 1000, 0, kInf, kInf, 0);
        row("|0|", "abs", 0, 0, 0, 0, 0);
        row("|-2|", "abs", -2, 0, 2, -1, 0);
        row("|NaN|", "abs", kNaN, 0, kNaN, kNaN, 0);
        row("sin of infinity", "sin", kInf, 0, kNaN, kNaN, 0);
        row("relu 0", "relu", 0, 0, 0, 0, 0);
        row("relu hides no NaN", "relu", kNaN, 0, kNaN, 0, 0);
    }
    void valuesAtTheEdge() {
        QFETCH(QString, op);
        QFETCH(double, a);
        QFETCH(double, b);
        QFETCH(double, value);
        QFETCH(double, da);
        QFETCH(double, db);
        const bool binary = findOp(op.toStdString())->mostInputs == 2;
        auto graph = std::make_shared<Graph>();
        std::vector<NodeId> leaves{graph->addLeaf(NodeRole::Input, {1, 1, true}, "a")};
        if (binary) leaves.push_back(graph->addLeaf(NodeRole::Input, {1, 1, true}, "b"));
        const NodeId out = addOp(*graph, op.toStdString(), leaves, "v");
        Plan plan(graph, out, 1);
        plan.value(leaves[0])[0] = a;
        if (binary) plan.value(leaves[1])[0] = b;
        plan.forward();
        plan.backward();
        near(plan.output(), value, "value");
        near(plan.adjoint(leaves[0])[0], da, "da");
        if (binary) near(plan.adjoint(leaves[1])[0], db, "db");
        // The rules must not say anything else.
        const Trace trace = traceOf(plan);
        const OpSite site = graph->site(out, 0, 1);
        const Op& used = *graph->node(out).op;
        near(evaluate(used.forwardElement(site, 0), trace)(0, 0), value, "rule");
        near(evaluate(used.vjpElement(site, 0, 0, 0), trace)(0, 0), da, "rule of da");
        if (binary) near(evaluate(used.vjpElement(site, 1, 0, 0), trace)(0, 0), db, "rule of db");
    }

    void aNodeTakenTwice() {
        auto graph = std::make_shared<Graph>();
        const NodeId x = graph->addLeaf(NodeRole::Input, {1, 1, true}, "x");
        const NodeId square = addOp(*graph, "mul", {x, x}, "v");
        Plan plan(graph, square, 1);
        plan.value(x)[0] = 3;
        plan.forward();
        plan.backward();
        QCOMPARE(plan.output(), 9.0);
        QCOMPARE(plan.adjoint(x)[0], 6.0);
        const Trace trace = traceOf(plan);
        QCOMPARE(trace.at({x, Quantity::AdjointContribution, 0, 0, 0}), 3.0);
        QCOMPARE(trace.at({x, Quantity::AdjointContribution, 0, 1, 0}), 3.0);
        QVERIFY_EXCEPTION_THROWN((void)trace.at({x, Quantity::AdjointContribution, 0, 2, 0}),
                                 std::out_of_range);
    }

    void shapesThatDoNotFit() {
        const std::shared_ptr<const Op> held = opOf("mul");
        const Op& mul = *held;
        const std::vector<Shape> rows{{2, 1, true}, {3, 1, true}};
        const std::vector<Shape> matrix{{2, 3, false}, {2, 3, false}};
        QVERIFY_EXCEPTION_THROWN((void)mul.shape(rows), ShapeError);
        QVERIFY_EXCEPTION_THROWN((void)mul.shape(matrix), ShapeError);
        const std::vector<Shape> mixed{{2, 1, false}, {2, 1, true}};
        QCOMPARE(mul.shape(mixed), (Shape{2, 1, true}));
        const std::vector<Shape> shared{{2, 1, false}, {2, 1, false}};
        QCOMPARE(mul.shape(shared), (Shape{2, 1, false}));
    }

private:
    static std::shared_ptr<const Op> opOf(const std::string& name) {
        return Bench(name, Leaf::Sample, Leaf::Sample, 1).graph->node(4).op;
    }

    static void forwardRules(const Bench& bench, const Trace& trace) {
        const Node& node = bench.graph->node(bench.out);
        const Op& op = *node.op;
        const Eigen::MatrixXd whole = evaluate(
            op.forwardMatrix(bench.graph->site(bench.out, Ref::kAll, trace.samples())), trace);
        QCOMPARE(whole.rows(), node.shape.rows);
        for (int s = 0; s < (node.shape.perSample ? trace.samples() : 1); ++s)
            for (int r = 0; r < node.shape.rows; ++r) {
                const OpSite site = bench.graph->site(bench.out, s, trace.samples());
                const double value = trace.at({bench.out, Quantity::Value, r, 0, s});
                near(evaluate(op.forwardElement(site, r), trace)(0, 0), value, "element");
                near(whole(r, s), value, "matrix");
                double total = 0;
                for (int term = 0; term < op.forwardTerms(site); ++term)
                    total += trace.at({bench.out, Quantity::Contribution, r, term, s});
                near(total, value, "terms");
            }
    }

    static void adjointRules(const Bench& bench, const Trace& trace, int input) {
        const NodeId leaf = bench.leaves[static_cast<std::size_t>(input)];
        const Shape shape = bench.graph->node(leaf).shape;
        const Op& op = *bench.graph->node(bench.out).op;
        const Eigen::MatrixXd whole = evaluate(
            op.vjpMatrix(bench.graph->site(bench.out, Ref::kAll, trace.samples()), input), trace);
        QCOMPARE(whole.rows(), shape.rows);
        for (int s = 0; s < (shape.perSample ? trace.samples() : 1); ++s)
            for (int r = 0; r < shape.rows; ++r) {
                const OpSite site = bench.graph->site(bench.out, s, trace.samples());
                const double adjoint = trace.at({leaf, Quantity::Adjoint, r, 0, s});
                near(evaluate(op.vjpElement(site, input, r, 0), trace)(0, 0), adjoint, "vjp");
                near(whole(r, s), adjoint, "vjp of the whole");
                double total = 0;
                for (int term = 0; term < op.adjointTerms(site, input, r, 0); ++term)
                    total += trace.at({leaf, Quantity::AdjointContribution, r,
                                       shape.perSample ? term : 0, shape.perSample ? s : term});
                near(total, adjoint, "arrivals");
            }
    }
};

DELTAFLOW_TEST(TestElementwise)
#include "tst_elementwise.moc"
