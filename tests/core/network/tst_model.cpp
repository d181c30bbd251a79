#include "core/network/model.h"

#include "core/error.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <functional>

using namespace deltaflow;

namespace {

using Change = std::function<void(Project&, Network&, Data&)>;

QString refusal(const Change& change) {
    Project project = smallProject();
    Network network = *project.network;
    Data data = *project.data;
    change(project, network, data);
    project.network = std::make_shared<Network>(network);
    project.data = std::make_shared<Data>(data);
    try {
        (void)buildModel(project);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestModel : public QObject {
    Q_OBJECT

private slots:
    void nodesOfALayeredNet() {
        Project project = smallProject();
        Network network = *project.network;
        network.layers[1].bias.resize(0, 0);
        project.network = std::make_shared<Network>(network);
        project.penalty = {PenaltyKind::Plain, 0.1};
        const auto model = buildModel(project);
        QCOMPARE(network.parameterCount(), Index{12 + 12 + 8});
        QCOMPARE(model->layers.size(), std::size_t{3});
        QCOMPARE(model->layers[1].bias, kNoNode);
        QCOMPARE(model->below(0), model->input);
        QCOMPARE(model->below(2), model->layers[1].activation);
        QCOMPARE(model->layerOf(model->input), 0);
        QCOMPARE(model->layerOf(model->layers[2].weights), 3);
        QCOMPARE(model->layerOf(model->layers[0].activation), 1);
        QCOMPARE(model->layerOf(model->loss), -1);
        QCOMPARE(model->layerOf(kNoNode), -1);
        QVERIFY(model->loss != model->dataLoss);
        QCOMPARE(model->graph->node(model->layers[0].bias).name, std::string("b1"));
        QCOMPARE(model->graph->parameters().size(), std::size_t{5});
        QVERIFY(!model->graph->node(model->layers[2].activation).bypassed);
    }

    void crossEntropyBypassesItsActivation() {
        for (const LossKind loss :
             {LossKind::BinaryCrossEntropy, LossKind::CategoricalCrossEntropy}) {
            const auto model = buildModel(smallProject(loss));
            QVERIFY(model->graph->node(model->layers[2].activation).bypassed);
            QVERIFY(!model->graph->node(model->layers[1].activation).bypassed);
            QCOMPARE(model->loss, model->dataLoss);
            QCOMPARE(model->penalty, kNoNode);
        }
    }

    void refusalsNameTheLayer_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, Change change, const char* message) {
            QTest::newRow(name) << change << QString(message);
        };
        row(
            "no layers", [](Project&, Network& n, Data&) { n.layers.clear(); },
            "the network has no layers");
        row(
            "inputs", [](Project&, Network&, Data& d) { d.x.resize(3, 7); },
            "x has 3 rows but the network takes 2 inputs");
        row(
            "samples", [](Project&, Network&, Data& d) { d.y.resize(2, 6); },
            "x has 7 samples but y has 6");
        row(
            "no samples", [](Project&, Network&, Data& d) { d.x.resize(2, 0); },
            "the data has no samples");
        row(
            "outputs", [](Project&, Network&, Data& d) { d.y.resize(1, 7); },
            "y has 1 rows but the network has 2 outputs");
        row(
            "weights",
            [](Project&, Network& n, Data&) { n.layers[1].weights = ParameterMatrix::Ones(3, 5); },
            "layer 2: W is 3×5 but the layer below has 4 units");
        row(
            "bias",
            [](Project&, Network& n, Data&) { n.layers[1].bias = ParameterMatrix::Ones(2, 1); },
            "layer 2: W has 3 rows but b is 2×1");
        row(
            "softmax inside",
            [](Project&, Network& n, Data&) {
                n.layers[0].activation.kind = ActivationKind::Softmax;
            },
            "layer 1: softmax is for the output layer only");
        row(
            "binary without sigmoid",
            [](Project& p, Network&, Data&) { p.loss = LossKind::BinaryCrossEntropy; },
            "layer 3: binary cross-entropy needs a sigmoid output");
        row(
            "categorical without softmax",
            [](Project& p, Network&, Data&) { p.loss = LossKind::CategoricalCrossEntropy; },
            "layer 3: categorical cross-entropy needs a softmax output");
    }
    void refusalsNameTheLayer() {
        QFETCH(Change, change);
        QFETCH(QString, message);
        QCOMPARE(refusal(change), message);
    }
};

DELTAFLOW_TEST(TestModel)
#include "tst_model.moc"
