#include "core/derive/node_rules.h"
#include "core/derive/unfold.h"
#include "core/derive/update_rules.h"
#include "core/train/history.h"
#include "tests/test_program.h"

#include <QTest>

#include <random>

using namespace deltaflow;

namespace {

Project project(const std::vector<Index>& sizes, ActivationKind hidden, ActivationKind output,
                LossKind loss, Index samples, PenaltyKind penalty, OptimiserKind optimiser) {
    std::mt19937 random(7);
    const auto draw = [&] { return static_cast<double>(random() % 2001) / 1000.0 - 1.0; };
    auto network = std::make_shared<Network>();
    network->inputs = sizes.front();
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        DenseLayer layer;
        layer.weights = ParameterMatrix::NullaryExpr(sizes[l], sizes[l - 1], draw);
        if (l % 2 == 1) layer.bias = ParameterMatrix::NullaryExpr(sizes[l], 1, draw);
        layer.activation.kind = l + 1 == sizes.size() ? output : hidden;
        layer.activation.alpha = 0.2;
        network->layers.push_back(layer);
    }
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix::NullaryExpr(sizes.front(), samples, draw);
    data->y = SampleMatrix::NullaryExpr(sizes.back(), samples, [&] { return (draw() + 1) / 2; });
    if (loss == LossKind::CategoricalCrossEntropy)
        data->y.array().rowwise() /= data->y.colwise().sum().array();
    Project p;
    p.network = network;
    p.data = data;
    p.loss = loss;
    p.penalty = {penalty, 0.3};
    p.optimiser.kind = optimiser;
    p.optimiser.learningRate = 0.1;
    return p;
}

struct Pass {
    explicit Pass(Project p)
        : project(std::make_shared<const Project>(std::move(p)))
        , model(buildModel(*project))
        , trace(History(project, model).at(2))
        , rules(*model->graph, trace->samples()) {}

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
    NodeRules rules;
};

} // namespace

Q_DECLARE_METATYPE(Project)

/// What is written on screen is what was computed: every rule, evaluated, is the engine's number.
class TestNodeRules : public QObject {
    Q_OBJECT

private slots:
    void rulesGiveTheEnginesNumbers_data();
    void rulesGiveTheEnginesNumbers();
    void matrixRulesAgreeWithElementRules_data() { rulesGiveTheEnginesNumbers_data(); }
    void matrixRulesAgreeWithElementRules();
    void updateRulesGiveTheEnginesNumbers_data() { rulesGiveTheEnginesNumbers_data(); }
    void updateRulesGiveTheEnginesNumbers();
    void sideDerivationsKeepTheirValue_data() { rulesGiveTheEnginesNumbers_data(); }
    void sideDerivationsKeepTheirValue();
    void addendsAddUp_data() { rulesGiveTheEnginesNumbers_data(); }
    void addendsAddUp();
};

namespace {

void near(double got, double expected) {
    QVERIFY2(
        std::abs(got - expected) <= 1e-13 + 1e-11 * std::abs(expected),
        qPrintable(
            QStringLiteral("got %1, expected %2").arg(got, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

template <typename Visit>
void eachElement(const Pass& pass, NodeId node, Visit visit) {
    const Shape shape = pass.model->graph->node(node).shape;
    for (int r = 0; r < shape.rows; ++r)
        for (int c = 0; c < shape.cols; ++c)
            for (int s = 0; s < (shape.perSample ? pass.trace->samples() : 1); ++s)
                visit(r, c, s);
}

} // namespace

void TestNodeRules::rulesGiveTheEnginesNumbers_data() {
    QTest::addColumn<Project>("project");
    const auto row = [](const char* name, Project p) { QTest::newRow(name) << std::move(p); };
    using A = ActivationKind;
    using L = LossKind;
    using P = PenaltyKind;
    using O = OptimiserKind;
    row("sigmoid, squared",
        project({2, 2, 1}, A::Sigmoid, A::Sigmoid, L::HalfSquared, 1, P::None, O::Sgd));
    row("tanh, squared, batch, momentum",
        project({3, 4, 3, 2}, A::Tanh, A::Identity, L::HalfSquared, 3, P::Plain, O::Momentum));
    row("relu, squared, nesterov",
        project({3, 8, 2}, A::Relu, A::Tanh, L::HalfSquared, 2, P::OverSamples, O::Nesterov));
    row("leaky, squared, rmsprop",
        project({2, 3, 2}, A::LeakyRelu, A::Softplus, L::HalfSquared, 1, P::None, O::RmsProp));
    row("softplus, binary, adam", project({2, 3, 2}, A::Softplus, A::Sigmoid, L::BinaryCrossEntropy,
                                          3, P::OverSamples, O::Adam));
    row("tanh, squared, L1 over samples",
        project({3, 4, 2}, A::Tanh, A::Identity, L::HalfSquared, 3, P::L1OverSamples, O::Momentum));
    row("softmax, L1", project({3, 4, 3}, A::Sigmoid, A::Softmax, L::CategoricalCrossEntropy, 2,
                               P::L1Plain, O::Sgd));
    row("binary, one sample",
        project({2, 3, 2}, A::Tanh, A::Sigmoid, L::BinaryCrossEntropy, 1, P::None, O::Sgd));
    row("softmax, categorical", project({3, 7, 3}, A::Sigmoid, A::Softmax,
                                        L::CategoricalCrossEntropy, 2, P::Plain, O::Adam));
    row("softmax, one sample",
        project({3, 4, 5}, A::Tanh, A::Softmax, L::CategoricalCrossEntropy, 1, P::None, O::Sgd));
    row("softmax, squared",
        project({2, 3, 3}, A::Tanh, A::Softmax, L::HalfSquared, 2, P::None, O::Sgd));
    Project loose =
        project({2, 2, 3}, A::Tanh, A::Softmax, L::CategoricalCrossEntropy, 1, P::None, O::Sgd);
    auto data = std::make_shared<Data>(*loose.data);
    data->y *= 1.5; // targets that are no distribution
    loose.data = data;
    row("softmax, targets that do not add up to 1", loose);
}

void TestNodeRules::rulesGiveTheEnginesNumbers() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Graph& graph = *pass.model->graph;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        eachElement(pass, id, [&](int r, int c, int s) {
            if (node.op)
                near(evaluate(pass.rules.forwardElement(id, r, s), *pass.trace)(0, 0),
                     pass.trace->at({id, Quantity::Value, r, c, s}));
            if (node.role == NodeRole::Target || id == pass.model->loss ||
                id == pass.model->dataLoss || id == pass.model->penalty)
                return;
            near(evaluate(pass.rules.adjointElement(id, r, c, s), *pass.trace)(0, 0),
                 pass.trace->at({id, Quantity::Adjoint, r, c, s}));
        });
    }
}

void TestNodeRules::matrixRulesAgreeWithElementRules() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Graph& graph = *pass.model->graph;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        const auto compare = [&](const Eigen::MatrixXd& whole, Quantity quantity) {
            const bool bySample = node.shape.perSample;
            QCOMPARE(whole.rows(), node.shape.rows);
            QCOMPARE(whole.cols(), bySample ? pass.trace->samples() : node.shape.cols);
            eachElement(pass, id, [&](int r, int c, int s) {
                near(whole(r, bySample ? s : c), pass.trace->at({id, quantity, r, c, s}));
            });
        };
        if (node.op) compare(evaluate(pass.rules.forwardMatrix(id), *pass.trace), Quantity::Value);
        const bool isZ = node.op && node.op->name() == "dense";
        if (isZ || node.role == NodeRole::Parameter)
            compare(evaluate(pass.rules.adjointMatrix(id), *pass.trace), Quantity::Adjoint);
    }
}

void TestNodeRules::updateRulesGiveTheEnginesNumbers() {
    QFETCH(Project, project);
    const Pass pass(project);
    const auto t = static_cast<std::int64_t>(pass.trace->setting(Setting::Iteration));
    QCOMPARE(t, std::int64_t{3});
    for (const NodeId id : pass.model->graph->parameters()) {
        eachElement(pass, id, [&](int r, int c, int) {
            for (const Assignment& a : updateRules(project.optimiser, id, r, c, t))
                near(evaluate(a.rule, *pass.trace)(0, 0), pass.trace->at(a.writes));
        });
        for (const Assignment& a : updateRules(project.optimiser, id, Ref::kAll, Ref::kAll, t)) {
            const Eigen::MatrixXd whole = evaluate(a.rule, *pass.trace);
            eachElement(pass, id, [&](int r, int c, int) {
                near(whole(r, c), pass.trace->at({id, a.writes.quantity, r, c, 0}));
            });
        }
    }
}

void TestNodeRules::sideDerivationsKeepTheirValue() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Notation notation(NotationKind::Delta, project.optimiser.kind, pass.model,
                            pass.trace->samples());
    const Writer writer(notation, *pass.trace, {});
    const Unfolder unfolder(*pass.model, *pass.trace, writer, 0);
    const StageTable table(project, *pass.model, pass.trace->samples(), Level::Neuron,
                           WayBack::Joined);
    int checked = 0;
    for (const Stage& stage : table.stages()) {
        if (stage.phase != Phase::Backward) continue;
        const bool output = stage.kind == StepKind::OutputError;
        std::vector<Unfolding> which{Unfolding::ActivationDerivative};
        if (output) which = {Unfolding::LossDerivative};
        if (output && project.loss == LossKind::BinaryCrossEntropy)
            which.push_back(Unfolding::SigmoidCrossEntropy);
        if (output && project.loss == LossKind::CategoricalCrossEntropy)
            which.push_back(Unfolding::SoftmaxCrossEntropy);
        if (!output) which.push_back(Unfolding::ChainRule);
        for (const Unfolding u : which)
            for (const Chain& chain : unfolder.chains(u, stage, 0)) {
                QVERIFY(!unfolder.written(chain).rights.empty());
                for (const Rule& rule : chain.rules) {
                    near(evaluate(rule, *pass.trace)(0, 0),
                         evaluate(chain.rules.back(), *pass.trace)(0, 0));
                    ++checked;
                }
            }
    }
    QVERIFY(checked > 0);
}

void TestNodeRules::addendsAddUp() {
    QFETCH(Project, project);
    const Pass pass(project);
    for (const LayerNodes& layer : pass.model->layers)
        for (const Rule& rule : {pass.rules.forwardElement(layer.preActivation, 0, 0),
                                 pass.rules.adjointElement(layer.weights, 0, 0, 0),
                                 pass.rules.forwardElement(pass.model->dataLoss, 0, 0)}) {
            double total = 0;
            for (int i = 0; i < addends(rule); ++i)
                total += evaluate(addend(rule, i), *pass.trace)(0, 0);
            near(total, evaluate(rule, *pass.trace)(0, 0));
        }
}

DELTAFLOW_TEST(TestNodeRules)
#include "tst_node_rules.moc"
