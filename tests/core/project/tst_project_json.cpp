#include "small_document.h"

#include "core/project/edit.h"
#include "core/project/initialise.h"
#include "core/project/new_project.h"
#include "tests/test_program.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace deltaflow;

namespace {

template <typename Matrix>
bool sameBits(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           (a.size() == 0 || // no bias: there is nothing to point at
            std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(double)) ==
                0);
}

bool sameBits(double a, double b) {
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b);
}

bool same(const Project& a, const Project& b) {
    const auto sameLayer = [](const DenseLayer& p, const DenseLayer& q) {
        return p.activation == q.activation && sameBits(p.weights, q.weights) &&
               sameBits(p.bias, q.bias);
    };
    const auto& ours = a.network->layers;
    const auto& theirs = b.network->layers;
    return a.title == b.title && a.description == b.description && a.source == b.source &&
           a.notation == b.notation && a.loss == b.loss && a.penalty == b.penalty &&
           a.optimiser == b.optimiser && a.initialisation == b.initialisation &&
           a.edits == b.edits &&
           std::equal(a.edits.begin(), a.edits.end(), b.edits.begin(), b.edits.end(),
                      [](const auto& p, const auto& q) { return sameBits(p.value, q.value); }) &&
           sameBits(a.optimiser.learningRate, b.optimiser.learningRate) &&
           a.network->inputs == b.network->inputs &&
           std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(), sameLayer) &&
           sameBits(a.data->x, b.data->x) && sameBits(a.data->y, b.data->y);
}

/// Any finite double, all exponents alike, with the awkward ones often.
double anyNumber(std::mt19937_64& random) {
    constexpr double awkward[] = {0.0,
                                  -0.0,
                                  5e-324,
                                  -5e-324,
                                  2.2250738585072009e-308,
                                  1.7976931348623157e308,
                                  0.1,
                                  1.0,
                                  -3.0,
                                  9007199254740993.0,
                                  1e22};
    if (random() % 4 == 0) return awkward[random() % std::size(awkward)];
    const double number = std::bit_cast<double>(random());
    return std::isfinite(number) ? number : 0.5;
}

template <typename Matrix>
Matrix anyMatrix(Index rows, Index cols, std::mt19937_64& random) {
    Matrix matrix(rows, cols);
    for (double& number : matrix.reshaped())
        number = anyNumber(random);
    return matrix;
}

Project anyProject(std::mt19937_64& random) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Project project;
    project.title = "τίτλος \"quoted\" \\ \n";
    project.description = std::string(static_cast<std::size_t>(below(5)), 'd');
    project.notation = static_cast<NotationKind>(below(5));
    project.penalty = {static_cast<PenaltyKind>(below(5)), std::abs(anyNumber(random))};
    project.optimiser.kind = static_cast<OptimiserKind>(below(5));
    project.optimiser.learningRate = anyNumber(random);
    project.optimiser.beta2 = 0.123456789012345678;
    project.initialisation = {static_cast<InitScheme>(below(5)), random()};
    Network network{1 + below(4), {}};
    const int layers = 1 + below(4);
    for (int l = 0; l < layers; ++l) {
        const Index units = 1 + below(4);
        DenseLayer layer{anyMatrix<ParameterMatrix>(units, network.outputs(), random), {}, {}};
        if (below(2)) layer.bias = anyMatrix<ParameterMatrix>(units, 1, random);
        layer.activation = {static_cast<ActivationKind>(below(6)), anyNumber(random)};
        network.layers.push_back(layer);
    }
    const Index samples = 1 + below(4);
    project.data = std::make_shared<const Data>(
        Data{anyMatrix<SampleMatrix>(network.inputs, samples, random),
             anyMatrix<SampleMatrix>(network.outputs(), samples, random)});
    for (int i = 1; i < below(4); ++i)
        project.edits.push_back({i, "W" + std::to_string(layers), 0, 0, anyNumber(random)});
    project.network = std::make_shared<const Network>(std::move(network));
    return project;
}

} // namespace

/// Documents written and read again.
class TestProjectJson : public QObject {
    Q_OBJECT

private slots:
    void readsWhatIsWritten();
    void readsByHand();
    void drawsWhatIsNotGiven();
    void keepsLargeNetworksSmall();
    void writesALargeNetworkThatWasChanged();
    void ignoresUnknownKeys();
    void putsEditsInOrder();
    void readsCoupledLoss();
};

void TestProjectJson::readsWhatIsWritten() {
    std::mt19937_64 random(1);
    for (int i = 0; i < 500; ++i) {
        const Project project = anyProject(random);
        const std::string text = toJson(project);
        const QString why = refusal(text);
        QVERIFY2(why.isEmpty(), qPrintable(why + '\n' + QString::fromStdString(text)));
        QVERIFY2(same(projectFromJson(text), project), text.c_str());
    }
    QVERIFY(same(projectFromJson(toJson(newProject())), newProject()));
}

void TestProjectJson::readsByHand() {
    const Project project = projectFromJson(kSmall);
    QCOMPARE(project.title, "Small");
    QCOMPARE(project.network->layers[0].weights(0, 1), 0.8);
    QCOMPARE(project.network->layers[0].weights(1, 0), 0.4);
    QVERIFY(project.network->layers[0].activation.kind == ActivationKind::Tanh);
    QVERIFY(!project.network->layers[0].hasBias());
    QCOMPARE(project.network->layers[1].bias(0, 0), 0.25);
    QCOMPARE(project.data->x(1, 0), 0.9);
    QCOMPARE(project.data->y(0, 0), 0.5);
    QVERIFY(project.optimiser == Optimiser{});
    QVERIFY(project.loss == LossKind::HalfSquared);
}

void TestProjectJson::drawsWhatIsNotGiven() {
    const std::string text =
        with("\"W\": [[0.1, 0.8], [0.4, 0.6]], \"b\": null",
             "\"units\": 2 }, { \"activation\": \"relu\", \"units\": 2, \"b\": null");
    QVERIFY(refusal(text).contains("layers[0] has no \"W\""));
    const Project project =
        projectFromJson(std::string(text).insert(1, R"("init": {"scheme": "he", "seed": 7},)"));
    const Initialisation he{InitScheme::He, 7};
    QVERIFY(project.network->layers[0].weights == drawWeights(2, 2, he, 0));
    QVERIFY(project.network->layers[0].bias == ParameterMatrix::Zero(2, 1));
    QVERIFY(project.network->layers[1].weights == drawWeights(2, 2, he, 1));
    QVERIFY(!project.network->layers[1].hasBias());
    QCOMPARE(project.network->layers[2].weights(0, 0), 0.3);
}

void TestProjectJson::keepsLargeNetworksSmall() {
    Project project = newProject();
    for (const auto& [before, units] : {std::pair{0, 128}, std::pair{1, 64}})
        project = withLayerInserted(project, static_cast<std::size_t>(before), units,
                                    {ActivationKind::Relu});
    project = withParametersDrawn(project, {InitScheme::He, 7});
    project = withBias(project, 0, false);
    const std::string text = toJson(project);
    QVERIFY2(text.size() < 2000, text.c_str());
    QVERIFY(same(projectFromJson(text), project));
}

void TestProjectJson::writesALargeNetworkThatWasChanged() {
    Project project = withLayerInserted(newProject(), 0, 1000, {ActivationKind::Relu});
    project = withParametersDrawn(project, {InitScheme::He, 7});
    Network network = *project.network;
    network.layers[0].weights(7, 1) = -0.0;
    network.layers[1].bias(0, 0) = -0.0;
    project.network = std::make_shared<const Network>(network);
    QVERIFY(same(projectFromJson(toJson(project)), project));
}

void TestProjectJson::ignoresUnknownKeys() {
    QCOMPARE(refusal(with("\"inputs\"", "\"later\": [{\"a\": null}], \"inputs\"")), QString());
}

void TestProjectJson::putsEditsInOrder() {
    const std::string edits = with("\"inputs\"", R"("edits": [
        {"iteration": 5, "parameter": "b2", "row": 0, "col": 0, "value": 1},
        {"iteration": 2, "parameter": "W1", "row": 1, "col": 0, "value": -1}], "inputs")");
    const auto read = projectFromJson(edits).edits;
    const std::vector<ParameterEdit> expected = {{2, "W1", 1, 0, -1}, {5, "b2", 0, 0, 1}};
    QVERIFY(read == expected);
}

void TestProjectJson::readsCoupledLoss() {
    const Project project =
        projectFromJson(with("\"inputs\"", "\"loss\": \"binary_cross_entropy\", \"inputs\""));
    QVERIFY(project.loss == LossKind::BinaryCrossEntropy);
}

DELTAFLOW_TEST(TestProjectJson)
#include "tst_project_json.moc"
