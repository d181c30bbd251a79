#include "core/derive/derivation.h"
#include "core/formula/serialise.h"
#include "core/train/history.h"
#include "tests/test_program.h"

#include <QTest>

#include <memory>
#include <set>

using namespace deltaflow;

namespace {

struct Scene {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;

    [[nodiscard]] Derivation derivation(Level level, WritingStyle style = {}) const {
        return {project, model, trace, level, style};
    }
};

Scene scene(Project p) {
    Scene s;
    s.project = std::make_shared<const Project>(std::move(p));
    s.model = buildModel(*s.project);
    s.trace = History(s.project, s.model).at(0);
    return s;
}

/// The 2-2-1 sigmoid net of the text: no bias, ½(y − a)², learning rate 1.
Project textbook() {
    auto network = std::make_shared<Network>();
    network->inputs = 2;
    DenseLayer hidden;
    hidden.weights = ParameterMatrix{{0.1, 0.8}, {0.4, 0.6}};
    DenseLayer output;
    output.weights = ParameterMatrix{{0.3, 0.9}};
    network->layers = {hidden, output};
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix{{0.35}, {0.9}};
    data->y = SampleMatrix{{0.5}};
    Project p;
    p.network = network;
    p.data = data;
    return p;
}

Project wide(const std::vector<Index>& sizes, Index samples, OptimiserKind optimiser) {
    auto network = std::make_shared<Network>();
    network->inputs = sizes.front();
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        DenseLayer layer;
        layer.weights = ParameterMatrix::Constant(sizes[l], sizes[l - 1], 0.01);
        layer.bias = ParameterMatrix::Constant(sizes[l], 1, 0.02);
        network->layers.push_back(layer);
    }
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix::Constant(sizes.front(), samples, 0.5);
    data->y = SampleMatrix::Constant(sizes.back(), samples, 0.25);
    Project p;
    p.network = network;
    p.data = data;
    p.penalty = {PenaltyKind::Plain, 0.1};
    p.optimiser.kind = optimiser;
    return p;
}

constexpr std::array kLevels{Level::Layer, Level::Neuron, Level::Term};

Ref delta(const Scene& s, int layer, int row) {
    return {s.model->layers[static_cast<std::size_t>(layer) - 1].preActivation, Quantity::Adjoint,
            row, 0, 0};
}

} // namespace

class TestDerivation : public QObject {
    Q_OBJECT

private slots:
    void writesTheTextsLines();
    void adamNamesItsCorrectedMoments_data();
    void adamNamesItsCorrectedMoments();
    void fencesNegativeFactors();
    void writesSingleUnitsAsNumbers();
    void writesNoRoundingWhereTermsCancel();
    void phasesFollowOneAnother_data();
    void phasesFollowOneAnother();
    void everythingReadIsKnownBefore_data() { phasesFollowOneAnother_data(); }
    void everythingReadIsKnownBefore();
    void writerIsTheStepThatWrites_data() { phasesFollowOneAnother_data(); }
    void writerIsTheStepThatWrites();
    void readersRead_data() { phasesFollowOneAnother_data(); }
    void readersRead();
    void levelsMeet_data() { phasesFollowOneAnother_data(); }
    void levelsMeet();
    void termsAddUp();
    void largeNetIsMadeLazily();
    void refusesStepsThatAreNot();
};

void TestDerivation::writesTheTextsLines() {
    const Scene s = scene(textbook());
    const Derivation d = s.derivation(Level::Neuron, {NotationKind::Delta, 5});
    const auto step = d.writer(delta(s, 1, 0));
    QVERIFY(step);
    // The numbers are the published ones of the text.
    QCOMPARE(QString::fromStdString(toPlainText(d.step(*step).equations.front())),
             QStringLiteral("δ¹₁ = W²₁₁ δ²₁ · σ′(z¹₁)\n"
                            "    = 0.30000 × 0.040681 × 0.68027 (1 − 0.68027)\n"
                            "    = 0.0026545"));
    const std::string update = toPlainText(d.step(d.size() - 6).equations.front());
    QVERIFY(QString::fromStdString(update).startsWith(QStringLiteral("W¹₁₁ ← W¹₁₁ − η ∂L/∂W¹₁₁")));
    const Derivation layer = s.derivation(Level::Layer);
    QCOMPARE(QString::fromStdString(
                 toPlainText(layer.step(*layer.writer(delta(s, 1, 0))).equations[0].rights[0])),
             QStringLiteral("(W²)ᵀ δ² ⊙ σ′(z¹)"));
}

void TestDerivation::adamNamesItsCorrectedMoments_data() {
    QTest::addColumn<NotationKind>("notation");
    QTest::addColumn<Level>("level");
    for (int notation = 0; notation <= static_cast<int>(NotationKind::ChainRule); ++notation)
        for (const Level level : kLevels)
            QTest::addRow("notation %d, level %d", notation, static_cast<int>(level))
                << static_cast<NotationKind>(notation) << level;
}

/// m̂ and v̂ have lines of their own, with symbol, numbers and result; the weight moves by them.
void TestDerivation::adamNamesItsCorrectedMoments() {
    QFETCH(NotationKind, notation);
    QFETCH(Level, level);
    Project p = textbook();
    p.optimiser.kind = OptimiserKind::Adam;
    Scene s = scene(p);
    s.trace = History(s.project, s.model).at(2);
    const Derivation d = s.derivation(level, {notation, 8});
    const NodeId weights = s.model->layers[1].weights;
    const auto lineOf = [&](Quantity quantity) {
        const Step step = d.step(*d.writer({weights, quantity, 0, 0, 0}));
        for (std::size_t i = 0; i < step.equations.size(); ++i)
            if (step.writes[i].quantity == quantity) return step.equations[i];
        return Equation{};
    };
    const Equation first = lineOf(Quantity::FirstMomentCorrected);
    const Equation second = lineOf(Quantity::SecondMomentCorrected);
    QVERIFY(toLatex(first.left).starts_with("{\\hat{m}}_{"));
    QVERIFY(toLatex(second.left).starts_with("{\\hat{v}}_{"));
    QVERIFY(toMathMl(first.left).find("<mover accent=\"true\"") != std::string::npos);
    QVERIFY(toSpeech(second.left).starts_with("v hat subscript"));
    QVERIFY(toPlainText(first.left).starts_with("m\u0302"));
    QCOMPARE(first.rights.size(), std::size_t{3});
    QVERIFY(toLatex(first.rights[0]).ends_with("{1 - {\\beta_{1}}^{t}}"));
    QVERIFY(toLatex(first.rights[1]).find("{1 - 0.90000000^{3}}") != std::string::npos);
    const Ref at{weights, Quantity::SecondMomentCorrected, 0, 0, 0};
    if (level != Level::Layer) QCOMPARE(second.rights.back().ref.value_or(Ref{}), at);
    const std::string moved = toLatex(lineOf(Quantity::Updated).rights[0]);
    QVERIFY(moved.find("\\frac{{\\hat{m}}_{") != std::string::npos);
    QVERIFY(moved.find("\\sqrt{{\\hat{v}}_{") != std::string::npos);
    QVERIFY(moved.find("\\beta") == std::string::npos);
}

void TestDerivation::fencesNegativeFactors() {
    Project p = textbook();
    auto network = std::make_shared<Network>(*p.network);
    network->layers[0].weights(0, 1) = -0.8;
    p.network = network;
    const Scene s = scene(p);
    QCOMPARE(QString::fromStdString(
                 toPlainText(s.derivation(Level::Neuron).step(0).equations[0].rights[1])),
             QStringLiteral("0.1000 × 0.3500 + (−0.8000) × 0.9000"));
}

/// Layers of one unit have no transposes and no elementwise products, unless there are samples.
void TestDerivation::writesSingleUnitsAsNumbers() {
    const auto line = [](Index samples, bool gradient) {
        Project p = wide({1, 1, 1}, samples, OptimiserKind::Sgd);
        p.penalty = {};
        const Scene s = scene(p);
        const Derivation d = s.derivation(Level::Layer);
        const NodeId node =
            gradient ? s.model->layers[1].weights : s.model->layers[0].preActivation;
        const auto step = d.writer({node, Quantity::Adjoint, 0, 0, 0});
        return QString::fromStdString(toPlainText(d.step(*step).equations[0].rights[0]));
    };
    QCOMPARE(line(1, false), QStringLiteral("W² δ² · σ′(z¹)"));
    QCOMPARE(line(1, true), QStringLiteral("δ² a¹"));
    QCOMPARE(line(2, false), QStringLiteral("W² δ² ⊙ σ′(z¹)")); // a row for the samples
    QCOMPARE(line(2, true), QStringLiteral("δ² (a¹)ᵀ"));
}

/// 0.1 + 0.2 − 0.3 is 5.55·10⁻¹⁷ in doubles.
void TestDerivation::writesNoRoundingWhereTermsCancel() {
    Project p = wide({4, 1}, 1, OptimiserKind::Sgd);
    auto network = std::make_shared<Network>(*p.network);
    network->layers[0].weights = ParameterMatrix{{0.1, 0.2, -0.3, 1e-15}};
    network->layers[0].bias = {};
    p.network = network;
    auto data = std::make_shared<Data>(*p.data);
    data->x = SampleMatrix::Constant(4, 1, 1);
    p.data = data;
    const Derivation d = scene(p).derivation(Level::Term);
    const auto running = [&d](Index step) {
        return QString::fromStdString(toPlainText(d.step(step).equations[1]));
    };
    QVERIFY2(running(2).endsWith("= 0.3000 − 0.3000 + ⋯\n    = 0 + ⋯"), qPrintable(running(2)));
    // The last line is the engine's number, whatever it is: 5.55·10⁻¹⁷ + 10⁻¹⁵ to four digits.
    QVERIFY2(running(3).contains("= 0 + 1.000×10⁻¹⁵"), qPrintable(running(3)));
    QVERIFY2(running(3).endsWith("= 1.056×10⁻¹⁵"), qPrintable(running(3)));
}

void TestDerivation::phasesFollowOneAnother_data() {
    QTest::addColumn<std::shared_ptr<Scene>>("scene");
    QTest::addColumn<Level>("level");
    const auto add = [](const char* name, const Project& p) {
        for (const Level level : kLevels)
            QTest::addRow("%s, level %d", name, static_cast<int>(level))
                << std::make_shared<Scene>(scene(p)) << level;
    };
    add("2-2-1", textbook());
    add("3-4-2 batch, Adam", wide({3, 4, 2}, 3, OptimiserKind::Adam));
    add("1-1", wide({1, 1}, 1, OptimiserKind::Sgd));
    add("2-3-3-2 momentum", wide({2, 3, 3, 2}, 1, OptimiserKind::Momentum));
}

void TestDerivation::phasesFollowOneAnother() {
    QFETCH(std::shared_ptr<Scene>, scene);
    QFETCH(Level, level);
    const Derivation d = scene->derivation(level);
    QVERIFY(d.size() > 0);
    Phase last = Phase::Forward;
    for (Index i = 0; i < d.size(); ++i) {
        QVERIFY(d.phase(i) >= last);
        last = d.phase(i);
        const auto [first, end] = d.range(last);
        QVERIFY(first <= i && i < end);
        const Step step = d.step(i);
        QCOMPARE(step.phase, last);
        QVERIFY(!step.equations.empty());
        for (const Equation& e : step.equations) {
            QVERIFY(!e.rights.empty());
            QVERIFY(!e.left.isEmpty());
        }
        for (const Unfolding u : step.unfoldings)
            QVERIFY(!d.unfold(i, u).empty());
    }
    QCOMPARE(last, Phase::Update);
}

void TestDerivation::everythingReadIsKnownBefore() {
    QFETCH(std::shared_ptr<Scene>, scene);
    QFETCH(Level, level);
    const Derivation d = scene->derivation(level);
    for (Index i = 0; i < d.size(); ++i)
        for (const Ref& ref : d.step(i).reads) {
            // A slope is worked out within the step that uses it; an assignment before it in the
            // same step.
            const bool within = ref.quantity == Quantity::Slope ||
                                ref.quantity == Quantity::FirstMoment ||
                                ref.quantity == Quantity::SecondMoment ||
                                ref.quantity == Quantity::FirstMomentCorrected ||
                                ref.quantity == Quantity::SecondMomentCorrected;
            QVERIFY2(d.isKnown(ref, within ? i : i - 1),
                     qPrintable(QStringLiteral("step %1 reads node %2 quantity %3 too early")
                                    .arg(i)
                                    .arg(ref.node)
                                    .arg(static_cast<int>(ref.quantity))));
        }
}

void TestDerivation::writerIsTheStepThatWrites() {
    QFETCH(std::shared_ptr<Scene>, scene);
    QFETCH(Level, level);
    const Derivation d = scene->derivation(level);
    for (Index i = 0; i < d.size(); ++i)
        for (const Ref& ref : d.step(i).writes) {
            const auto writer = d.writer(ref);
            QVERIFY(writer);
            QCOMPARE(*writer, i);
            QVERIFY(!d.isKnown(ref, i - 1));
            QVERIFY(d.isKnown(ref, i));
        }
}

void TestDerivation::readersRead() {
    QFETCH(std::shared_ptr<Scene>, scene);
    QFETCH(Level, level);
    const Derivation d = scene->derivation(level);
    const auto reads = [&](Index i, const Ref& ref) {
        const auto refs = d.step(i).reads;
        return std::any_of(refs.begin(), refs.end(), [&](const Ref& r) { return r.touches(ref); });
    };
    std::vector<Ref> refs;
    for (const LayerNodes& layer : scene->model->layers) {
        refs.push_back({layer.weights, Quantity::Value, 0, 0, 0});
        refs.push_back({layer.weights, Quantity::Adjoint, 0, 0, 0});
        refs.push_back({layer.preActivation, Quantity::Value, 0, 0, 0});
        refs.push_back({layer.activation, Quantity::Value, 0, 0, 0});
        refs.push_back({layer.preActivation, Quantity::Adjoint, 0, 0, 0});
    }
    for (const Ref& ref : refs) {
        std::set<Index> expected;
        for (Index i = 0; i < d.size(); ++i)
            if (reads(i, ref)) expected.insert(i);
        for (const Index i : d.readers(ref, 1000))
            QVERIFY2(expected.contains(i),
                     qPrintable(QStringLiteral("step %1 does not read node %2 quantity %3")
                                    .arg(i)
                                    .arg(ref.node)
                                    .arg(static_cast<int>(ref.quantity))));
    }
}

void TestDerivation::levelsMeet() {
    QFETCH(std::shared_ptr<Scene>, scene);
    QFETCH(Level, level);
    const Derivation d = scene->derivation(level);
    for (const Level other : kLevels) {
        const Derivation o = scene->derivation(other);
        QCOMPARE(d.sameMoment(-1, o), Index{-1});
        Index last = -1;
        for (Index i = 0; i < d.size(); ++i) {
            const Index there = d.sameMoment(i, o);
            QVERIFY(there >= last && there < o.size());
            last = there;
            // To a finer level and back is the same step.
            if (other >= level) QCOMPARE(o.sameMoment(there, d), i);
        }
        QCOMPARE(last, o.size() - 1);
    }
}

void TestDerivation::termsAddUp() {
    const Scene s = scene(wide({3, 4, 2}, 1, OptimiserKind::Sgd));
    const Derivation d = s.derivation(Level::Term);
    const NodeId z = s.model->layers[0].preActivation;
    double sum = 0;
    int arrivals = 0;
    for (Index i = 0; i < d.size(); ++i) {
        const Step step = d.step(i);
        if (step.kind != StepKind::PreActivation || step.layer != 1 || step.unit != 0) continue;
        QCOMPARE(step.term, arrivals);
        sum += s.trace->at({z, Quantity::Contribution, 0, arrivals++, 0});
    }
    QCOMPARE(arrivals, 4); // three products and the bias
    QCOMPARE(sum, s.trace->at({z, Quantity::Value, 0, 0, 0}));
}

void TestDerivation::largeNetIsMadeLazily() {
    const Scene s = scene(wide({784, 128, 64, 10}, 1, OptimiserKind::Adam));
    for (const Level level : kLevels) {
        const Derivation d = s.derivation(level);
        for (const Index i : {Index{0}, d.size() / 3, d.size() / 2, d.size() - 1}) {
            const Step step = d.step(i);
            // Bounded whatever the size of the layer.
            QVERIFY(step.flows.size() <= 1600);
            QVERIFY(step.reads.size() <= 66);
            for (const Equation& e : step.equations)
                for (const Formula& f : e.rights)
                    QVERIFY(toPlainText(f).size() < 4000);
        }
    }
    QVERIFY(s.derivation(Level::Neuron).size() > 200000);
}

void TestDerivation::refusesStepsThatAreNot() {
    const Scene s = scene(textbook());
    const Derivation d = s.derivation(Level::Neuron);
    QVERIFY_EXCEPTION_THROWN((void)d.step(-1), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN((void)d.step(d.size()), std::out_of_range);
}

DELTAFLOW_TEST(TestDerivation)
#include "tst_derivation.moc"
