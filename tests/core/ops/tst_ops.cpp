#include "core/error.h"
#include "core/graph/plan.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/categorical_cross_entropy.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/penalty.h"
#include "core/ops/softmax.h"
#include "core/train/gradient_check.h"
#include "tests/test_program.h"

#include <QtTest>

#include <random>

using namespace deltaflow;

namespace {

/// Random numbers that stay away from 0, where ReLU has its kink.
void draw(std::span<double> values, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> size(0.1, 1);
    for (double& v : values)
        v = (random() % 2 ? 1 : -1) * size(random);
}

/// An op under a loss, ready to be checked: x → op → L.
struct Bench {
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
    NodeId x;
    NodeId y;
    NodeId out = kNoNode;
    NodeId loss = kNoNode;

    Bench(Index inputs, Index outputs)
        : x(graph->addLeaf(NodeRole::Input, {inputs, 1, true}, "x"))
        , y(graph->addLeaf(NodeRole::Target, {outputs, 1, true}, "y")) {}

    void close(NodeId last) {
        out = last;
        loss = graph->add(std::make_shared<HalfSquaredOp>(), {out, y}, "L");
    }
    [[nodiscard]] Plan plan(Index samples) const {
        Plan made(graph, loss, samples);
        draw(made.value(x), 1);
        draw(made.value(y), 2);
        draw(made.parameters(), 3);
        return made;
    }
};

void requireGradients(Plan& plan, std::vector<NodeId> leaves) {
    const auto check = checkGradients(plan, leaves);
    QVERIFY(!check.samples.empty());
    const GradientSample& worst = check.samples[check.worst];
    QVERIFY2(check.passed(), qPrintable(QString("node %1 [%2][%3]: %4 but %5")
                                            .arg(worst.ref.node)
                                            .arg(worst.ref.row)
                                            .arg(worst.ref.col)
                                            .arg(worst.analytic)
                                            .arg(worst.numeric)));
}

} // namespace

class TestOps : public QObject {
    Q_OBJECT

private slots:
    /// All kernels that size chooses among, against the definition.
    void dense_data() {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("samples");
        QTest::addColumn<bool>("bias");
        for (const int out : {1, 2, 5, 8, 15, 33, 70})
            for (const int in : {1, 2, 3, 7, 8, 31, 40})
                for (const int samples : {1, 2, 9})
                    QTest::addRow("%dx%d, %d samples", out, in, samples)
                        << out << in << samples << ((out + in + samples) % 2 == 0);
    }
    void dense() {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, samples);
        QFETCH(bool, bias);
        Bench bench(in, out);
        const NodeId w = bench.graph->addLeaf(NodeRole::Parameter, {out, in, false}, "W");
        const NodeId b = bench.graph->addLeaf(NodeRole::Parameter, {out, 1, false}, "b");
        bench.close(bench.graph->add(std::make_shared<DenseOp>(),
                                     bias ? std::vector{w, bench.x, b} : std::vector{w, bench.x},
                                     "z"));
        Plan plan = bench.plan(samples);
        plan.forward();
        plan.backward();
        const auto at = [&plan](NodeId node, Index row, Index col, Index cols) {
            return plan.value(node)[static_cast<std::size_t>(row * cols + col)];
        };
        double worst = 0;
        const auto compare = [&worst](double got, double expected) {
            worst = std::max(worst, std::abs(got - expected));
        };
        const auto delta = [&](Index s, Index r) {
            return (at(bench.out, s, r, out) - at(bench.y, s, r, out)) / samples;
        };
        for (Index s = 0; s < samples; ++s)
            for (Index r = 0; r < out; ++r) {
                double z = bias ? at(b, r, 0, 1) : 0;
                for (Index c = 0; c < in; ++c)
                    z += at(w, r, c, in) * at(bench.x, s, c, in);
                compare(at(bench.out, s, r, out), z);
            }
        for (Index r = 0; r < out; ++r) {
            double db = 0;
            for (Index s = 0; s < samples; ++s)
                db += delta(s, r);
            compare(plan.adjoint(b)[static_cast<std::size_t>(r)], bias ? db : 0);
            for (Index c = 0; c < in; ++c) {
                double dw = 0;
                for (Index s = 0; s < samples; ++s)
                    dw += delta(s, r) * at(bench.x, s, c, in);
                compare(plan.adjoint(w)[static_cast<std::size_t>(r * in + c)], dw);
            }
        }
        for (Index s = 0; s < samples; ++s)
            for (Index c = 0; c < in; ++c) {
                double dx = 0;
                for (Index r = 0; r < out; ++r)
                    dx += at(w, r, c, in) * delta(s, r);
                compare(plan.adjoint(bench.x)[static_cast<std::size_t>(s * in + c)], dx);
            }
        QVERIFY2(worst < 1e-12, qPrintable(QString::number(worst)));
    }

    /// With the activation in the same call, and with the step taken in the backward pass.
    void denseWithActivationAndDescent_data() {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("samples");
        for (const int out : {1, 3, 8, 33})
            for (const int in : {2, 8, 9})
                for (const int samples : {1, 9})
                    QTest::addRow("%dx%d, %d samples", out, in, samples) << out << in << samples;
    }
    void denseWithActivationAndDescent() {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, samples);
        Bench bench(in, out);
        const NodeId w = bench.graph->addLeaf(NodeRole::Parameter, {out, in, false}, "W");
        const NodeId b = bench.graph->addLeaf(NodeRole::Parameter, {out, 1, false}, "b");
        const NodeId z = bench.graph->add(std::make_shared<DenseOp>(), {w, bench.x, b}, "z");
        bench.close(bench.graph->add(
            std::make_shared<ActivationOp>(Activation{ActivationKind::Tanh, 0}), {z}, "a"));
        Plan plan = bench.plan(samples);
        requireGradients(plan, {w, b, bench.x});
        plan.backward();
        const auto zs = plan.value(z);
        const auto as = plan.value(bench.out);
        for (std::size_t i = 0; i < zs.size(); ++i)
            QVERIFY(std::abs(as[i] - std::tanh(zs[i])) < 1e-15);
        Plan descent(bench.graph, bench.loss, samples,
                     {.adjoints = Plan::Adjoints::Parameters, .descentRate = 0.25});
        draw(descent.value(bench.x), 1);
        draw(descent.value(bench.y), 2);
        draw(descent.parameters(), 3);
        descent.differentiate();
        for (std::size_t i = 0; i < plan.parameters().size(); ++i)
            QVERIFY(std::abs(descent.parameters()[i] -
                             (plan.parameters()[i] - 0.25 * plan.gradients()[i])) < 1e-14);
    }

    void activations_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("identity") << static_cast<int>(ActivationKind::Identity);
        QTest::newRow("sigmoid") << static_cast<int>(ActivationKind::Sigmoid);
        QTest::newRow("tanh") << static_cast<int>(ActivationKind::Tanh);
        QTest::newRow("ReLU") << static_cast<int>(ActivationKind::Relu);
        QTest::newRow("leaky ReLU") << static_cast<int>(ActivationKind::LeakyRelu);
        QTest::newRow("softplus") << static_cast<int>(ActivationKind::Softplus);
    }
    void activations() {
        QFETCH(int, kind);
        Bench bench(13, 13);
        const Activation activation{static_cast<ActivationKind>(kind), 0.2};
        bench.close(bench.graph->add(std::make_shared<ActivationOp>(activation), {bench.x}, "a"));
        Plan plan = bench.plan(3);
        requireGradients(plan, {bench.x});
    }

    void softmaxUnderSquaredError() {
        Bench bench(5, 5);
        bench.close(bench.graph->add(std::make_shared<SoftmaxOp>(), {bench.x}, "a"));
        Plan plan = bench.plan(3);
        requireGradients(plan, {bench.x});
    }

    void crossEntropies_data() {
        QTest::addColumn<bool>("binary");
        QTest::newRow("binary") << true;
        QTest::newRow("categorical, targets that do not add up to 1") << false;
    }
    void crossEntropies() {
        QFETCH(bool, binary);
        Bench bench(4, 4);
        std::shared_ptr<const Op> activation = std::make_shared<SoftmaxOp>();
        std::shared_ptr<const Op> loss = std::make_shared<CategoricalCrossEntropyOp>();
        if (binary) {
            activation = std::make_shared<ActivationOp>(Activation{ActivationKind::Sigmoid, 0});
            loss = std::make_shared<BinaryCrossEntropyOp>();
        }
        const NodeId a = bench.graph->add(activation, {bench.x}, "a");
        bench.graph->setBypassed(a);
        bench.loss = bench.graph->add(loss, {bench.x, a, bench.y}, "L");
        Plan plan = bench.plan(3);
        requireGradients(plan, {bench.x});
        // What is shown at a must be the true ∂L/∂a: through f′ it gives the adjoint of z.
        plan.backward();
        const auto av = plan.value(a);
        const auto da = plan.adjoint(a);
        const auto dz = plan.adjoint(bench.x);
        for (std::size_t s = 0; s < 3; ++s) {
            double mean = 0;
            for (std::size_t j = 4 * s; j < 4 * s + 4; ++j)
                mean += binary ? 0 : av[j] * da[j];
            for (std::size_t j = 4 * s; j < 4 * s + 4; ++j) {
                const double through = av[j] * (binary ? (1 - av[j]) * da[j] : da[j] - mean);
                QVERIFY(std::abs(through - dz[j]) < 1e-14);
            }
        }
    }

    void penalty_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("perSquare");
        QTest::addColumn<double>("perMagnitude");
        const auto row = [](const char* name, PenaltyKind kind, double square, double magnitude) {
            QTest::newRow(name) << static_cast<int>(kind) << square << magnitude;
        };
        row("L2 over samples", PenaltyKind::OverSamples, 0.6 / 2 / 3, 0);
        row("L2", PenaltyKind::Plain, 0.6 / 2, 0);
        row("L1 over samples", PenaltyKind::L1OverSamples, 0, 0.6 / 3);
        row("L1", PenaltyKind::L1Plain, 0, 0.6);
    }
    void penalty() {
        QFETCH(int, kind);
        QFETCH(double, perSquare);
        QFETCH(double, perMagnitude);
        Bench bench(2, 2);
        const NodeId w = bench.graph->addLeaf(NodeRole::Parameter, {2, 2, false}, "W");
        const NodeId v = bench.graph->addLeaf(NodeRole::Parameter, {3, 1, false}, "V");
        bench.loss =
            bench.graph->add(makePenalty({static_cast<PenaltyKind>(kind), 0.6}), {w, v}, "R");
        Plan plan = bench.plan(3);
        double squares = 0;
        double magnitudes = 0;
        for (const double p : plan.parameters()) {
            squares += p * p;
            magnitudes += std::abs(p);
        }
        plan.forward();
        QVERIFY(std::abs(plan.output() - perSquare * squares - perMagnitude * magnitudes) < 1e-15);
        requireGradients(plan, {w, v});
    }

    /// Of the subgradients of |w| at 0, in [−1, 1], the one that leaves a weight of 0 where it is.
    void l1AtZero() {
        Bench bench(2, 2);
        const NodeId w = bench.graph->addLeaf(NodeRole::Parameter, {1, 4, false}, "W");
        bench.loss = bench.graph->add(makePenalty({PenaltyKind::L1Plain, 0.5}), {w}, "R");
        Plan plan = bench.plan(1);
        std::ranges::copy(std::vector<double>{2, 0, -0.0, -3}, plan.parameters().begin());
        plan.forward();
        plan.backward();
        QCOMPARE(plan.output(), 2.5);
        const std::vector<double> expected{0.5, 0, 0, -0.5};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(plan.gradients()[i], expected[i]);
    }

    void refusals() {
        QVERIFY_EXCEPTION_THROWN(ActivationOp(Activation{ActivationKind::Softmax, 0}), Error);
        const Shape value{2, 1, true};
        const std::vector<Shape> two{value, value};
        QVERIFY_EXCEPTION_THROWN((void)SoftmaxOp().shape(two), ShapeError);
        QVERIFY_EXCEPTION_THROWN((void)makePenalty({PenaltyKind::Plain, 1})->shape(two),
                                 ShapeError);
        QVERIFY_EXCEPTION_THROWN((void)makePenalty({PenaltyKind::L1Plain, 1})->shape({}),
                                 ShapeError);
        QVERIFY_EXCEPTION_THROWN((void)AddOp().shape({}), ShapeError);
    }
};

DELTAFLOW_TEST(TestOps)
#include "tst_ops.moc"
