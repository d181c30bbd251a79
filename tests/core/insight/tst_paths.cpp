#include "core/insight/paths.h"

#include "core/train/history.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"
#include "tests/ui/sample_project.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;

namespace {

struct Pass {
    explicit Pass(Project p)
        : project(std::make_shared<const Project>(std::move(p)))
        , model(buildModel(*project))
        , trace(History(project, model).at(0))
        , graph(model, *trace) {}

    [[nodiscard]] PathReport find(const std::vector<Ref>& from, const Ref& to,
                                  std::size_t limit = 200) const {
        return findPaths(graph, *trace, from, to, limit);
    }
    [[nodiscard]] PathReport toLoss(const Ref& from, std::size_t limit = 200) const {
        return find({from}, lossRef(), limit);
    }
    [[nodiscard]] Ref lossRef() const { return {model->loss, Quantity::Value, 0, 0, 0}; }
    [[nodiscard]] std::vector<Ref> inputs(int sample = 0) const {
        std::vector<Ref> all;
        for (int row = 0; row < model->graph->node(model->input).shape.rows; ++row)
            all.push_back({model->input, Quantity::Value, row, 0, sample});
        return all;
    }

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
    UnitGraph graph;
};

void near(double got, double expected) {
    QVERIFY2(std::abs(got - expected) <= 1e-15 + 1e-12 * std::abs(expected),
             qPrintable(QStringLiteral("got %1, expected %2").arg(got).arg(expected)));
}

/// Layers of `width` units, `depth` of them, between one input and one output.
Project wide(Index width, int depth) {
    Network network{1, {}};
    for (int l = 0; l <= depth; ++l) {
        const Index out = l == depth ? 1 : width;
        network.layers.push_back({ParameterMatrix::Constant(out, network.outputs(), 0.01),
                                  ParameterMatrix(),
                                  {ActivationKind::Tanh}});
    }
    Project p;
    p.network = std::make_shared<const Network>(network);
    p.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(1, 1, 0.3), SampleMatrix::Constant(1, 1, 0.5)});
    return p;
}

NodeSpec leaf(const char* name, const char* op) {
    NodeSpec spec;
    spec.name = name;
    spec.op = op;
    return spec;
}
NodeSpec computed(const char* name, const char* op, std::vector<std::string> inputs) {
    NodeSpec spec;
    spec.name = name;
    spec.op = op;
    spec.inputs = std::move(inputs);
    return spec;
}

/// s = σ(x), d = s + s + x, L = ½ (y − d)²
Project branching() {
    GraphSpec graph;
    graph.nodes = {leaf("x", "input"), leaf("y", "target"), computed("s", "sigmoid", {"x"}),
                   computed("d", "add", {"s", "s", "x"}),
                   computed("L", "half_squared", {"d", "y"})};
    graph.output = "L";
    Project p;
    p.graph = std::make_shared<const GraphSpec>(graph);
    p.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(1, 1, 0.7), SampleMatrix::Constant(1, 1, -0.2)});
    return p;
}

} // namespace

Q_DECLARE_METATYPE(Project)

class TestPaths : public QObject {
    Q_OBJECT

private slots:
    void pathsOfTheSmallNet() {
        const Pass pass(net221());
        const PathReport one = pass.toLoss(pass.inputs().front());
        QCOMPARE(one.paths.digits(), std::string("2"));
        QCOMPARE(one.walked.digits(), std::string("6")); // two of three edges each
        QCOMPARE(one.swept, std::int64_t{5});            // the last is shared
        QVERIFY(one.listsAll());
        // x₁ → hidden 1 → output → L by hand: W¹₁₁ σ′(z¹₁) · W²₁₁ σ′(z²₁) · (a − y)
        const double a1 = 1 / (1 + std::exp(-0.755));
        const double a2 = 1 / (1 + std::exp(-0.68));
        const double a = 1 / (1 + std::exp(-(0.3 * a1 + 0.9 * a2)));
        near(one.listed[0].product, 0.1 * a1 * (1 - a1) * 0.3 * a * (1 - a) * (a - 0.5));
        near(one.listed[1].product, 0.4 * a2 * (1 - a2) * 0.9 * a * (1 - a) * (a - 0.5));
        near(one.listed[1].runningSum, one.sum);
        near(*one.adjoint, one.sum);
        const PathReport all = pass.find(pass.inputs(), pass.lossRef());
        QCOMPARE(all.paths.digits(), std::string("4"));
        QCOMPARE(all.walked.digits(), std::string("12"));
        QCOMPARE(all.swept, std::int64_t{7});
        QVERIFY(!all.adjoint);
    }

    void countsAreProductsOfWidthsAndSumsOfProducts() {
        const Pass pass(smallProject()); // 2-4-3-2
        const PathReport all = pass.find(pass.inputs(3), pass.lossRef());
        QCOMPARE(all.paths.digits(), std::to_string(2 * 4 * 3 * 2));
        QCOMPARE(all.walked.digits(), std::to_string(2 * 4 * 3 * 2 * 4));
        QCOMPARE(all.swept, std::int64_t{2 * 4 + 4 * 3 + 3 * 2 + 2});
    }

    void sumsOfPathsAreAdjoints_data() {
        QTest::addColumn<Project>("project");
        QTest::newRow("half squared") << smallProject(LossKind::HalfSquared);
        Project penalised = smallProject(LossKind::HalfSquared);
        penalised.penalty = {PenaltyKind::Plain, 0.3};
        QTest::newRow("penalty") << penalised;
        Project binary = smallProject(LossKind::BinaryCrossEntropy);
        auto data = std::make_shared<Data>(*binary.data);
        data->y = (data->y.array() + 1) / 2;
        binary.data = data;
        QTest::newRow("binary") << binary;
        Project softmax = binary;
        auto network = std::make_shared<Network>(*binary.network);
        network->layers.back().activation.kind = ActivationKind::Softmax;
        softmax.network = network;
        softmax.loss = LossKind::CategoricalCrossEntropy;
        auto ones = std::make_shared<Data>(*data);
        ones->y.array().rowwise() /= ones->y.colwise().sum().array();
        softmax.data = ones;
        QTest::newRow("softmax") << softmax;
        QTest::newRow("a graph that branches") << branching();
    }
    void sumsOfPathsAreAdjoints() {
        QFETCH(const Project, project);
        const Pass pass(project);
        std::vector<Ref> from = pass.inputs(static_cast<int>(pass.trace->samples()) - 1);
        for (const NodeId id : pass.model->graph->parameters()) // over all samples
            from.push_back({id, Quantity::Value, 1, 0, 0});
        for (const LayerNodes& layer : pass.model->layers)
            if (!pass.model->graph->node(layer.activation).bypassed)
                from.push_back({layer.activation, Quantity::Value, 1, 0, 2});
        for (const Ref& ref : from) {
            const PathReport report = pass.toLoss(ref, 10000);
            QVERIFY(report.listsAll());
            QVERIFY(report.adjoint.has_value());
            near(report.sum, *report.adjoint);
            near(report.listed.back().runningSum, *report.adjoint);
        }
    }

    void aValueTakenTwiceHasTwoPaths() {
        const Pass pass(branching());
        const PathReport report = pass.toLoss(pass.inputs().front());
        QCOMPARE(report.paths.digits(), std::string("3"));
        QCOMPARE(report.walked.digits(), std::string("8")); // x s d L twice, x d L
        QCOMPARE(report.swept, std::int64_t{5});
    }

    void partialsHoldWhereTheAdjointIsZero() {
        Project project = net221();
        const Pass before(project);
        Data data = *project.data;
        data.y(0, 0) = before.trace->at({before.model->layers[1].activation, Quantity::Value});
        project.data = std::make_shared<const Data>(data);
        const Pass pass(project);
        QCOMPARE(pass.trace->at({pass.model->layers[1].preActivation, Quantity::Adjoint}), 0.0);
        const Ref output{pass.model->layers[1].activation, Quantity::Value};
        const PathReport report = pass.find({pass.inputs()[1]}, output);
        const PathReport same = before.find({before.inputs()[1]}, output);
        QVERIFY(report.sum != 0);
        QCOMPARE(report.sum, same.sum);
    }

    void countsGoBeyondWhatCanBeListed() {
        const Pass exact(wide(16, 31)); // 16³¹ = 2¹²⁴
        const PathReport report = exact.toLoss(exact.inputs().front());
        QCOMPARE(report.paths.digits(), std::string("21267647932558653966460912964485513216"));
        QCOMPARE(report.listed.size(), std::size_t{200});
        QVERIFY(!report.listsAll());
        near(*report.adjoint, report.sum);

        const Pass rounded(wide(16, 60));
        const PathReport many = rounded.toLoss(rounded.inputs().front());
        QVERIFY(!many.paths.isExact());
        near(many.paths.value(), std::ldexp(1.0, 240));
        QCOMPARE(many.swept, std::int64_t{16 + 59 * 256 + 16 + 1});
    }

    void tooManyEdgesAreNotCounted() {
        const Pass pass(wide(1500, 2));
        const PathReport report = pass.toLoss(pass.inputs().front());
        QVERIFY(report.tooLarge);
        QVERIFY(report.listed.empty());
    }

    void unitsThatLeadElsewhereAreLeftOut() {
        const Pass pass(smallProject());
        const Ref unit{pass.model->layers[0].activation, Quantity::Value, 2, 0, 1};
        const PathReport report = pass.find(pass.inputs(1), unit);
        QCOMPARE(report.paths.digits(), std::string("2"));
        QCOMPARE(report.swept, std::int64_t{2});
        const Ref other{pass.model->layers[0].activation, Quantity::Value, 2, 0, 0};
        QVERIFY(pass.find(pass.inputs(1), other).paths.isZero()); // another sample's
    }
};

DELTAFLOW_TEST(TestPaths)
#include "tst_paths.moc"
