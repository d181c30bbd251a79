#include "core/derive/derivation.h"
#include "core/formula/serialise.h"
#include "core/train/history.h"
#include "tests/test_program.h"

#include <QTest>

#include <cmath>

using namespace deltaflow;

namespace {

constexpr double kBias = 0.3;
constexpr double kWeight = -0.8;
constexpr double kLambda = 0.6;
const std::vector<double> kInputs{0.5, -1.5, 2};
const std::vector<double> kTargets{1, 0, 1};

/// One sigmoid unit, cross-entropy over three samples, the penalty divided by their number.
Project logistic(std::size_t samples, bool bias, PenaltyKind penalty) {
    auto network = std::make_shared<Network>();
    network->inputs = 1;
    DenseLayer layer;
    layer.weights = ParameterMatrix{{kWeight}};
    if (bias) layer.bias = ParameterMatrix{{kBias}};
    network->layers = {layer};
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix(1, static_cast<Index>(samples));
    data->y = data->x;
    for (std::size_t b = 0; b < samples; ++b) {
        data->x(0, static_cast<Index>(b)) = kInputs[b];
        data->y(0, static_cast<Index>(b)) = kTargets[b];
    }
    Project p;
    p.network = network;
    p.data = data;
    p.loss = LossKind::BinaryCrossEntropy;
    p.penalty = {penalty, kLambda};
    return p;
}

Derivation derivationOf(Project p, Level level) {
    const auto project = std::make_shared<const Project>(std::move(p));
    const auto model = buildModel(*project);
    const auto trace = History(project, model).at(0);
    return {project, model, trace, level, {NotationKind::Theta, 8}};
}

std::vector<Step> gradientSteps(const Derivation& d) {
    std::vector<Step> steps;
    const auto [first, last] = d.range(Phase::Gradient);
    for (Index i = first; i < last; ++i)
        steps.push_back(d.step(i));
    return steps;
}

QString plain(const Equation& equation) {
    return QString::fromStdString(toPlainText(equation));
}

/// The number that an equation ends in.
double result(const Equation& equation) {
    QString text = QString::fromStdString(toPlainText(equation.rights.back()));
    text.replace(QChar(0x2212), QChar('-'));
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? value : std::nan("");
}

/// (a − y) · input of one sample, by the text.
double sampleGradient(std::size_t b, bool bias) {
    const double a = 1 / (1 + std::exp(-(kBias + kWeight * kInputs[b])));
    return (a - kTargets[b]) * (bias ? 1 : kInputs[b]);
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-7;
}

} // namespace

class TestThetaLines : public QObject {
    Q_OBJECT

private slots:
    void samplesPileUp_data();
    void samplesPileUp();
    void penaltyComesLast();
    void l1PenaltyIsASign();
    void wholeIsDeltaThenMean();
    void oneSampleNeedsNoDelta();
    void biasIsColumnZero();
    void withoutBiasAllOfThetaIsMeant();
};

void TestThetaLines::samplesPileUp_data() {
    QTest::addColumn<bool>("bias");
    QTest::newRow("column 1") << false;
    QTest::newRow("column 0") << true;
}

void TestThetaLines::samplesPileUp() {
    QFETCH(const bool, bias);
    const Derivation d = derivationOf(logistic(3, true, PenaltyKind::None), Level::Term);
    const auto steps = gradientSteps(d);
    QCOMPARE(steps.size(), std::size_t{6});
    double total = 0;
    for (std::size_t b = 0; b < 3; ++b) {
        const Step& step = steps[b + (bias ? 3 : 0)];
        const double added = sampleGradient(b, bias);
        total += added;
        QVERIFY2(near(result(step.equations[0]), added), qPrintable(plain(step.equations[0])));
        const QString running = plain(step.equations[1]);
        QVERIFY2(
            running.startsWith(bias ? QStringLiteral("Δ⁽¹⁾₁₀ = ") : QStringLiteral("Δ⁽¹⁾₁₁ = ")),
            qPrintable(running));
        if (b == 2) QVERIFY2(near(result(step.equations[1]), total), qPrintable(running));
    }
    const Equation& mean = steps[bias ? 5 : 2].equations.at(2);
    QVERIFY2(near(result(mean), total / 3), qPrintable(plain(mean)));
}

void TestThetaLines::penaltyComesLast() {
    const Derivation d = derivationOf(logistic(3, true, PenaltyKind::OverSamples), Level::Term);
    const auto steps = gradientSteps(d);
    QCOMPARE(steps.size(), std::size_t{7}); // the bias has none
    const Step& last = steps[3];
    const double penalty = kLambda / 3 * kWeight;
    QVERIFY(near(result(last.equations[0]), penalty));
    double total = 0;
    for (std::size_t b = 0; b < 3; ++b)
        total += sampleGradient(b, false);
    QVERIFY(near(result(last.equations[1]), total / 3 + penalty));
    QVERIFY2(plain(last.equations[1]).contains(QStringLiteral("= (1/m) Δ⁽¹⁾₁₁ + (λ/m) Θ⁽¹⁾₁₁")),
             qPrintable(plain(last.equations[1])));
    QCOMPARE(steps[2].equations.size(), std::size_t{2}); // Δ complete, D not yet
}

void TestThetaLines::l1PenaltyIsASign() {
    const Derivation d = derivationOf(logistic(3, true, PenaltyKind::L1OverSamples), Level::Term);
    const Step last = gradientSteps(d)[3];
    QVERIFY(near(result(last.equations[0]), -kLambda / 3)); // the weight is below 0
    double total = 0;
    for (std::size_t b = 0; b < 3; ++b)
        total += sampleGradient(b, false);
    QVERIFY(near(result(last.equations[1]), total / 3 - kLambda / 3));
    QVERIFY2(
        plain(last.equations[1]).contains(QStringLiteral("= (1/m) Δ⁽¹⁾₁₁ + λ/m · sgn(Θ⁽¹⁾₁₁)")),
        qPrintable(plain(last.equations[1])));
}

void TestThetaLines::wholeIsDeltaThenMean() {
    for (const Level level : {Level::Layer, Level::Neuron}) {
        const auto steps =
            gradientSteps(derivationOf(logistic(3, true, PenaltyKind::OverSamples), level));
        QCOMPARE(steps.size(), std::size_t{2});
        double total = 0;
        for (std::size_t b = 0; b < 3; ++b)
            total += sampleGradient(b, false);
        QVERIFY(near(result(steps[0].equations.at(0)), total));
        QVERIFY(near(result(steps[0].equations.at(1)), total / 3 + kLambda / 3 * kWeight));
    }
}

void TestThetaLines::oneSampleNeedsNoDelta() {
    for (const Step& step :
         gradientSteps(derivationOf(logistic(1, true, PenaltyKind::None), Level::Neuron)))
        QVERIFY2(!plain(step.equations[0]).contains(QChar(u'Δ')),
                 qPrintable(plain(step.equations[0])));
}

void TestThetaLines::biasIsColumnZero() {
    const Derivation whole = derivationOf(logistic(3, true, PenaltyKind::None), Level::Layer);
    const QString text = plain(whole.step(0).equations[0]);
    QVERIFY2(text.startsWith(QStringLiteral("z⁽²⁾ = Θ⁽¹⁾ [1; x]\n     = Θ⁽¹⁾_{j≥1} x + Θ⁽¹⁾_{⋅0}")),
             qPrintable(text));
    const Derivation terms = derivationOf(logistic(3, true, PenaltyKind::None), Level::Term);
    const QString bias = plain(terms.step(1).equations[0]);
    QVERIFY2(bias.startsWith(QStringLiteral("Θ⁽¹⁾₁₀ · x₀ = 0.30000000 × 1")), qPrintable(bias));
}

void TestThetaLines::withoutBiasAllOfThetaIsMeant() {
    const Derivation d = derivationOf(logistic(3, false, PenaltyKind::None), Level::Layer);
    const QString text = plain(d.step(0).equations[0]);
    QVERIFY2(text.startsWith(QStringLiteral("z⁽²⁾ = Θ⁽¹⁾ x\n")), qPrintable(text));
}

DELTAFLOW_TEST(TestThetaLines)
#include "tst_theta_lines.moc"
