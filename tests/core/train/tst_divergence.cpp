#include "core/train/divergence.h"

#include "core/train/history.h"
#include "tests/test_program.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;

namespace {

/// Inputs 1, two identity outputs with weights a and b, targets 0: losses ½ a² and ½ b², gradients
/// a and b.
std::shared_ptr<const Project> twoOutputs(double a, double b, double rate) {
    Network network{1, {DenseLayer{ParameterMatrix(2, 1), ParameterMatrix(), {}}}};
    network.layers.front().weights << a, b;
    network.layers.front().activation.kind = ActivationKind::Identity;
    Project project;
    project.network = std::make_shared<const Network>(std::move(network));
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(1, 1, 1), SampleMatrix::Constant(2, 1, 0)});
    project.optimiser.learningRate = rate;
    return std::make_shared<const Project>(std::move(project));
}

struct Case {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model = buildModel(*project);

    [[nodiscard]] std::optional<std::int64_t> iteration(std::int64_t last) const {
        return firstNotFinite(project, model, Trainer(project, model).moment(), last);
    }
    [[nodiscard]] std::optional<Ref> number(std::int64_t at) const {
        return firstNotFinite(*History(project, model).at(at));
    }
};

} // namespace

class TestDivergence : public QObject {
    Q_OBJECT

private slots:
    void whatConvergesIsFinite() {
        const Case halving{twoOutputs(1, 2, 0.5)};
        QVERIFY(!halving.iteration(100));
        QVERIFY(!halving.number(100));
    }

    /// b ← (1 − 10⁶⁰) b: b is ∓10¹⁸⁰ after 3 updates and its square too large for a double; the
    /// other output stays 0 all the while.
    void namesTheOutputWhoseLossIsTooLarge() {
        const Case growing{twoOutputs(0, 1, 1e60)};
        QVERIFY(!growing.iteration(2));
        QVERIFY(!growing.number(2));
        QCOMPARE(growing.iteration(50), std::optional<std::int64_t>(3));
        const Ref part{growing.model->dataLoss, Quantity::Contribution, 0, 1, 0};
        QCOMPARE(growing.number(3), std::optional(part));
    }

    /// The gradient 10¹⁵⁰ is finite, and so is the loss; 10²⁰⁰ times it is not.
    void namesTheUpdateThatIsTooLarge() {
        const Case leaping{twoOutputs(0, 1e150, 1e200)};
        QCOMPARE(leaping.iteration(50), std::optional<std::int64_t>(0));
        const Ref updated{leaping.model->layers[0].weights, Quantity::Updated, 1, 0, 0};
        QCOMPARE(leaping.number(0), std::optional(updated));
    }

    void namesTheWeightFirstWhereOneIsNone() {
        const Case given{twoOutputs(0, std::nan(""), 0.5)};
        QCOMPARE(given.iteration(5), std::optional<std::int64_t>(0));
        const Ref weight{given.model->layers[0].weights, Quantity::Value, 1, 0, 0};
        QCOMPARE(given.number(0), std::optional(weight));
    }
};

DELTAFLOW_TEST(TestDivergence)
#include "tst_divergence.moc"
