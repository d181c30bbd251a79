#include "core/insight/unit_statistics.h"

#include "tests/core/graph_projects.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

/// Four units on inputs −1, 0, 1 with weight 1 each, and biases that decide their fate; their sum
/// is the output.
Project fourUnits(ActivationKind kind, std::array<double, 4> biases, double weight = 1) {
    Network network{1, {}};
    DenseLayer hidden{ParameterMatrix::Constant(4, 1, weight), ParameterMatrix(4, 1), {kind}};
    hidden.bias << biases[0], biases[1], biases[2], biases[3];
    DenseLayer output{ParameterMatrix::Ones(1, 4), {}, {ActivationKind::Identity}};
    network.layers = {hidden, output};
    Project project;
    project.network = std::make_shared<const Network>(network);
    Data data{SampleMatrix(1, 3), SampleMatrix::Zero(1, 3)};
    data.x << -1, 0, 1;
    project.data = std::make_shared<const Data>(data);
    return project;
}

std::vector<LayerStatistics> statisticsOf(const Pass& pass) {
    return statisticsOf(passOverData(*pass.model, *pass.trace, *pass.project->data), *pass.model);
}

QString rowsOf(const std::vector<UnitMark>& marks, UnitState state) {
    QStringList rows;
    for (const UnitMark& mark : marks)
        if (mark.state == state) rows << QString::number(mark.unit.row);
    return rows.join(u' ');
}

/// z at which a sigmoid is 0.99.
const double kSteep = std::log(99);

} // namespace

class TestUnitStatistics : public QObject {
    Q_OBJECT

private slots:
    void spreads() {
        const double numbers[] = {3, -1, std::nan(""), 1, INFINITY, 1};
        const Spread spread = spreadOf(numbers);
        QCOMPARE(spread.count, std::size_t{4});
        QCOMPARE(spread.least, -1.0);
        QCOMPARE(spread.most, 3.0);
        QCOMPARE(spread.mean, 1.0);
        QCOMPARE(spread.deviation, std::sqrt(2.0));
        QCOMPARE(spread.rms, std::sqrt(3.0));
        QCOMPARE(spreadOf({}).count, std::size_t{0});
    }

    void keepsTheSignsApart_data() {
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<std::size_t>("below"); // in the bins left of 0
        QTest::newRow("both signs") << QList<double>{-0.3, -0.001, 0, 0.001, 0.9} << std::size_t{2};
        QTest::newRow("positive") << QList<double>{0.5, 0.7, 1} << std::size_t{0};
        QTest::newRow("negative") << QList<double>{-0.5, -0.7, -1} << std::size_t{3};
        QTest::newRow("with zeros") << QList<double>{0, 0, -2} << std::size_t{1};
        QTest::newRow("tiny") << QList<double>{1e-12, -3e-12} << std::size_t{1};
        QTest::newRow("not finite") << QList<double>{INFINITY, -1, 2} << std::size_t{1};
    }
    void keepsTheSignsApart() {
        QFETCH(QList<double>, numbers);
        QFETCH(std::size_t, below);
        const Histogram histogram = histogramOf(numbers);
        QVERIFY(!histogram.counts.empty() && histogram.counts.size() <= 26);
        const double left = -histogram.from / histogram.width;
        QVERIFY(std::abs(left - std::round(left)) < 1e-9); // 0 is an edge
        std::size_t counted = 0;
        std::size_t counts = 0;
        for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
            if (static_cast<double>(i) < std::round(left)) counted += histogram.counts[i];
            counts += histogram.counts[i];
        }
        QCOMPARE(counted, below);
        const auto finite =
            std::ranges::count_if(numbers, [](double number) { return std::isfinite(number); });
        QCOMPARE(counts, static_cast<std::size_t>(finite));
    }

    /// A saturated unit's 1 does not make the axis longer.
    void endsWhereTheNumbersDo() {
        const double sigmoid[] = {0, 0.3, 0.99, 1};
        QCOMPARE(histogramOf(sigmoid).to(), 1.0);
        QCOMPARE(histogramOf(sigmoid).counts.back(), std::size_t{2});
        const double tanh[] = {-1, 0.5, 1};
        QCOMPARE(histogramOf(tanh).from, -1.0);
        QCOMPARE(histogramOf(tanh).to(), 1.0);
    }

    void hasNoBinsForNothing() {
        QVERIFY(histogramOf({}).counts.empty());
        const double zeros[] = {0, 0};
        QVERIFY(histogramOf(zeros).counts.empty());
    }

    void namesDeadUnits() {
        // z = x + b on x = −1, 0, 1: never positive for b ≤ −1; at b = −1 it only reaches 0.
        const Pass pass(fourUnits(ActivationKind::Relu, {-1, -0.99, -5, 0}));
        const auto layers = statisticsOf(pass);
        QCOMPARE(layers.size(), std::size_t{2});
        QCOMPARE(rowsOf(layers[0].stuck, UnitState::Dead), QStringLiteral("0 2"));
        QCOMPARE(layers[0].stuck[0].unit.node, pass.model->layers[0].activation);
        QVERIFY(layers[1].stuck.empty());
        // What dead means: their weights and biases have no gradient, and the others do.
        const auto gradient = [&](int unit) {
            return pass.trace->at({pass.model->layers[0].bias, Quantity::Adjoint, unit, 0, 0});
        };
        QCOMPARE(gradient(0), 0.0);
        QCOMPARE(gradient(2), 0.0);
        QVERIFY(gradient(1) != 0 && gradient(3) != 0);
    }

    void namesSaturatedUnits_data() {
        QTest::addColumn<ActivationKind>("kind");
        QTest::addColumn<double>("scale"); // tanh z = 2 σ(2z) − 1: half of z is as steep
        QTest::newRow("sigmoid") << ActivationKind::Sigmoid << 1.0;
        QTest::newRow("tanh") << ActivationKind::Tanh << 0.5;
    }
    void namesSaturatedUnits() {
        QFETCH(ActivationKind, kind);
        QFETCH(double, scale);
        const double edge = kSteep * scale;
        const double reach = 0.1; // x is −0.1, 0, 0.1 by the weight
        const Pass pass(
            fourUnits(kind, {edge + 0.101, edge + 0.099, -edge - 0.101, -edge - 0.099}, reach));
        const auto layers = statisticsOf(pass);
        QCOMPARE(rowsOf(layers[0].stuck, UnitState::Saturated), QStringLiteral("0 2"));
        QCOMPARE(rowsOf(layers[0].stuck, UnitState::Dead), QString());
        // Below 4 % of the largest slope, ¼ or 1, at every sample.
        for (int sample = 0; sample < 3; ++sample) {
            const double a =
                pass.trace->at({pass.model->layers[0].activation, Quantity::Value, 0, 0, sample});
            const double share = kind == ActivationKind::Sigmoid ? 4 * a * (1 - a) : 1 - a * a;
            QVERIFY(share < 0.04);
        }
    }

    void leavesOthersAlone_data() {
        QTest::addColumn<ActivationKind>("kind");
        QTest::newRow("leaky ReLU") << ActivationKind::LeakyRelu;
        QTest::newRow("softplus") << ActivationKind::Softplus;
        QTest::newRow("identity") << ActivationKind::Identity;
    }
    void leavesOthersAlone() {
        QFETCH(ActivationKind, kind);
        const auto layers = statisticsOf(Pass(fourUnits(kind, {-9, 9, -90, 90})));
        QVERIFY(layers[0].stuck.empty());
    }

    /// Against the pass: rms of what the trace has stored.
    void measuresEachLayer_data() {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("units");
        QTest::newRow("xor") << 2 << 2;
        QTest::newRow("net-8-8-8-2") << 3 << 8;
        QTest::newRow("multi-class") << 0 << 0;
        QTest::newRow("deep-chain") << 0 << 1;
        QTest::newRow("tiny-cnn") << 2 << 2; // of two channels
        QTest::newRow("rnn") << 0 << 0;
        QTest::newRow("branch") << 0 << 0;
    }
    void measuresEachLayer() {
        QFETCH(int, layers);
        QFETCH(int, units);
        const Pass pass(example(QTest::currentDataTag()));
        const auto found = statisticsOf(pass);
        QVERIFY(!found.empty());
        if (layers > 0) QCOMPARE(found.size(), static_cast<std::size_t>(layers));
        if (units > 0) QCOMPARE(found[0].units, static_cast<Index>(units));
        if (pass.trace->samples() != pass.project->data->x.cols()) return; // a minibatch
        const auto rms = [&](NodeId node, Quantity quantity) {
            return spreadOf(pass.trace->block(node, quantity)).rms;
        };
        for (const LayerStatistics& layer : found) {
            near(layer.value.rms, rms(layer.parts.activation, Quantity::Value));
            near(layer.error.rms, rms(layer.parts.preActivation, Quantity::Adjoint));
            if (layer.parts.parameters.size() == 1)
                near(layer.gradient.rms, rms(layer.parts.parameters[0], Quantity::Adjoint));
        }
    }

    void tellsASharedWeightOnce() {
        std::map<NodeId, int> told;
        const Pass pass(example("rnn"));
        for (const LayerParts& layer : layerParts(*pass.model))
            for (const NodeId id : layer.parameters)
                ++told[id];
        QVERIFY(!told.empty());
        for (const auto& [id, times] : told)
            QCOMPARE(times, 1);
    }

    void looksAtAllSamplesOfMinibatches() {
        // Dead on the first minibatch's sample alone is not dead.
        Project project = fourUnits(ActivationKind::Relu, {0.5, -0.5, -2, 2});
        project.training.batches.size = 1;
        const Pass pass(project);
        QCOMPARE(pass.trace->samples(), Index{1});
        const auto layers = statisticsOf(pass);
        QCOMPARE(layers[0].value.count, std::size_t{12});
        QCOMPARE(rowsOf(layers[0].stuck, UnitState::Dead), QStringLiteral("2"));
    }

    void aChannelIsAUnit() {
        Project project = example("tiny-cnn");
        GraphSpec spec = *project.graph;
        for (NodeSpec& node : spec.nodes)
            if (node.name == "b_1") node.value(1, 0) = -50;
        project.graph = std::make_shared<const GraphSpec>(spec);
        const Pass pass(project);
        const auto stuck = statisticsOf(pass)[0].stuck; // of 2 channels of 4×4
        QCOMPARE(stuck.size(), std::size_t{1});
        QCOMPARE(stuck[0].unit.row, 16);
        QCOMPARE(stuck[0].elements, 16);
    }

    void retracesTheStart_data() {
        QTest::addColumn<std::int64_t>("last");
        for (const char* name : {"xor", "batch-norm", "multi-class"})
            QTest::newRow(name) << std::int64_t{13};
    }
    void retracesTheStart() {
        const Pass pass(example(QTest::currentDataTag()));
        const auto norms =
            earlyNorms(pass.project, pass.model, *pass.trace, 12, std::chrono::seconds(20));
        std::vector<std::int64_t> iterations;
        for (const auto& [iteration, row] : norms)
            iterations.push_back(iteration);
        QCOMPARE(iterations, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12}));
        const Pass later(*pass.project, 10);
        const auto expected = layerNorms(statisticsOf(later));
        QCOMPARE(norms.at(10).size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            near(norms.at(10)[i], expected[i], 1e-9);
        QVERIFY(earlyNorms(pass.project, pass.model, *pass.trace, 12, std::chrono::seconds(20), [] {
                    return true;
                }).empty());
    }

    void keepsWithinItsMemory() {
        const Pass pass(fourUnits(ActivationKind::Relu, {0, 0, 0, 0}));
        QCOMPARE(passOverData(*pass.model, *pass.trace, *pass.project->data).samples(), Index{3});
        QCOMPARE(passOverData(*pass.model, *pass.trace, *pass.project->data, 5).samples(),
                 Index{1});
    }

    void carriesTheParametersOfTheIteration() {
        const Pass pass(example("xor"), 5);
        const Plan plan = passOverData(*pass.model, *pass.trace, *pass.project->data);
        QCOMPARE(plan.output(), pass.trace->block(pass.model->loss, Quantity::Value)[0]);
        QVERIFY(plan.output() !=
                Pass(example("xor")).trace->block(pass.model->loss, Quantity::Value)[0]);
    }
};

DELTAFLOW_TEST(TestUnitStatistics)
#include "tst_unit_statistics.moc"
