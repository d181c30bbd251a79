#include "core/train/gradient_check.h"

#include "core/graph/kernel.h"
#include "core/ops/half_squared.h"
#include "core/train/history.h"
#include "core/train/load.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <array>

using namespace deltaflow;

namespace {

struct Cube {
    static double value(double x) { return x * x * x; }
    static double slope(double x) { return 3 * x * x; }
};

struct Hinge {
    static double value(double x) { return std::max(0.0, x); }
    static double slope(double x) { return x > 0 ? 1 : 0; }
};

struct Far {
    static double value(double x) { return x + 1e6; }
    static double slope(double) { return 1; }
};

/// y = f(x), whose vjp is right times `factor`.
template <typename F>
class SabotagedOp final : public Op {
public:
    explicit SabotagedOp(double factor)
        : m_factor(factor) {}

    [[nodiscard]] std::string_view name() const override { return "sabotaged"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override { return inputs[0]; }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override {
        KernelArgs args;
        args.in = {site.inputs[0]};
        args.out = site.value;
        args.rows = site.shape.elements(site.samples);
        return {{[](const KernelArgs& k) {
                     for (Index i = 0; i < k.rows; ++i)
                         k.out[i] = F::value(k.in[0][i]);
                 },
                 args}};
    }
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override {
        KernelArgs args;
        args.in = {site.inputs[0], site.adjoint};
        args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
        args.rows = site.shape.elements(site.samples);
        args.scalar = m_factor;
        return {[](const KernelArgs& k) {
                    for (Index i = 0; i < k.rows; ++i)
                        k.out[i] = k.scalar * F::slope(k.in[0][i]) * k.in[1][i];
                },
                args};
    }

private:
    double m_factor;
};

/// L = the mean over two samples of Σ ½ (f(x) − target)².
template <typename F>
GradientCheck checkOf(double factor, const std::array<double, 6>& values, double target,
                      std::size_t limit = 100) {
    auto graph = std::make_shared<Graph>();
    const NodeId x = graph->addLeaf(NodeRole::Input, {3, 1, true}, "x");
    const NodeId y = graph->addLeaf(NodeRole::Target, {3, 1, true}, "y");
    const NodeId f = graph->add(std::make_shared<SabotagedOp<F>>(factor), {x}, "f");
    const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {f, y}, "L");
    Plan plan(graph, loss, 2);
    std::ranges::copy(values, plan.value(x).begin());
    std::ranges::fill(plan.value(y), target);
    const auto check = checkGradients(plan, {x}, 1e-6, limit);
    if (!std::ranges::equal(plan.value(x), values))
        throw std::logic_error("the check changed the input");
    return check;
}

GradientCheck checkCube(double factor, std::size_t limit = 100) {
    return checkOf<Cube>(factor, {0.5, -1, 2, 0.1, 0.7, -0.3}, 0, limit);
}

} // namespace

class TestGradientCheck : public QObject {
    Q_OBJECT

private slots:
    void passesWhatIsRight() {
        const auto check = checkCube(1);
        QCOMPARE(check.samples.size(), std::size_t{6});
        QVERIFY(check.passed());
        // L = 1/2 Σ ½ x⁶, so ∂L/∂x = 3/2 x⁵; the third number is at row 2 of sample 0
        const GradientSample& third = check.samples[2];
        QVERIFY((third.ref == Ref{0, Quantity::Value, 2, 0, 0}));
        QCOMPARE(third.analytic, 48.0);
        QVERIFY(std::abs(third.numeric - 48) < 1e-6);
    }

    void takesAnySubgradientAtAKink() {
        // z = 0 in every hidden unit: the loss bends there, and ReLU's slope 0 is between its
        // sides.
        Project project = smallProject();
        auto network = std::make_shared<Network>(*project.network);
        network->layers.resize(2);
        network->layers[1].weights = ParameterMatrix::Constant(2, 4, 0.5);
        network->layers[1].bias = ParameterMatrix::Constant(2, 1, 0.25);
        network->layers[0].activation.kind = ActivationKind::Relu;
        network->layers[0].bias.setZero();
        project.network = network;
        auto data = std::make_shared<Data>(*project.data);
        data->x.setZero();
        project.data = data;
        const auto check = checkGradients(project, *buildModel(project));
        QVERIFY(check.passed());
        QVERIFY(std::any_of(check.samples.begin(), check.samples.end(),
                            [](const GradientSample& s) { return s.atKink; }));
    }

    /// |w| at 0 bends, although the mean of its two sides is the slope 0 that is taken there; close
    /// to 0 the kink is beside the number.
    void marksTheKinksOfAnL1Penalty_data() {
        QTest::addColumn<double>("weight");
        QTest::addColumn<bool>("kink");
        QTest::newRow("at 0") << 0.0 << true;
        QTest::newRow("beside 0") << -2e-6 << false;
        QTest::newRow("away from 0") << 0.5 << false;
    }
    void marksTheKinksOfAnL1Penalty() {
        QFETCH(const double, weight);
        QFETCH(const bool, kink);
        Project project = smallProject();
        auto network = std::make_shared<Network>(*project.network);
        network->layers[0].weights(1, 0) = weight;
        project.network = network;
        project.penalty = {PenaltyKind::L1Plain, 0.2};
        const auto model = buildModel(project);
        const auto check = checkGradients(project, *model);
        QVERIFY(check.passed());
        for (const GradientSample& s : check.samples) {
            const bool isTheWeight = s.ref == Ref{model->layers[0].weights, Quantity::Value, 1, 0};
            QCOMPARE(s.atKink, isTheWeight && kink);
        }
    }

    void catchesASabotagedVjp_data() {
        QTest::addColumn<double>("factor");
        QTest::newRow("a hair too large") << 1.00001;
        QTest::newRow("of the wrong sign") << -1.0;
        QTest::newRow("missing") << 0.0;
        QTest::newRow("not a number") << std::nan("");
    }
    void catchesASabotagedVjp() {
        QFETCH(double, factor);
        const auto check = checkCube(factor);
        QVERIFY(!check.passed());
        const GradientSample& worst = check.samples[check.worst];
        QVERIFY(!(worst.relativeError <= check.tolerance));
        for (const GradientSample& sample : check.samples)
            QVERIFY(!(sample.relativeError > worst.relativeError));
    }

    /// The kink lies within the step, at several distances on either side, and closer than any
    /// step.
    void findsTheSlopeBesideAKink() {
        const auto check = checkOf<Hinge>(1, {3e-6, -1e-7, 2e-8, -8e-9, 1e-12, 0}, -1);
        QVERIFY(check.passed());
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(!check.samples[i].atKink);
            QVERIFY(std::abs(check.samples[i].numeric - (i % 2 == 0 ? 0.5 : 0)) < 1e-5);
        }
        QVERIFY(check.samples[4].atKink);
        QVERIFY(check.samples[5].atKink);
    }

    /// A wrong slope between those of the two sides is wrong all the same where the kink is not at
    /// the number itself.
    void catchesASabotagedVjpBesideAKink_data() {
        QTest::addColumn<double>("factor");
        QTest::newRow("between the sides") << 0.5;
        QTest::newRow("of the other side") << 0.0;
        QTest::newRow("a hair too large") << 1.00001;
        QTest::newRow("of the wrong sign") << -1.0;
    }
    void catchesASabotagedVjpBesideAKink() {
        QFETCH(const double, factor);
        const auto check = checkOf<Hinge>(factor, {3e-6, 1e-6, 1e-7, 3e-8, 1, 0.5}, -1);
        for (const GradientSample& sample : check.samples)
            QVERIFY(!(sample.relativeError <= check.tolerance));
    }

    /// A small loss of large numbers. What rounding takes away from the difference is told, and is
    /// no failure; the same slope of small numbers is known better.
    void knowsWhatRoundingTakesAway() {
        const std::array<double, 6> values{1.1, -1.23, 1.37, -1.41, 1.73, -1.87};
        const auto large = checkOf<Far>(1, values, 1e6);
        QVERIFY(large.passed());
        const auto distance = [](const GradientSample& s) {
            return std::abs(s.analytic - s.numeric);
        };
        QVERIFY(std::ranges::any_of(large.samples, [&](const GradientSample& s) {
            return distance(s) > 1e-6 * std::abs(s.analytic);
        }));
        for (const GradientSample& s : large.samples)
            QVERIFY(distance(s) <= s.rounding);
        const auto small = checkOf<Hinge>(1, {0.1, 0.2, 0.3, 0.4, 0.7, 0.8}, 0);
        QVERIFY(small.passed());
        QVERIFY(small.samples.front().rounding < 1e-4 * large.samples.front().rounding);
        QVERIFY(!checkOf<Far>(1.01, values, 1e6).passed());
    }

    void tellsHowFarItIs() {
        const Project project = smallProject();
        const auto model = buildModel(project);
        History history(std::make_shared<const Project>(project), model);
        const auto trace = history.at(0);
        Plan plan(model->graph, model->loss, trace->samples());
        loadPass(plan, *trace);
        const std::vector<NodeId> leaves = model->graph->parameters();
        std::vector<std::size_t> told;
        const auto all = checkGradients(plan, leaves, 1e-6, 10, [&](auto done, auto total) {
            told.push_back(done);
            return total == 9; // 35 numbers, one in four
        });
        QCOMPARE(all.samples.size(), std::size_t{9});
        QCOMPARE(told, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
        const auto part =
            checkGradients(plan, leaves, 1e-6, 10, [](auto done, auto) { return done < 4; });
        QCOMPARE(part.samples.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(part.samples[i].numeric, all.samples[i].numeric);
    }

    void spreadsALimitEvenly() {
        const auto check = checkCube(1, 3);
        QCOMPARE(check.samples.size(), std::size_t{3});
        QCOMPARE(check.samples[1].ref.row, 2);
        QCOMPARE(check.samples[2].ref.sample, 1);
    }
};

DELTAFLOW_TEST(TestGradientCheck)
#include "tst_gradient_check.moc"
