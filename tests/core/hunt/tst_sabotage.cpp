#include "core/hunt/sabotage.h"

#include "core/derive/node_rules.h"
#include "core/hunt/faulty_update.h"
#include "core/hunt/wrong_rule.h"
#include "core/insight/wrong_rules.h"
#include "core/ops/penalty.h"
#include "core/train/gradient_check.h"
#include "core/train/trainer.h"
#include "tests/core/graph_projects.h"
#include "tests/core/insight/pass.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <algorithm>
#include <set>

using namespace deltaflow;

namespace {

/// A pass with a bug, and the right one.
struct Hunted {
    Hunted(Project p, Bug bug, const char* op, int input)
        : right(std::move(p), firstShown(bug))
        , sabotage{bug, right.model->graph->find(op), input} {
        run();
    }
    Hunted(const Project& p, const Sabotage& s)
        : right(p, firstShown(s.bug))
        , sabotage(s) {
        run();
    }
    void run() {
        model = sabotaged(*right.project, *right.model, sabotage);
        trace = History(right.project, model).at(firstShown(sabotage.bug));
    }
    [[nodiscard]] double at(const char* node, int row, int col = 0, int sample = 0,
                            Quantity quantity = Quantity::Adjoint) const {
        return trace->at({model->graph->find(node), quantity, row, col, sample});
    }
    [[nodiscard]] double rightAt(const char* node, int row, int col = 0, int sample = 0,
                                 Quantity quantity = Quantity::Adjoint) const {
        return right.trace->at({model->graph->find(node), quantity, row, col, sample});
    }

    Pass right;
    Sabotage sabotage;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

/// 2-2-2, as in resources/examples, on two samples, with a penalty; W² is not symmetric.
Project square(ActivationKind hidden = ActivationKind::Sigmoid) {
    Project project = example("net-2-2-2");
    auto network = std::make_shared<Network>(*project.network);
    network->layers[0].activation.kind = hidden;
    project.network = std::move(network);
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix{{0.05, -6}, {0.1, 0.7}};
    data->y = SampleMatrix{{0.01, 0.8}, {0.99, 0.3}};
    project.data = std::move(data);
    project.penalty = {PenaltyKind::Plain, 0.1};
    return project;
}

Project optimisedBy(OptimiserKind kind) {
    Project project = square();
    project.optimiser.kind = kind;
    project.optimiser.learningRate = 0.1;
    return project;
}

/// A project of graphs for the bugs of images; nothing for any other name.
std::optional<Project> imageProject(const QString& name) {
    if (name == "strided") return convolutionProject({.kernel = {2, 3}, .stride = {2, 2}}, 2);
    if (name == "padded") return convolutionProject({.kernel = {3, 3}, .padding = {1, 2}}, 2);
    if (name == "pooled")
        return poolingProject("maxpool2d", {.kernel = {3, 2}, .stride = {1, 2}, .padding = {1, 0}},
                              2);
    return std::nullopt;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

double sigma(double z) {
    return 1 / (1 + std::exp(-z));
}

/// All numbers of the way back of a pass, by node.
std::set<NodeId> wrongNodes(const Hunted& hunted) {
    std::set<NodeId> wrong;
    for (NodeId id = 0; id < hunted.model->graph->size(); ++id) {
        const auto is = hunted.trace->block(id, Quantity::Adjoint);
        const auto should = hunted.right.trace->block(id, Quantity::Adjoint);
        for (std::size_t i = 0; i < is.size(); ++i)
            if (std::abs(is[i] - should[i]) > 1e-12) wrong.insert(id);
    }
    return wrong;
}

const char* nameOf(Bug bug) {
    static constexpr const char* kNames[] = {
        "slope omitted",     "slope at a",        "slope of z",      "slope added",
        "negative passes",   "mask by error",     "sign reversed",   "sum not mean",
        "not transposed",    "updated weights",   "indices swapped", "last sample",
        "last arrival",      "bias forgotten",    "bias penalised",  "penalty omitted",
        "kernel not turned", "stride ignored",    "padding ignored", "spread to all",
        "not divided",       "mean path",         "variance path",   "uphill",
        "rate omitted",      "velocity reversed", "look ahead",      "root omitted",
        "bias uncorrected",  "step from zero"};
    static_assert(std::size(kNames) == kBugCount);
    return kNames[static_cast<int>(bug)];
}

} // namespace

Q_DECLARE_METATYPE(deltaflow::Sabotage)

class TestSabotage : public QObject {
    Q_OBJECT

private slots:
    // -- Each bug, computed by hand ----------------------------------------------------------

    void slopeOmitted() {
        const Hunted h(square(), Bug::SlopeOmitted, "a1", 0);
        for (int s : {0, 1})
            for (int j : {0, 1}) {
                near(h.at("z1", j, 0, s), h.rightAt("a1", j, 0, s));
                QVERIFY(std::abs(h.at("z1", j, 0, s) - h.rightAt("z1", j, 0, s)) > 1e-4);
            }
    }

    void slopeAtActivation() {
        const Hunted h(square(), Bug::SlopeAtActivation, "a1", 0);
        const double a = h.right.trace->at({h.model->graph->find("a1"), Quantity::Value, 1, 0, 1});
        near(h.at("z1", 1, 0, 1), h.rightAt("a1", 1, 0, 1) * sigma(a) * (1 - sigma(a)));
    }

    void slopeOfInput() {
        const Hunted h(square(ActivationKind::Tanh), Bug::SlopeOfInput, "a1", 0);
        const double z = h.right.trace->at({h.model->graph->find("z1"), Quantity::Value, 1, 0, 1});
        near(h.at("z1", 1, 0, 1), h.rightAt("a1", 1, 0, 1) * (1 - z * z));
    }

    void slopeAdded() {
        Project project = smallProject(LossKind::BinaryCrossEntropy);
        const Hunted h(std::move(project), Bug::SlopeAdded, "L", 0);
        const double a = h.right.trace->at({h.model->graph->find("a3"), Quantity::Value, 1, 0, 4});
        near(h.at("z3", 1, 0, 4), h.rightAt("z3", 1, 0, 4) * a * (1 - a));
    }

    void negativePasses() {
        const Hunted h(square(ActivationKind::Relu), Bug::NegativePasses, "a1", 0);
        QCOMPARE(h.rightAt("z1", 1, 0, 1), 0.0); // z is below 0
        for (int j : {0, 1})
            near(h.at("z1", j, 0, 1), h.rightAt("a1", j, 0, 1));
    }

    void maskByError() {
        const Hunted h(square(ActivationKind::Relu), Bug::MaskByError, "a1", 0);
        for (int s : {0, 1})
            for (int j : {0, 1})
                near(h.at("z1", j, 0, s), std::max(0.0, h.rightAt("a1", j, 0, s)));
    }

    void signReversed_data() {
        QTest::addColumn<int>("loss");
        QTest::newRow("half squared") << static_cast<int>(LossKind::HalfSquared);
        QTest::newRow("binary") << static_cast<int>(LossKind::BinaryCrossEntropy);
        QTest::newRow("categorical") << static_cast<int>(LossKind::CategoricalCrossEntropy);
    }
    void signReversed() {
        QFETCH(int, loss);
        const Hunted h(smallProject(static_cast<LossKind>(loss)), Bug::SignReversed, "L", 0);
        for (int s = 0; s < 7; ++s)
            near(h.at("z3", 1, 0, s), -h.rightAt("z3", 1, 0, s));
        near(h.at("W1", 3, 1), -h.rightAt("W1", 3, 1)); // and all that follows
    }

    void sumNotMean() {
        const Hunted h(square(), Bug::SumNotMean, "L", 0);
        for (int s : {0, 1})
            near(h.at("z1", 0, 0, s), 2 * h.rightAt("z1", 0, 0, s));
    }

    void notTransposed() {
        const Hunted h(square(), Bug::NotTransposed, "z2", 1);
        const double d1 = h.rightAt("z2", 0, 0, 1);
        const double d2 = h.rightAt("z2", 1, 0, 1);
        near(h.at("a1", 0, 0, 1), 0.4 * d1 + 0.45 * d2); // W² = (0.4 0.45; 0.5 0.55)
        near(h.at("a1", 1, 0, 1), 0.5 * d1 + 0.55 * d2);
    }

    void updatedWeightsUsed() {
        const Hunted h(square(), Bug::UpdatedWeightsUsed, "z2", 1);
        const auto w = [&](int i, int j) {
            return h.rightAt("W2", i, j, 0, Quantity::Value) - 0.5 * h.rightAt("W2", i, j);
        };
        near(h.at("a1", 1, 0, 1),
             w(0, 1) * h.rightAt("z2", 0, 0, 1) + w(1, 1) * h.rightAt("z2", 1, 0, 1));
        near(h.at("W2", 0, 1, 0, Quantity::Updated), w(0, 1)); // the update itself is right
    }

    void indicesSwapped() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::IndicesSwapped, "z2", 0);
        near(h.at("W2", 0, 1), h.rightAt("W2", 1, 0));
        near(h.at("W2", 1, 0), h.rightAt("W2", 0, 1));
        near(h.at("W2", 0, 0), h.rightAt("W2", 0, 0));
    }

    void lastSampleOnly() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::LastSampleOnly, "z1", 0);
        near(h.at("W1", 1, 0), h.rightAt("z1", 1, 0, 1) * -6); // x₁ of the second sample
    }

    void lastArrivalOnly() {
        const Hunted h(example("branch"), Bug::LastArrivalOnly, "z_2", 1);
        // The way through z₃ is lost; W₂ = (0.7 −0.5; 0.2 0.6).
        near(h.at("f", 0), 0.7 * h.rightAt("z_2", 0) + 0.2 * h.rightAt("z_2", 1));
        near(h.rightAt("f", 0),
             h.at("f", 0) - 0.3 * h.rightAt("z_3", 0) + 0.4 * h.rightAt("z_3", 1));
    }

    void biasForgotten() {
        const Hunted h(square(), Bug::BiasForgotten, "z1", 2);
        QCOMPARE(h.at("b1", 0), 0.0);
        QCOMPARE(h.at("b1", 0, 0, 0, Quantity::Updated), 0.35);
    }

    void biasPenalised_data() {
        QTest::addColumn<int>("penalty");
        QTest::addColumn<double>("added");
        QTest::newRow("L2") << static_cast<int>(PenaltyKind::Plain) << 0.1 * 0.35;
        QTest::newRow("L2 over samples")
            << static_cast<int>(PenaltyKind::OverSamples) << 0.1 / 2 * 0.35;
        QTest::newRow("L1") << static_cast<int>(PenaltyKind::L1Plain) << 0.1;
    }
    void biasPenalised() {
        QFETCH(int, penalty);
        QFETCH(double, added);
        Project project = square();
        project.penalty = {static_cast<PenaltyKind>(penalty), 0.1};
        const Hunted h(std::move(project), Bug::BiasPenalised, "z1", 2);
        near(h.at("b1", 1), h.rightAt("b1", 1) + added);
    }

    void penaltyOmitted() {
        const Hunted h(square(), Bug::PenaltyOmitted, "R", 0);
        near(h.at("W1", 1, 0), h.rightAt("W1", 1, 0) - 0.1 * 0.25, 1e-9);
        near(h.at("W2", 1, 0), h.rightAt("W2", 1, 0)); // of the other matrix it is there
    }

    void uphill() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::Uphill, "z1", 0);
        near(h.at("W1", 1, 0), h.rightAt("W1", 1, 0));
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 + 0.5 * h.rightAt("W1", 1, 0));
        near(h.at("W2", 1, 0, 0, Quantity::Updated), h.rightAt("W2", 1, 0, 0, Quantity::Updated));
    }

    void rateOmitted() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::RateOmitted, "z1", 0);
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 - h.rightAt("W1", 1, 0));
    }

    // -- Images and normalisation ------------------------------------------------------------

    void kernelNotTurned() {
        const Hunted h(*imageProject("padded"), Bug::KernelNotTurned, "z", 1);
        // Kernel 3×3 on 2 channels of 4×5 with padding 1, 2: z is 2 channels of 4×7.
        const auto error = [&](int o, int r, int c) {
            return h.rightAt("z", (o * 4 + r) * 7 + c, 0, 1);
        };
        double sent = 0; // to x[1, 2, 3]
        for (int o : {0, 1})
            for (int u : {0, 1, 2})
                for (int v : {0, 1, 2}) {
                    const int r = 2 + 1 - u;
                    const int c = 3 + 2 - v;
                    if (r < 0 || r >= 4 || c < 0 || c >= 7) continue;
                    const int turned = 9 + (2 - u) * 3 + (2 - v);
                    sent += h.rightAt("K", o, turned, 0, Quantity::Value) * error(o, r, c);
                }
        near(h.at("x", 20 + 2 * 5 + 3, 0, 1), sent, 1e-9);
        near(h.at("K", 1, 4), h.rightAt("K", 1, 4), 1e-9); // its own gradient is right
    }

    void strideIgnored() {
        const Hunted h(*imageProject("strided"), Bug::StrideIgnored, "z", 0);
        // Kernel 2×3, stride 2: z is 2 channels of 2×2 over 2 channels of 4×5.
        double sum = 0; // of K[1, (0, 1, 2)]
        for (int s : {0, 1})
            for (int r : {0, 1})
                for (int c : {0, 1})
                    sum += h.rightAt("z", 4 + r * 2 + c, 0, s) *
                           h.rightAt("x", (r + 1) * 5 + c + 2, 0, s, Quantity::Value);
        near(h.at("K", 1, 5), sum, 1e-9);
    }

    void paddingIgnored() {
        const Hunted h(*imageProject("padded"), Bug::PaddingIgnored, "z", 0);
        double sum = 0; // of K[0, (1, 1, 0)]: read at r + 1, c
        for (int s : {0, 1})
            for (int r = 0; r < 3; ++r)
                for (int c = 0; c < 5; ++c)
                    sum += h.rightAt("z", r * 7 + c, 0, s) *
                           h.rightAt("x", 20 + (r + 1) * 5 + c, 0, s, Quantity::Value);
        near(h.at("K", 0, 9 + 3), sum, 1e-9);
    }

    void spreadToAll() {
        const Hunted h(example("max-pooling"), Bug::SpreadToAll, "y", 0);
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 4; ++c)
                near(h.at("x", r * 4 + c), h.rightAt("y", r / 2 * 2 + c / 2));
    }

    void notDivided() {
        const Hunted h(example("average-pooling"), Bug::NotDivided, "y", 0);
        // 3×3 with stride 2 and padding 1: cell (1, 1) lies under all four windows.
        near(h.at("x", 5),
             h.rightAt("y", 0) + h.rightAt("y", 1) + h.rightAt("y", 2) + h.rightAt("y", 3));
        near(h.at("x", 0), h.rightAt("y", 0));
    }

    /// Without the mean's part the way back is δ/σ less what goes through the variance.
    void meanPathOmitted() {
        const Sabotage sabotage = onlyOne(example("layer-norm"), Bug::MeanPathOmitted);
        const Hunted h(example("layer-norm"), sabotage);
        const Graph& graph = *h.model->graph;
        const NodeId mean = graph.node(sabotage.op).inputs[1];
        const NodeId normal = sabotage.op;
        const auto at = [&](NodeId id, Quantity q, int row) {
            return h.trace->at({id, q, row, 0, 0});
        };
        QVERIFY(std::abs(at(mean, Quantity::Adjoint, 0)) < 1e-12);
        double products = 0;
        for (int i = 0; i < 4; ++i)
            products += at(normal, Quantity::Adjoint, i) * at(normal, Quantity::Value, i);
        const double deviation =
            std::sqrt(at(graph.node(normal).inputs[2], Quantity::Value, 0) + 1e-5);
        for (int i = 0; i < 4; ++i)
            near(
                h.at("z", i),
                (at(normal, Quantity::Adjoint, i) - at(normal, Quantity::Value, i) * products / 4) /
                    deviation,
                1e-9);
    }

    void variancePathOmitted() {
        const Sabotage sabotage = onlyOne(example("batch-norm"), Bug::VariancePathOmitted);
        const Hunted h(example("batch-norm"), sabotage);
        const NodeId variance = h.model->graph->node(sabotage.op).inputs[2];
        for (int i : {0, 1})
            QCOMPARE(h.trace->at({variance, Quantity::Adjoint, i, 0, 0}), 0.0);
    }

    // -- Updates of every optimiser ----------------------------------------------------------

    void uphillWithEachOptimiser_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(OptimiserKind::Adam); ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void uphillWithEachOptimiser() {
        QFETCH(int, kind);
        const Hunted h(optimisedBy(static_cast<OptimiserKind>(kind)), Bug::Uphill, "z1", 0);
        const double before = h.rightAt("W1", 1, 0, 0, Quantity::Value);
        const double step = h.rightAt("W1", 1, 0, 0, Quantity::Updated) - before;
        near(h.at("W1", 1, 0, 0, Quantity::Updated), before - step, 1e-9);
        near(h.at("W2", 1, 0, 0, Quantity::Updated), h.rightAt("W2", 1, 0, 0, Quantity::Updated));
    }

    void velocityReversed() {
        const Hunted h(optimisedBy(OptimiserKind::Momentum), Bug::VelocityReversed, "z1", 0);
        const double before = h.rightAt("W1", 1, 0, 0, Quantity::FirstMomentBefore);
        const double v = h.rightAt("W1", 1, 0) - 0.9 * before; // of the second update
        QVERIFY(before != 0);
        near(h.at("W1", 1, 0, 0, Quantity::FirstMoment), v, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             h.rightAt("W1", 1, 0, 0, Quantity::Value) - 0.1 * v, 1e-9);
    }

    void lookAheadOmitted() {
        const Hunted h(optimisedBy(OptimiserKind::Nesterov), Bug::LookAheadOmitted, "z1", 0);
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 - 0.1 * h.rightAt("W1", 1, 0), 1e-9);
    }

    void rootOmitted() {
        const Hunted h(optimisedBy(OptimiserKind::RmsProp), Bug::RootOmitted, "z1", 0);
        const double g = h.rightAt("W1", 1, 0);
        const Optimiser& o = h.right.project->optimiser;
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             0.25 - 0.1 * g / ((1 - o.decay) * g * g + o.epsilon), 1e-9);
    }

    void biasUncorrected() {
        const Hunted h(optimisedBy(OptimiserKind::Adam), Bug::BiasUncorrected, "z1", 0);
        const double g = h.rightAt("W1", 1, 0);
        near(h.at("W1", 1, 0, 0, Quantity::FirstMomentCorrected), 0.1 * g, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::SecondMomentCorrected), 0.001 * g * g, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             0.25 - 0.1 * 0.1 * g / (std::sqrt(0.001 * g * g) + h.right.project->optimiser.epsilon),
             1e-9);
        near(h.at("W2", 1, 0, 0, Quantity::FirstMomentCorrected), h.rightAt("W2", 1, 0), 1e-9);
    }

    void stepFromZero() {
        const Hunted h(optimisedBy(OptimiserKind::Adam), Bug::StepFromZero, "z1", 0);
        QVERIFY(std::isinf(h.at("W1", 1, 0, 0, Quantity::FirstMomentCorrected)));
        QVERIFY(std::isnan(h.at("W1", 1, 0, 0, Quantity::Updated)));
        QVERIFY(std::isfinite(h.at("b1", 1, 0, 0, Quantity::Updated)));
    }

    // -- All of them, wherever they can be ---------------------------------------------------

    void eachPlace_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Sabotage>("sabotage");
        for (const char* name :
             {"net-2-2-1",   "net-2-2-2",   "xor",      "multi-class", "deep-relu",
              "branch",      "mlp-penalty", "rnn",      "square",      "relu",
              "net-8-8-8-2", "convolution", "tiny-cnn", "max-pooling", "average-pooling",
              "batch-norm",  "layer-norm",  "strided",  "padded",      "pooled",
              "momentum",    "nesterov",    "rmsprop",  "adam"}) {
            const Pass pass(project(QString::fromLatin1(name)));
            for (const Sabotage& s : tellingSabotages(pass.project, pass.model))
                QTest::addRow("%s: %s at %s, %d", name, nameOf(s.bug),
                              pass.model->graph->node(s.op).name.c_str(), s.input)
                    << QString::fromLatin1(name) << s;
        }
    }
    /// The engine's number is that of the wrong rule, nothing before it is wrong, and the rule that
    /// should hold there gives the derivative.
    void eachPlace() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        Ref place = placeOf(sabotage, *h.model);
        const std::vector<Ref> places = huntingPlaces(*h.model);
        QVERIFY(std::ranges::find(places, place) != places.end());
        if (isOfUpdate(sabotage.bug)) place.quantity = wrongLine(sabotage.bug);
        const Shape& shape = h.model->graph->node(place.node).shape;
        const int samples = shape.perSample ? std::min<int>(3, int(h.trace->samples())) : 1;
        bool differs = false;
        for (int s = 0; s < samples; ++s)
            for (int i = 0; i < shape.rows; ++i)
                for (int j = 0; j < shape.cols; ++j) {
                    const Ref at{place.node, place.quantity, i, j, s};
                    const RulePair rules =
                        rulesAt(sabotage, *h.right.project, *h.right.model, h.trace->samples(),
                                firstShown(sabotage.bug) + 1, at);
                    const double is = h.trace->at(at);
                    const double told = evaluate(rules.wrong, *h.trace)(0, 0);
                    if (!same(is, told)) near(is, told, 1e-7);
                    near(h.right.trace->at(at), evaluate(rules.right, *h.trace)(0, 0), 1e-7);
                    const double apart = std::abs(is - h.right.trace->at(at));
                    differs = differs || !(apart <= 1e-9);
                }
        QVERIFY(differs || samples < h.trace->samples());
    }

    /// Forward, both are the same; so the gradient check tells which gradients are wrong: exactly
    /// those that differ from the right engine's.
    void theGradientCheckFlagsWhatIsWrong_data() { eachPlace_data(); }
    void theGradientCheckFlagsWhatIsWrong() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        const GradientCheck check = checkGradients(*h.right.project, *h.model);
        const GradientCheck good = checkGradients(*h.right.project, *h.right.model);
        QCOMPARE(check.samples.size(), good.samples.size());
        QVERIFY(good.passed());
        int flagged = 0;
        for (std::size_t i = 0; i < check.samples.size(); ++i) {
            const double apart = std::abs(check.samples[i].analytic - good.samples[i].analytic);
            const double scale =
                std::max({std::abs(good.samples[i].analytic), std::abs(check.samples[i].analytic)});
            const bool isFlagged = !(check.samples[i].relativeError <= check.tolerance);
            if (apart == 0) QVERIFY(!isFlagged);
            if (apart > 1e-4 * std::max(scale, 1e-2)) QVERIFY(isFlagged);
            flagged += isFlagged;
        }
        QCOMPARE(flagged == 0, isOfUpdate(sabotage.bug));
    }

    /// Training at full speed goes as wrong as the steps that are shown.
    void trainingGoesWrongAsWell_data() { eachPlace_data(); }
    void trainingGoesWrongAsWell() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        Trainer trainer(h.right.project, h.model);
        trainer.advance(firstShown(sabotage.bug) + 1);
        std::size_t i = 0;
        for (const NodeId id : h.model->graph->parameters())
            for (const double updated : h.trace->block(id, Quantity::Updated)) {
                const double trained = trainer.parameters()[i++];
                if (!same(trained, updated)) near(trained, updated, 1e-9);
            }
        QCOMPARE(trainer.parameters().size(), i);
    }

    /// What is shown arriving term by term is what the engine sent, where the mistake is in a term.
    void whatArrivesAddsUpToIt_data() { eachPlace_data(); }
    void whatArrivesAddsUpToIt() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const std::set<Bug> inTheSum{Bug::LastSampleOnly, Bug::LastArrivalOnly, Bug::BiasPenalised,
                                     Bug::StrideIgnored, Bug::PaddingIgnored};
        if (inTheSum.contains(sabotage.bug) || isOfUpdate(sabotage.bug)) return;
        const Hunted h(project(name), sabotage);
        const Graph& graph = *h.model->graph;
        const NodeId to = graph.node(sabotage.op).inputs[static_cast<std::size_t>(sabotage.input)];
        const Shape& shape = graph.node(to).shape;
        const NodeRules rules(graph, h.trace->samples());
        for (int i = 0; i < shape.rows; ++i)
            for (int j = 0; j < shape.cols; ++j) {
                double sum = 0;
                for (int k = 0; k < rules.arrivals(to, i, j); ++k)
                    sum += h.trace->at(shape.perSample
                                           ? Ref{to, Quantity::AdjointContribution, i, k, 0}
                                           : Ref{to, Quantity::AdjointContribution, i, j, k});
                near(sum, h.trace->at({to, Quantity::Adjoint, i, j, 0}), 1e-9);
            }
    }

    // -- The rest ----------------------------------------------------------------------------

    void thereAreAtLeastEightInOneNet() {
        const Pass pass(square());
        std::set<Bug> bugs;
        for (const Sabotage& s : tellingSabotages(pass.project, pass.model))
            bugs.insert(s.bug);
        QVERIFY2(bugs.size() >= 8, qPrintable(QString::number(bugs.size())));
    }

    void nothingComesWrongBeforeThePlace() {
        const Hunted h(square(), Bug::NotTransposed, "z2", 1);
        const auto id = [&](const char* name) { return h.model->graph->find(name); };
        QCOMPARE(wrongNodes(h),
                 (std::set<NodeId>{id("a1"), id("z1"), id("W1"), id("b1"), id("x")}));
        QCOMPARE(placeOf(h.sabotage, *h.model).node, id("z1")); // δ¹, told in one breath
    }

    void theRightModelStaysAsItIs() {
        const Pass before(square());
        static_cast<void>(sabotaged(*before.project, *before.model,
                                    {Bug::SignReversed, before.model->dataLoss, 0}));
        const auto again = History(before.project, before.model).at(0);
        const NodeId z = before.model->graph->find("z1");
        QVERIFY(std::ranges::equal(again->block(z, Quantity::Adjoint),
                                   before.trace->block(z, Quantity::Adjoint)));
    }

    void aSeedAlwaysDrawsTheSame() {
        const Pass pass(square());
        std::set<std::pair<int, NodeId>> drawn;
        const auto telling = tellingSabotages(pass.project, pass.model);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto one = drawSabotage(pass.project, pass.model, seed);
            QVERIFY(one.has_value());
            QCOMPARE(drawSabotage(pass.project, pass.model, seed), one);
            QVERIFY(std::ranges::find(telling, *one) != telling.end());
            drawn.insert({static_cast<int>(one->bug), one->op});
        }
        QVERIFY(drawn.size() > 10);
    }

    void nothingCanBeHiddenWhereNothingIsWrong() {
        Project project = example("net-1-1");
        QVERIFY(!isPossible({Bug::NotTransposed, 4, 1}, project, *buildModel(project)));
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(sabotaged(project, *buildModel(project), {Bug::NotTransposed, 4, 1})),
            std::invalid_argument);
    }

    void whatGivesTheSameNumbersIsTheSame() {
        const Pass pass(square());
        const NodeId loss = pass.model->dataLoss;
        const NodeId a = pass.model->graph->find("a1");
        QVERIFY(actAlike({Bug::SignReversed, loss, 0}, {Bug::SignReversed, loss, 0}, pass.project,
                         pass.model));
        QVERIFY(!actAlike({Bug::SignReversed, loss, 0}, {Bug::SlopeOmitted, a, 0}, pass.project,
                          pass.model));
    }

    void aNumberIsOfAPlace() {
        const Pass pass(square());
        const auto place = [&](const char* node, Quantity quantity) {
            return placeOf(Ref{pass.model->graph->find(node), quantity, 1, 0, 0}, *pass.model);
        };
        const NodeId z = pass.model->graph->find("z1");
        const Ref error{z, Quantity::Adjoint, Ref::kAll, 0, Ref::kAll};
        QCOMPARE(place("a1", Quantity::Value), error); // a neuron that is clicked
        QCOMPARE(place("z1", Quantity::AdjointContribution), error);
        const NodeId w = pass.model->graph->find("W2");
        const Ref gradient{w, Quantity::Adjoint, Ref::kAll, Ref::kAll, 0};
        QCOMPARE(place("W2", Quantity::Value), gradient);
        QCOMPARE(place("W2", Quantity::Updated).value().quantity, Quantity::Updated);
        QVERIFY(!place("L", Quantity::Value));
        QVERIFY(!place("x", Quantity::Value));
        QVERIFY(!placeOf(Ref::setting(Setting::LearningRate), *pass.model));
    }

private:
    static Sabotage onlyOne(Project project, Bug bug) {
        std::vector<Sabotage> all = possibleSabotages(project, *buildModel(project));
        std::erase_if(all, [bug](const Sabotage& s) { return s.bug != bug; });
        if (all.size() != 1) qFatal("there is not one such place");
        return all.front();
    }
    static Project project(const QString& name) {
        if (name == "relu") return square(ActivationKind::Relu);
        if (name == "momentum") return optimisedBy(OptimiserKind::Momentum);
        if (name == "nesterov") return optimisedBy(OptimiserKind::Nesterov);
        if (name == "rmsprop") return optimisedBy(OptimiserKind::RmsProp);
        if (name == "adam") return optimisedBy(OptimiserKind::Adam);
        if (auto image = imageProject(name)) return *std::move(image);
        return name == "square" ? square() : example(name.toLatin1().constData());
    }
};

DELTAFLOW_TEST(TestSabotage)
#include "tst_sabotage.moc"
