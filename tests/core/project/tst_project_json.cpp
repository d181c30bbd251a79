#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/initialise.h"
#include "core/project/limits.h"
#include "core/project/new_project.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace deltaflow;

namespace {

const char* kSmall = R"({
  "format": "deltaflow", "version": 1, "title": "Small", "inputs": 2,
  "layers": [
    { "activation": "tanh", "W": [[0.1, 0.8], [0.4, 0.6]], "b": null },
    { "activation": "sigmoid", "W": [[0.3, 0.9]], "b": [0.25] }
  ],
  "data": [ { "x": [0.35, 0.9], "y": [0.5] } ]
})";

/// The small document with one piece replaced.
std::string with(const char* from, const char* to) {
    std::string text = kSmall;
    const auto at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, std::strlen(from), to);
}

QString refusal(std::string_view text) {
    try {
        (void)projectFromJson(text);
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

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
    void refuses_data();
    void refuses();
    void refusesEveryTruncation();
    void survivesDamage();
    void refusesNestingBombs();
    void refusesTooManySamplesForTheUnits();
    void refusesTooManyValues();
    void doesNotWriteWhatCannotBeRead();
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

void TestProjectJson::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& text, const char* place,
                        const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(place)
                            << QString::fromUtf8(reason);
    };
    row("empty", "", "", "the text is empty");
    row("blank", " \n ", "", "the text is empty");
    row("not JSON", "hello", "line 1, column 1", "“hello” is not JSON");
    row("binary", std::string("\x89PNG\r\n\x1a\n\0\0", 10), "line 1, column 1", "not JSON");
    row("a list", "[]", "the document", "a list, not an object");
    row("another format", with("\"deltaflow\"", "\"other\""), "format", "the text \"other\"");
    row("no format", with("\"format\": \"deltaflow\",", ""), "format", "missing");
    row("newer", with("\"version\": 1", "\"version\": 7"), "",
        "version 7 is newer than this program's 1");
    row("version 0", with("\"version\": 1", "\"version\": 0"), "version 0", "never was");
    row("version text", with("\"version\": 1", "\"version\": \"1\""), "version",
        "not a whole number");
    row("version 1.5", with("\"version\": 1", "\"version\": 1.5"), "version", "not a whole number");
    row("title a number", with("\"Small\"", "3"), "title", "3, not a text");
    row("NaN", with("0.8", "NaN"), "line 4, column 41", "NaN is not a finite number");
    row("Infinity", with("0.8", "-Infinity"), "line 4", "-Infinity is not a finite number");
    row("overflow", with("0.8", "1e999"), "line 4, column 41", "1e999 is too large");
    row("text for a number", with("0.6", "\"abc\""), "layers[0].W[1][1]",
        "the text \"abc\", not a number");
    row("null for a number", with("0.6", "null"), "layers[0].W[1][1]", "null, not a number");
    row("true for a number", with("[0.25]", "[true]"), "layers[1].b[0]", "true, not a number");
    row("list for a number", with("0.9]]", "[1]]]"), "layers[1].W[0][1]", "a list, not a number");
    row("row too short", with("[0.4, 0.6]", "[0.4]"), "layers[0].W[1]",
        "1 numbers where 2 are needed");
    row("row not a list", with("[0.4, 0.6]", "5"), "layers[0].W[1]", "5, not a list");
    row("too few columns", with("[[0.3, 0.9]]", "[[0.3]]"), "layers[1].W[0]",
        "1 numbers where 2 are needed");
    row("W not a list", with("[[0.3, 0.9]]", "{}"), "layers[1].W", "an object, not a list");
    row("W empty", with("[[0.3, 0.9]]", "[]"), "layers: layer 2", "at least one unit");
    row("units differ", with("\"W\": [[0.3", "\"units\": 3, \"W\": [[0.3"), "layers[1].W",
        "1 rows where \"units\" says 3");
    row("bias too long", with("[0.25]", "[0.25, 1]"), "layers[1].b", "2 numbers where 1 is needed");
    row("unknown activation", with("\"tanh\"", "\"tahn\""), "layers[0].activation",
        "not one of identity, sigmoid, tanh");
    row("no activation", with("\"activation\": \"tanh\",", ""), "layers[0].activation", "missing");
    row("alpha a text", with("\"tanh\",", "\"leaky_relu\", \"alpha\": \"x\","), "layers[0].alpha",
        "not a number");
    row("softmax hidden", with("\"tanh\"", "\"softmax\""), "layers[0].activation",
        "only possible at the last layer");
    row("no layers", with("\"layers\"", "\"ayers\""), "layers", "missing");
    row("no inputs", with("\"inputs\": 2,", ""), "inputs", "missing");
    row("inputs 0", with("\"inputs\": 2", "\"inputs\": 0"), "layers", "at least one input");
    row("inputs negative", with("\"inputs\": 2", "\"inputs\": -2"), "layers", "at least one input");
    row("inputs absurd", with("\"inputs\": 2", "\"inputs\": 1000000000"), "layers",
        "1000000000 inputs");
    row("inputs beyond 64 bits", with("\"inputs\": 2", "\"inputs\": 1e300"), "layers",
        "1000000 parameters");
    row("units absurd", with("\"W\": [[0.3, 0.9]], \"b\": [0.25]", "\"units\": 1000000000"),
        "layers: layer 2", "1000000 parameters");
    row("units negative", with("\"W\": [[0.3, 0.9]], \"b\": [0.25]", "\"units\": -1"),
        "layers: layer 2", "at least one unit");
    row("no data", with("\"data\"", "\"dota\""), "data", "missing");
    row("data empty", with("{ \"x\": [0.35, 0.9], \"y\": [0.5] }", ""), "data",
        "at least one sample");
    row("x too short", with("[0.35, 0.9]", "[0.35]"), "data[0].x", "1 numbers where 2 are needed");
    row("y a number", with("[0.5]", "0.5"), "data[0].y", "0.5, not a list");
    row("y missing", with("\"y\"", "\"z\""), "data[0].y", "missing");
    row("unknown loss", with("\"inputs\"", "\"loss\": \"mse\", \"inputs\""), "loss",
        "one of half_squared");
    row("loss does not fit",
        with("\"inputs\"", "\"loss\": \"categorical_cross_entropy\", \"inputs\""), "loss",
        "cannot follow sigmoid");
    row("target off",
        std::string(with("[0.5]", "[1.5]")).insert(1, "\"loss\": \"binary_cross_entropy\","),
        "data", "output 1 of sample 1 is 1.5");
    row("λ negative",
        with("\"inputs\"", "\"penalty\": {\"kind\": \"plain\", \"lambda\": -1}, \"inputs\""),
        "penalty.lambda", "at least 0");
    row("β1 is 1", with("\"inputs\"", "\"optimiser\": {\"beta1\": 1}, \"inputs\""),
        "optimiser.beta1", "below 1");
    row("optimiser a text", with("\"inputs\"", "\"optimiser\": \"sgd\", \"inputs\""), "optimiser",
        "not an object");
    row("seed negative", with("\"inputs\"", "\"init\": {\"seed\": -1}, \"inputs\""), "init.seed",
        "whole number from 0");
    row("edit off",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 1, "parameter": "W1", "row": 2, "col": 0, "value": 1}], "inputs")"),
        "edits[0].row", "not from 0 to 1");
    row("edit of no bias",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 1, "parameter": "b1", "row": 0, "col": 0, "value": 1}], "inputs")"),
        "edits[0].parameter", "not the name of a parameter");
    row("edit at 0",
        with(
            "\"inputs\"",
            R"("edits": [{"iteration": 0, "parameter": "W1", "row": 0, "col": 0, "value": 1}], "inputs")"),
        "edits[0].iteration", "not from 1");
    row("invalid UTF-8", with("Small", "Sm\xff"), "line 2", "not JSON");
    row("two documents", QByteArray(kSmall).append("{}").toStdString(), "line 8", "not JSON here");
}

void TestProjectJson::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const QString why = refusal({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY2(why.startsWith(place), qPrintable(why));
    QVERIFY2(why.contains(reason), qPrintable(why));
    QVERIFY2(!why.contains('\n') && why.size() < 200, qPrintable(why));
}

void TestProjectJson::refusesEveryTruncation() {
    const std::string_view text = kSmall;
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY(!refusal(text.substr(0, length)).isEmpty());
    QVERIFY(refusal(text.substr(0, 100)).contains("ends too early"));
}

void TestProjectJson::survivesDamage() {
    std::mt19937_64 random(3);
    int refused = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string text = kSmall;
        for (int hits = 0; hits < 3; ++hits)
            text[random() % text.size()] = static_cast<char>(random());
        refused += !refusal(text).isEmpty(); // anything but a FormatError fails the test
    }
    QVERIFY(refused > 2500);
}

void TestProjectJson::refusesNestingBombs() {
    for (const char* piece : {"[", "{\"a\":"}) {
        std::string bomb;
        for (int i = 0; i < 200000; ++i)
            bomb += piece;
        const QString why = refusal(bomb);
        QVERIFY2(why.contains("levels of nesting"), qPrintable(why));
    }
    const std::string inText = "{\"a\": \"" + std::string(100, '[') + "\\\"[\"}";
    QVERIFY(refusal(inText).contains("format")); // brackets within a text are no nesting
}

void TestProjectJson::refusesTooManySamplesForTheUnits() {
    std::string text = R"({"format": "deltaflow", "version": 1, "init": {"scheme": "he"},
        "inputs": 1, "layers": [{"units": 250000, "activation": "relu"},
        {"units": 1, "activation": "identity"}], "data": [{"x": [0], "y": [0]})";
    for (int sample = 1; sample < 100; ++sample)
        text += R"(, {"x": [0], "y": [0]})";
    const QString why = refusal(text + "]}");
    QVERIFY2(why.startsWith("data: 100 samples through 250001 units"), qPrintable(why));
}

void TestProjectJson::refusesTooManyValues() {
    const std::string zeros(2 * static_cast<std::size_t>(kMaxDataNumbers + 3'000'000), ',');
    const QString why = refusal("[" + zeros);
    QVERIFY2(why.contains("values"), qPrintable(why));
}

void TestProjectJson::doesNotWriteWhatCannotBeRead() {
    for (const double number : {std::nan(""), HUGE_VAL}) {
        Project project = newProject();
        Network network = *project.network;
        network.layers[0].weights(0, 0) = number;
        project.network = std::make_shared<const Network>(network);
        QVERIFY_THROWS_EXCEPTION(Error, (void)toJson(project));
    }
}

DELTAFLOW_TEST(TestProjectJson)
#include "tst_project_json.moc"
