#include "core/graph/plan.h"

#include "core/error.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/l2_penalty.h"
#include "tests/core/allocation_count.h"
#include "tests/test_program.h"

#include <QtTest>

#include <random>

using namespace deltaflow;

namespace {

std::shared_ptr<const Op> sigmoid() {
    return std::make_shared<ActivationOp>(Activation{ActivationKind::Sigmoid, 0});
}

void fill(std::span<double> values, std::initializer_list<double> numbers) {
    QCOMPARE(values.size(), numbers.size());
    std::copy(numbers.begin(), numbers.end(), values.begin());
}

bool close(double got, double expected) {
    return std::abs(got - expected) <= 1e-14 + 1e-13 * std::abs(expected);
}

/// One weight used by two layers, z = w (w x), with a penalty on it.
struct SharedWeight {
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
    NodeId x = graph->addLeaf(NodeRole::Input, {1, 1, true}, "x");
    NodeId y = graph->addLeaf(NodeRole::Target, {1, 1, true}, "y");
    NodeId w = graph->addLeaf(NodeRole::Parameter, {1, 1, false}, "w");
    NodeId first = graph->add(std::make_shared<DenseOp>(), {w, x}, "z1");
    NodeId second = graph->add(std::make_shared<DenseOp>(), {w, first}, "z2");
    NodeId data = graph->add(std::make_shared<HalfSquaredOp>(), {second, y}, "L");
    NodeId penalty =
        graph->add(std::make_shared<L2PenaltyOp>(Penalty{PenaltyKind::Plain, 0.1}), {w}, "R");
    NodeId loss = graph->add(std::make_shared<AddOp>(), {data, penalty}, "J");

    static constexpr double kX = 0.7, kY = 0.2, kW = 1.3;
    /// d/dw [½ (w² x − y)² + 0.05 w²]
    static double gradient() { return (kW * kW * kX - kY) * 2 * kW * kX + 0.1 * kW; }
    void fillIn(Plan& plan) const {
        fill(plan.value(x), {kX});
        fill(plan.value(y), {kY});
        fill(plan.value(w), {kW});
    }
};

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void severalSuccessorsAccumulate() {
        // x → a = σ(x) → s = a + a + x; L = ½ s²
        auto graph = std::make_shared<Graph>();
        const NodeId x = graph->addLeaf(NodeRole::Input, {1, 1, true}, "x");
        const NodeId y = graph->addLeaf(NodeRole::Target, {1, 1, true}, "y");
        const NodeId a = graph->add(sigmoid(), {x}, "a");
        const NodeId s = graph->add(std::make_shared<AddOp>(), {a, a, x}, "s");
        const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {s, y}, "L");
        Plan plan(graph, loss, 1);
        fill(plan.value(x), {0.4});
        plan.forward();
        plan.backward();
        plan.backward(); // the second run starts afresh
        const double f = 1 / (1 + std::exp(-0.4));
        const double sum = 2 * f + 0.4;
        QVERIFY(close(plan.output(), sum * sum / 2));
        QVERIFY(close(plan.adjoint(a)[0], 2 * sum));
        QVERIFY(close(plan.adjoint(x)[0], sum * (2 * f * (1 - f) + 1)));
        QVERIFY(close(plan.adjoint(loss)[0], 1));
    }

    void sharedParameterAccumulates() {
        const SharedWeight net;
        Plan plan(net.graph, net.loss, 1);
        net.fillIn(plan);
        plan.forward();
        plan.backward();
        QVERIFY(close(plan.gradients()[0], SharedWeight::gradient()));
    }

    void descentTakesEveryGradientAtTheOldParameters() {
        const SharedWeight net;
        Plan plan(net.graph, net.loss, 1,
                  {.adjoints = Plan::Adjoints::Parameters, .descentRate = 0.5});
        net.fillIn(plan);
        plan.differentiate();
        QVERIFY(close(plan.parameters()[0], SharedWeight::kW - 0.5 * SharedWeight::gradient()));
    }

    void whatNobodyAsksForIsNotComputed() {
        const SharedWeight net;
        const Plan plan(net.graph, net.loss, 1, {.adjoints = Plan::Adjoints::Parameters});
        QVERIFY(plan.adjoint(net.x).empty());
        QVERIFY(plan.adjoint(net.y).empty());
        QCOMPARE(plan.adjoint(net.w).size(), std::size_t{1});
    }

    void bypassedNodesDoNotPassOn() {
        auto graph = std::make_shared<Graph>();
        const NodeId x = graph->addLeaf(NodeRole::Input, {1, 1, true}, "x");
        const NodeId y = graph->addLeaf(NodeRole::Target, {1, 1, true}, "y");
        const NodeId a = graph->add(sigmoid(), {x}, "a");
        const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {a, y}, "L");
        graph->setBypassed(a);
        Plan plan(graph, loss, 1);
        fill(plan.value(x), {0.4});
        plan.forward();
        plan.backward();
        QVERIFY(plan.adjoint(a)[0] > 0.5);
        QCOMPARE(plan.adjoint(x)[0], 0.0);
    }

    void readsBoundData() {
        const SharedWeight net;
        Plan plan(net.graph, net.loss, 1);
        net.fillIn(plan);
        plan.forward();
        const double before = plan.output();
        const double other = 2;
        plan.bind(net.x, &other);
        plan.forward();
        const double z = SharedWeight::kW * SharedWeight::kW * other;
        QVERIFY(close(plan.value(net.second)[0], z));
        plan.bind(net.x, plan.value(net.x).data());
        plan.forward();
        QCOMPARE(plan.output(), before);
    }

    void refusesWhatIsNotASingleNumber() {
        const SharedWeight net;
        QVERIFY_EXCEPTION_THROWN(Plan(net.graph, net.first, 2), ShapeError);
        QVERIFY_EXCEPTION_THROWN(Plan(net.graph, net.loss, 0), ShapeError);
    }

    void runsWithoutTheHeap_data() {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("samples");
        for (const int units : {2, 8, 33, 300})
            for (const int samples : {1, 10, 64})
                QTest::addRow("%d units, %d samples", units, samples) << units << samples;
    }
    void runsWithoutTheHeap() {
        if (!kCountsAllocations) QSKIP("the sanitiser has its own heap");
        QFETCH(int, units);
        QFETCH(int, samples);
        auto graph = std::make_shared<Graph>();
        const NodeId x = graph->addLeaf(NodeRole::Input, {units, 1, true}, "x");
        const NodeId y = graph->addLeaf(NodeRole::Target, {units, 1, true}, "y");
        const NodeId w = graph->addLeaf(NodeRole::Parameter, {units, units, false}, "W");
        const NodeId b = graph->addLeaf(NodeRole::Parameter, {units, 1, false}, "b");
        const NodeId z = graph->add(std::make_shared<DenseOp>(), {w, x, b}, "z");
        const NodeId a = graph->add(sigmoid(), {z}, "a");
        const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {a, y}, "L");
        Plan plan(graph, loss, samples);
        const std::size_t before = allocationCount();
        plan.forward();
        plan.backward();
        QCOMPARE(allocationCount(), before);
        const std::vector<double> counted(100); // the counter itself counts
        QVERIFY(allocationCount() > before);
    }
};

DELTAFLOW_TEST(TestPlan)
#include "tst_plan.moc"
