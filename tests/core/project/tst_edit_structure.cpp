#include "core/project/edit.h"
#include "core/project/initialise.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "tests/core/project/edit_samples.h"
#include "tests/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace deltaflow;

class TestEditStructure : public QObject {
    Q_OBJECT

private slots:
    void addsAndRemovesUnits();
    void setsTheNumberOfUnits();
    void addsAndRemovesInputs();
    void addsAndRemovesOutputs();
    void insertsAndRemovesLayers();
    void appendsALayer();
    void removesTheOutputLayer();
    void togglesBias();
    void couplesLossAndActivation();
    void softmaxStaysLast();
    void drawsAnew();
    void drawsNothingTwice();
    void addsAndRemovesSamples();
    void refusesStructures();
    void boundsDoNotOverflow();
    void boundsWhatAPassKeeps();
    void newProjectIsSound();
};

void TestEditStructure::addsAndRemovesUnits() {
    Project project = twoTwoOne();
    project.edits = {{1, "W1", 0, 0, 1}};
    const Project more = withUnitAdded(project, 0);
    const auto& layers = more.network->layers;
    QCOMPARE(layers[0].outputs(), 3);
    QCOMPARE(layers[1].inputs(), 3);
    QVERIFY(layers[0].weights.topRows(2) == project.network->layers[0].weights);
    QVERIFY(layers[1].weights.leftCols(2) == project.network->layers[1].weights);
    const auto drawn = drawWeights(3, 2, {InitScheme::Xavier, 1}, newStream(*project.network, 0));
    QVERIFY(layers[0].weights.row(2) == drawn.row(2));
    QVERIFY(!layers[0].hasBias());
    QVERIFY(more.edits.empty());

    const Project less = withUnitRemoved(more, 0, 0);
    QVERIFY(less.network->layers[0].weights.row(0) == project.network->layers[0].weights.row(1));
    QCOMPARE(less.network->layers[1].weights(0, 0), 0.9);
    QVERIFY(sameParameters(withUnitRemoved(more, 0, 2), project));
}

void TestEditStructure::setsTheNumberOfUnits() {
    const Project p = twoTwoOne();
    QVERIFY(sameParameters(withUnits(p, 0, 3), withUnitAdded(p, 0)));
    QVERIFY(sameParameters(withUnits(p, 0, 1), withUnitRemoved(p, 0, 1)));
    QVERIFY(sameParameters(withUnits(p, 0, 2), p));
    const Project wide = withUnits(p, 0, 100);
    QCOMPARE(wide.network->layers[0].outputs(), 100);
    QCOMPARE(wide.network->layers[1].inputs(), 100);
    QVERIFY(sameParameters(withUnits(wide, 0, 2), p));
    const Project fewer = withUnits(p, -1, 1);
    QVERIFY(sameParameters(fewer, withUnitRemoved(p, -1, 1)));
    QVERIFY(fewer.data->x == withUnitRemoved(p, -1, 1).data->x);
    QCOMPARE(withUnits(p, 1, 4).data->y.rows(), 4);
    QVERIFY(reason([&] { (void)withUnits(p, 0, 0); }).contains("at least one unit"));
    QVERIFY(reason([&] { (void)withUnits(p, -1, 0); }).contains("at least one input"));
    QVERIFY(reason([&] { (void)withUnits(p, 0, 1'000'000'000); }).contains("1000000"));
}

void TestEditStructure::addsAndRemovesInputs() {
    const Project project = twoTwoOne();
    const Project more = withUnitAdded(project, -1);
    QCOMPARE(more.network->inputs, 3);
    QCOMPARE(more.network->layers[0].inputs(), 3);
    QCOMPARE(more.data->x.rows(), 3);
    QCOMPARE(more.data->x(1, 1), 2.0);
    QCOMPARE(more.data->x(2, 1), 0.0);
    const Project less = withUnitRemoved(project, -1, 0);
    QCOMPARE(less.data->x(0, 0), 0.9);
    QCOMPARE(less.network->layers[0].weights(0, 0), 0.8);
    QCOMPARE(less.network->inputs, 1);
}

void TestEditStructure::addsAndRemovesOutputs() {
    const Project more = withUnitAdded(twoTwoOne(), 1);
    QCOMPARE(more.data->y.rows(), 2);
    QCOMPARE(more.data->y(0, 1), 1.0);
    QCOMPARE(more.data->y(1, 1), 0.0);
    QCOMPARE(more.network->layers[1].bias.size(), 2);
    QCOMPARE(more.network->layers[1].bias(0, 0), 0.25);
    QCOMPARE(withUnitRemoved(more, 1, 1).data->y.rows(), 1);
}

void TestEditStructure::insertsAndRemovesLayers() {
    const Project project = twoTwoOne();
    const Project more = withLayerInserted(project, 1, 3, {ActivationKind::Tanh});
    const auto& layers = more.network->layers;
    QCOMPARE(layers.size(), 3u);
    QCOMPARE(layers[1].weights.rows(), 3);
    QCOMPARE(layers[1].weights.cols(), 2);
    QVERIFY(layers[1].activation.kind == ActivationKind::Tanh);
    QVERIFY(layers[1].hasBias());
    QCOMPARE(layers[2].weights.cols(), 3);
    QCOMPARE(layers[2].weights(0, 1), 0.9);
    QVERIFY(sameParameters(withLayerRemoved(more, 1), project));
    const Project first = withLayerRemoved(withUnitAdded(project, 0), 0);
    QCOMPARE(first.network->layers[0].inputs(), 2);
    const Project front = withLayerInserted(project, 0, 4, {});
    QCOMPARE(front.network->layers[0].inputs(), 2);
    QCOMPARE(front.network->layers[1].inputs(), 4);
}

void TestEditStructure::appendsALayer() {
    const Project binary = withLoss(twoTwoOne(), LossKind::BinaryCrossEntropy);
    const Project more = withLayerInserted(binary, 2, 3, {ActivationKind::Softmax});
    QVERIFY(more.loss == LossKind::CategoricalCrossEntropy);
    QCOMPARE(more.data->y.rows(), 3);
    QVERIFY(reason([&] { (void)withLayerInserted(more, 3, 1, {}); }).contains("softmax"));
}

void TestEditStructure::removesTheOutputLayer() {
    const Project two = withUnitAdded(twoTwoOne(), 1);
    const Project less = withLayerRemoved(withLoss(two, LossKind::CategoricalCrossEntropy), 1);
    QCOMPARE(less.network->layers.size(), 1u);
    QVERIFY(output(less) == ActivationKind::Softmax);
    QVERIFY(less.loss == LossKind::CategoricalCrossEntropy);
    QCOMPARE(less.data->y.rows(), 2);
}

void TestEditStructure::togglesBias() {
    const Project with = withBias(twoTwoOne(), 0, true);
    QCOMPARE(with.network->layers[0].bias.rows(), 2);
    QCOMPARE(with.network->layers[0].bias.norm(), 0.0);
    QVERIFY(!withBias(with, 0, false).network->layers[0].hasBias());
    QCOMPARE(withBias(with, 1, true).network, with.network); // nothing to do
}

void TestEditStructure::couplesLossAndActivation() {
    const Project tanh = withActivation(twoTwoOne(), 1, {ActivationKind::Tanh});
    QVERIFY(tanh.loss == LossKind::HalfSquared);
    const Project binary = withLoss(tanh, LossKind::BinaryCrossEntropy);
    QVERIFY(output(binary) == ActivationKind::Sigmoid);
    const Project softmax = withActivation(binary, 1, {ActivationKind::Softmax});
    QVERIFY(softmax.loss == LossKind::CategoricalCrossEntropy);
    const Project sigmoid = withActivation(softmax, 1, {ActivationKind::Sigmoid});
    QVERIFY(sigmoid.loss == LossKind::BinaryCrossEntropy);
    const Project relu = withActivation(sigmoid, 1, {ActivationKind::Relu});
    QVERIFY(relu.loss == LossKind::HalfSquared);
    const Project squared = withLoss(softmax, LossKind::HalfSquared);
    QVERIFY(output(squared) == ActivationKind::Softmax); // possible, and worth comparing
    QVERIFY(output(withLoss(relu, LossKind::CategoricalCrossEntropy)) == ActivationKind::Softmax);
}

void TestEditStructure::softmaxStaysLast() {
    const Activation softmax{ActivationKind::Softmax};
    const Project p = twoTwoOne();
    QVERIFY(reason([&] { (void)withActivation(p, 0, softmax); }).contains("last layer"));
    QCOMPARE(reason([&] { (void)withActivation(p, 1, softmax); }), QString());
    QVERIFY(reason([&] { (void)withLayerInserted(p, 0, 2, softmax); }).contains("last layer"));
}

void TestEditStructure::drawsAnew() {
    const Initialisation he{InitScheme::He, 99};
    const Project a = withParametersDrawn(twoTwoOne(), he);
    const Project b = withParametersDrawn(withNumber(a, nodes(), value(2, 0, 0), 5, 0), he);
    QVERIFY(sameParameters(a, b));
    QVERIFY(!sameParameters(a, withParametersDrawn(a, {InitScheme::He, 100})));
    QVERIFY(a.network->layers[0].weights == drawWeights(2, 2, he, 0));
    QVERIFY(a.network->layers[1].weights == drawWeights(1, 2, he, 1));
    QCOMPARE(a.network->layers[1].bias(0, 0), 0.0);
    QVERIFY(a.initialisation == he);
    QVERIFY(sameParameters(withParametersDrawn(a, {InitScheme::Given, 1}), a));
}

void TestEditStructure::drawsNothingTwice() {
    const auto weightsOf = [](const Project& p) {
        std::vector<double> all;
        for (const DenseLayer& layer : p.network->layers)
            for (const double weight : layer.weights.reshaped())
                all.push_back(weight);
        return all;
    };
    const auto repeats = [&](const Project& p) {
        auto all = weightsOf(p);
        std::sort(all.begin(), all.end());
        return std::adjacent_find(all.begin(), all.end()) != all.end();
    };
    const Project p = withParametersDrawn(twoTwoOne(), {InitScheme::Uniform, 3});
    QVERIFY(!repeats(p));
    QVERIFY(!repeats(withUnitAdded(p, -1)));
    QVERIFY(!repeats(withUnitAdded(p, 0)));
    QVERIFY(!repeats(withUnitAdded(withUnitRemoved(withUnitAdded(p, 0), 0, 0), 0)));
    const Project three = withLayerInserted(p, 1, 2, {});
    QVERIFY(!repeats(three));
    QVERIFY(!repeats(withLayerInserted(three, 1, 2, {})));
    const Project four = withLayerInserted(three, 2, 2, {});
    QVERIFY(!repeats(withLayerInserted(withLayerRemoved(four, 1), 1, 2, {})));
    QVERIFY(sameParameters(withUnitAdded(p, 0), withUnitAdded(p, 0)));
    Project copied = p; // what the check is for
    Network network = *copied.network;
    network.layers[0].weights(1, 1) = network.layers[1].weights(0, 0);
    copied.network = std::make_shared<const Network>(network);
    QVERIFY(repeats(copied));
}

void TestEditStructure::addsAndRemovesSamples() {
    const Project more = withSampleAdded(twoTwoOne());
    QCOMPARE(more.data->x.cols(), 3);
    QCOMPARE(more.data->x(1, 0), 0.9);
    QCOMPARE(more.data->x(1, 2), 0.0);
    const Project less = withSampleRemoved(more, 0);
    QCOMPARE(less.data->x(0, 0), 1.0);
    QCOMPARE(less.data->y(0, 0), 1.0);
    const Project one = withSampleRemoved(less, 1);
    QVERIFY(reason([&] { (void)withSampleRemoved(one, 0); }).contains("at least one sample"));
    QVERIFY(reason([&] { (void)withSampleRemoved(one, 7); }).contains("no sample 8"));
    const Project two = withUnitAdded(twoTwoOne(), 1);
    const Project classes = withSampleAdded(withLoss(two, LossKind::CategoricalCrossEntropy));
    QCOMPARE(classes.data->y.col(2).sum(), 1.0);
}

void TestEditStructure::refusesStructures() {
    const Project p = twoTwoOne();
    QVERIFY(reason([&] { (void)withLayerInserted(p, 1, 0, {}); }).contains("at least one unit"));
    QVERIFY(reason([&] { (void)withLayerInserted(p, 1, 1'000'000'000, {}); }).contains("1000000"));
    QVERIFY(reason([&] { (void)withLayerRemoved(p, 2); }).contains("no layer 3"));
    const Project one = withLayerRemoved(p, 0);
    QVERIFY(reason([&] { (void)withLayerRemoved(one, 0); }).contains("at least one layer"));
    QVERIFY(reason([&] { (void)withUnitRemoved(p, 1, 0); }).contains("at least one unit"));
    QVERIFY(reason([&] { (void)withUnitRemoved(p, 0, 2); }).contains("no unit 3"));
    QVERIFY(reason([&] { (void)withUnitAdded(p, 2); }).contains("no layer 3"));
    Project deep = p;
    for (int i = 2; i < 64; ++i)
        deep = withLayerInserted(deep, 0, 1, {});
    QVERIFY(reason([&] { (void)withLayerInserted(deep, 0, 1, {}); }).contains("64"));
}

void TestEditStructure::boundsDoNotOverflow() {
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    using Sizes = std::vector<LayerSize>;
    for (const auto& layers : {Sizes{{huge, true}}, Sizes{{1, true}, {huge, false}},
                               Sizes{{1000, false}, {1001, false}}})
        QVERIFY(reason([&] { checkSize(1, layers); }).contains("1000000"));
    QVERIFY(reason([&] { checkSize(huge, {{1, true}}); }).contains("1000000"));
    QVERIFY(reason([&] { checkDataSize(huge, 1, {{1, true}}); }).contains("10000000"));
    checkSize(999, {{1000, true}}); // exactly 10⁶ parameters
    QVERIFY(!reason([&] { checkSize(999, {{1000, true}, {1, false}}); }).isEmpty());
}

void TestEditStructure::boundsWhatAPassKeeps() {
    const std::vector<LayerSize> digits{{128, true}, {64, true}, {10, true}};
    QCOMPARE(reason([&] { checkDataSize(10'000, 784, digits); }), QString());
    checkSize(1, {{250'000, true}, {1, true}});
    QCOMPARE(reason([&] {
                 checkDataSize(10'000, 1, {{250'000, true}, {1, true}});
             }),
             "10000 samples through 250001 units make more than the 20000000 numbers that are "
             "possible");
    checkDataSize(2'500'000, 1, {{2, true}, {1, true}}); // exactly 2·10⁷
    QVERIFY(!reason([&] { checkDataSize(2'500'001, 1, {{2, true}, {1, true}}); }).isEmpty());

    const Project wide = withUnits(twoTwoOne(), 0, 200'000);
    Project full = twoTwoOne();
    full.data =
        std::make_shared<const Data>(Data{SampleMatrix::Zero(2, 49), SampleMatrix::Zero(1, 49)});
    QVERIFY(reason([&] { (void)withUnits(full, 0, 210'000); }).contains("20000000"));
    QVERIFY(reason([&] { (void)withLayerInserted(full, 1, 210'000, {}); }).contains("20000000"));
    Project brim = wide;
    brim.data = full.data; // 49 · 400 005 numbers
    QVERIFY(reason([&] { (void)withSampleAdded(brim); }).contains("20000000"));
}

void TestEditStructure::newProjectIsSound() {
    const Project project = newProject();
    checkSize(project.network->inputs, sizesOf(*project.network));
    QCOMPARE(project.data->x.rows(), project.network->inputs);
    QCOMPARE(project.data->y.rows(), project.network->outputs());
    QVERIFY(project.network->layers[0].weights.norm() > 0);
}

DELTAFLOW_TEST(TestEditStructure)
#include "tst_edit_structure.moc"
