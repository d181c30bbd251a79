#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/initialise.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"

#include <QTest>

#include <limits>

using namespace deltaflow;

namespace {

/// The 2-2-1 net of text E (with a bias at the output), two samples.
Project twoTwoOne() {
    Network network{2, {}};
    DenseLayer hidden{ParameterMatrix(2, 2), ParameterMatrix(), {}};
    hidden.weights << 0.1, 0.8, 0.4, 0.6;
    DenseLayer output{ParameterMatrix(1, 2), ParameterMatrix::Constant(1, 1, 0.25), {}};
    output.weights << 0.3, 0.9;
    network.layers = {hidden, output};
    Data data{SampleMatrix(2, 2), SampleMatrix(1, 2)};
    data.x << 0.35, 1, 0.9, 2;
    data.y << 0.5, 1;
    Project project;
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(data);
    return project;
}

/// The node numbers that a graph might give it.
Model nodes() {
    Model model;
    model.input = 0;
    model.target = 1;
    model.layers = {{2, kNoNode, 3, 4}, {5, 6, 7, 8}};
    return model;
}

Ref value(NodeId node, int row, int col, int sample = 0) {
    return {node, Quantity::Value, row, col, sample};
}

QString reason(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

bool same(const ParameterMatrix& a, const ParameterMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

bool sameParameters(const Project& a, const Project& b) {
    const auto& ours = a.network->layers;
    const auto& theirs = b.network->layers;
    return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                      [](const DenseLayer& one, const DenseLayer& other) {
                          return same(one.weights, other.weights) && same(one.bias, other.bias);
                      });
}

ActivationKind output(const Project& project) {
    return project.network->layers.back().activation.kind;
}

} // namespace

class TestEdit : public QObject {
    Q_OBJECT

private slots:
    void saysWhatIsEditable_data();
    void saysWhatIsEditable();
    void settingsAreEditableWhereUsed();
    void setsAWeight();
    void setsBiasInputTarget();
    void setsLaterAsAnEdit();
    void refusesNumbers_data();
    void refusesNumbers();
    void refusesTargetsOffCrossEntropy();
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
    void addsAndRemovesSamples();
    void refusesStructures();
    void boundsDoNotOverflow();
    void newProjectIsSound();
};

void TestEdit::saysWhatIsEditable_data() {
    QTest::addColumn<int>("node");
    QTest::addColumn<int>("quantity");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("col");
    QTest::addColumn<int>("sample");
    QTest::addColumn<bool>("editable");
    const auto row = [](const char* name, Ref ref, bool editable) {
        QTest::newRow(name) << ref.node << int(ref.quantity) << ref.row << ref.col << ref.sample
                            << editable;
    };
    row("weight", value(2, 1, 0), true);
    row("bias", value(6, 0, 0), true);
    row("input", value(0, 1, 0, 1), true);
    row("target", value(1, 0, 0, 1), true);
    row("weight beyond", value(2, 2, 0), false);
    row("whole matrix", value(2, Ref::kAll, Ref::kAll), false);
    row("input sample beyond", value(0, 0, 0, 2), false);
    row("pre-activation", value(3, 0, 0), false);
    row("gradient", {2, Quantity::Adjoint, 0, 0, 0}, false);
    row("updated weight", {2, Quantity::Updated, 0, 0, 0}, false);
    row("no node", value(kNoNode, 0, 0), false);
    row("sample count", Ref::setting(Setting::SampleCount), false);
    row("iteration", Ref::setting(Setting::Iteration), false);
}

void TestEdit::saysWhatIsEditable() {
    QFETCH(int, node);
    QFETCH(int, quantity);
    QFETCH(int, row);
    QFETCH(int, col);
    QFETCH(int, sample);
    const Ref ref{node, static_cast<Quantity>(quantity), row, col, sample};
    QTEST(isEditable(twoTwoOne(), nodes(), ref), "editable");
}

void TestEdit::settingsAreEditableWhereUsed() {
    Project project = twoTwoOne();
    const auto editable = [&](Setting setting) {
        return isEditable(project, nodes(), Ref::setting(setting));
    };
    QVERIFY(editable(Setting::LearningRate));
    QVERIFY(!editable(Setting::PenaltyStrength));
    QVERIFY(!editable(Setting::Momentum));
    project.penalty.kind = PenaltyKind::Plain;
    QVERIFY(editable(Setting::PenaltyStrength));
    project.optimiser.kind = OptimiserKind::Nesterov;
    QVERIFY(editable(Setting::Momentum));
    QVERIFY(!editable(Setting::Epsilon));
    project.optimiser.kind = OptimiserKind::RmsProp;
    QVERIFY(editable(Setting::Decay) && editable(Setting::Epsilon));
    QVERIFY(!editable(Setting::Beta1));
    project.optimiser.kind = OptimiserKind::Adam;
    QVERIFY(editable(Setting::Beta1) && editable(Setting::Beta2) && editable(Setting::Epsilon));
    QVERIFY(!editable(Setting::Decay) && !editable(Setting::Momentum));
}

void TestEdit::setsAWeight() {
    const Project before = twoTwoOne();
    Project edited = before;
    edited.edits = {{3, 0, false, 0, 0, 9}};
    const Project after = withNumber(edited, nodes(), value(2, 1, 0), -0.5, 0);
    QVERIFY(after.edits.empty()); // made on a course that no longer comes about
    QCOMPARE(before.network->layers[0].weights(1, 0), 0.4);
    QCOMPARE(after.data, before.data); // shared, not copied
    ParameterMatrix expected(2, 2);
    expected << 0.1, 0.8, -0.5, 0.6;
    QVERIFY(same(after.network->layers[0].weights, expected));
    QVERIFY(same(after.network->layers[1].weights, before.network->layers[1].weights));
}

void TestEdit::setsBiasInputTarget() {
    const Project before = twoTwoOne();
    QCOMPARE(withNumber(before, nodes(), value(6, 0, 0), 7, 0).network->layers[1].bias(0, 0), 7.0);
    QCOMPARE(withNumber(before, nodes(), value(0, 1, 0, 1), 7, 0).data->x(1, 1), 7.0);
    QCOMPARE(withNumber(before, nodes(), value(1, 0, 0, 1), 7, 4).data->y(0, 1), 7.0);
    const Ref rate = Ref::setting(Setting::LearningRate);
    QCOMPARE(withNumber(before, nodes(), rate, 0.125, 2).optimiser.learningRate, 0.125);
}

void TestEdit::setsLaterAsAnEdit() {
    Project project = twoTwoOne();
    project.edits = {{1, 0, false, 0, 0, 1},
                     {5, 0, false, 1, 0, 2},
                     {5, 1, true, 0, 0, 3},
                     {8, 0, false, 0, 0, 4}};
    const Project after = withNumber(project, nodes(), value(2, 1, 0), -0.5, 5);
    QVERIFY(sameParameters(after, project));
    const std::vector<ParameterEdit> expected = {
        {1, 0, false, 0, 0, 1}, {5, 1, true, 0, 0, 3}, {5, 0, false, 1, 0, -0.5}};
    QVERIFY(after.edits == expected);
}

void TestEdit::refusesNumbers_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, Setting setting, double number, const char* word) {
        QTest::newRow(name) << int(setting) << number << word;
    };
    row("rate NaN", Setting::LearningRate, std::nan(""), "finite");
    row("rate infinite", Setting::LearningRate, HUGE_VAL, "finite");
    row("λ negative", Setting::PenaltyStrength, -0.1, "at least 0");
    row("β1 is 1", Setting::Beta1, 1, "below 1");
    row("β2 negative", Setting::Beta2, -0.5, "at least 0");
    row("ε is 0", Setting::Epsilon, 0, "above 0");
    row("momentum unused", Setting::Momentum, 0.5, "follows from others");
    row("iteration", Setting::Iteration, 3, "follows from others");
}

void TestEdit::refusesNumbers() {
    QFETCH(int, setting);
    QFETCH(double, number);
    QFETCH(QString, word);
    Project project = twoTwoOne();
    project.optimiser.kind = OptimiserKind::Adam;
    project.penalty.kind = PenaltyKind::Plain;
    const Ref ref = Ref::setting(static_cast<Setting>(setting));
    const QString why = reason([&] { (void)withNumber(project, nodes(), ref, number, 0); });
    QVERIFY2(why.contains(word), qPrintable(why));
}

void TestEdit::refusesTargetsOffCrossEntropy() {
    const Project project = withLoss(twoTwoOne(), LossKind::BinaryCrossEntropy);
    const auto set = [&](double target) {
        return reason([&] { (void)withNumber(project, nodes(), value(1, 0, 0), target, 0); });
    };
    QCOMPARE(set(1), QString());
    QVERIFY(set(1.01).contains("from 0 to 1"));
    QVERIFY(set(-0.01).contains("from 0 to 1"));
    const Project off = withNumber(twoTwoOne(), nodes(), value(1, 0, 0, 1), -1, 0);
    const QString why = reason([&] { (void)withLoss(off, LossKind::BinaryCrossEntropy); });
    QVERIFY2(why.contains("output 1 of sample 2 is −1"), qPrintable(why));
}

void TestEdit::addsAndRemovesUnits() {
    Project project = twoTwoOne();
    project.edits = {{1, 0, false, 0, 0, 1}};
    const Project more = withUnitAdded(project, 0);
    const auto& layers = more.network->layers;
    QCOMPARE(layers[0].outputs(), 3);
    QCOMPARE(layers[1].inputs(), 3);
    QVERIFY(layers[0].weights.topRows(2) == project.network->layers[0].weights);
    QVERIFY(layers[1].weights.leftCols(2) == project.network->layers[1].weights);
    const auto drawn = drawWeights(3, 2, {InitScheme::Xavier, 1}, 0);
    QVERIFY(layers[0].weights.row(2) == drawn.row(2));
    QVERIFY(!layers[0].hasBias());
    QVERIFY(more.edits.empty());

    const Project less = withUnitRemoved(more, 0, 0);
    QVERIFY(less.network->layers[0].weights.row(0) == project.network->layers[0].weights.row(1));
    QCOMPARE(less.network->layers[1].weights(0, 0), 0.9);
    QVERIFY(sameParameters(withUnitRemoved(more, 0, 2), project));
}

void TestEdit::setsTheNumberOfUnits() {
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

void TestEdit::addsAndRemovesInputs() {
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

void TestEdit::addsAndRemovesOutputs() {
    const Project more = withUnitAdded(twoTwoOne(), 1);
    QCOMPARE(more.data->y.rows(), 2);
    QCOMPARE(more.data->y(0, 1), 1.0);
    QCOMPARE(more.data->y(1, 1), 0.0);
    QCOMPARE(more.network->layers[1].bias.size(), 2);
    QCOMPARE(more.network->layers[1].bias(0, 0), 0.25);
    QCOMPARE(withUnitRemoved(more, 1, 1).data->y.rows(), 1);
}

void TestEdit::insertsAndRemovesLayers() {
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

void TestEdit::appendsALayer() {
    const Project binary = withLoss(twoTwoOne(), LossKind::BinaryCrossEntropy);
    const Project more = withLayerInserted(binary, 2, 3, {ActivationKind::Softmax});
    QVERIFY(more.loss == LossKind::CategoricalCrossEntropy);
    QCOMPARE(more.data->y.rows(), 3);
    QVERIFY(reason([&] { (void)withLayerInserted(more, 3, 1, {}); }).contains("softmax"));
}

void TestEdit::removesTheOutputLayer() {
    const Project two = withUnitAdded(twoTwoOne(), 1);
    const Project less = withLayerRemoved(withLoss(two, LossKind::CategoricalCrossEntropy), 1);
    QCOMPARE(less.network->layers.size(), 1u);
    QVERIFY(output(less) == ActivationKind::Softmax);
    QVERIFY(less.loss == LossKind::CategoricalCrossEntropy);
    QCOMPARE(less.data->y.rows(), 2);
}

void TestEdit::togglesBias() {
    const Project with = withBias(twoTwoOne(), 0, true);
    QCOMPARE(with.network->layers[0].bias.rows(), 2);
    QCOMPARE(with.network->layers[0].bias.norm(), 0.0);
    QVERIFY(!withBias(with, 0, false).network->layers[0].hasBias());
    QCOMPARE(withBias(with, 1, true).network, with.network); // nothing to do
}

void TestEdit::couplesLossAndActivation() {
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

void TestEdit::softmaxStaysLast() {
    const Activation softmax{ActivationKind::Softmax};
    const Project p = twoTwoOne();
    QVERIFY(reason([&] { (void)withActivation(p, 0, softmax); }).contains("last layer"));
    QCOMPARE(reason([&] { (void)withActivation(p, 1, softmax); }), QString());
    QVERIFY(reason([&] { (void)withLayerInserted(p, 0, 2, softmax); }).contains("last layer"));
}

void TestEdit::drawsAnew() {
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

void TestEdit::addsAndRemovesSamples() {
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

void TestEdit::refusesStructures() {
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

void TestEdit::boundsDoNotOverflow() {
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    using Sizes = std::vector<LayerSize>;
    for (const auto& layers : {Sizes{{huge, true}}, Sizes{{1, true}, {huge, false}},
                               Sizes{{1000, false}, {1001, false}}})
        QVERIFY(reason([&] { checkSize(1, layers); }).contains("1000000"));
    QVERIFY(reason([&] { checkSize(huge, {{1, true}}); }).contains("1000000"));
    QVERIFY(reason([&] { checkDataSize(huge, 1, 1); }).contains("10000000"));
    checkSize(999, {{1000, true}}); // exactly 10⁶ parameters
    QVERIFY(!reason([&] { checkSize(999, {{1000, true}, {1, false}}); }).isEmpty());
}

void TestEdit::newProjectIsSound() {
    const Project project = newProject();
    checkSize(project.network->inputs, sizesOf(*project.network));
    QCOMPARE(project.data->x.rows(), project.network->inputs);
    QCOMPARE(project.data->y.rows(), project.network->outputs());
    QVERIFY(project.network->layers[0].weights.norm() > 0);
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
