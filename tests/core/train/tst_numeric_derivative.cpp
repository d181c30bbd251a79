#include "core/train/history.h"
#include "core/train/numeric_derivative.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

namespace {

Project project(LossKind loss, Activation output) {
    Network network{2, {}};
    DenseLayer hidden{ParameterMatrix(2, 2), ParameterMatrix(2, 1), {ActivationKind::Tanh}};
    hidden.weights << 0.1, 0.8, 0.4, -0.6;
    hidden.bias << 0.05, -0.2;
    DenseLayer last{ParameterMatrix(2, 2), ParameterMatrix(), output};
    last.weights << 0.3, 0.9, -0.7, 0.2;
    network.layers = {hidden, last};
    Data data{SampleMatrix(2, 2), SampleMatrix(2, 2)};
    data.x << 0.35, 0.1, 0.9, -0.4;
    data.y << 0, 1, 1, 0;
    Project p;
    p.network = std::make_shared<const Network>(network);
    p.data = std::make_shared<const Data>(data);
    p.loss = loss;
    return p;
}

} // namespace

class TestNumericDerivative : public QObject {
    Q_OBJECT

private slots:
    /// Two ways to the same number: by hand backwards, and by moving the number itself.
    void agreesWithTheBackwardPass_data() {
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("output");
        QTest::newRow("squared") << int(LossKind::HalfSquared) << int(ActivationKind::Sigmoid);
        QTest::newRow("binary") << int(LossKind::BinaryCrossEntropy)
                                << int(ActivationKind::Sigmoid);
        QTest::newRow("categorical")
            << int(LossKind::CategoricalCrossEntropy) << int(ActivationKind::Softmax);
    }
    void agreesWithTheBackwardPass() {
        QFETCH(const int, loss);
        QFETCH(const int, output);
        const auto p = std::make_shared<const Project>(
            project(static_cast<LossKind>(loss), {static_cast<ActivationKind>(output)}));
        const auto model = buildModel(*p);
        const auto trace = History(p, model).at(3);
        for (const LayerNodes& layer : model->layers) {
            for (const NodeId node : {layer.weights, layer.preActivation, layer.activation}) {
                for (int row = 0; row < 2; ++row) {
                    const bool weights = node == layer.weights;
                    for (int other = 0; other < 2; ++other) {
                        const Ref value{node, Quantity::Value, row, weights ? other : 0,
                                        weights ? 0 : other};
                        const auto numeric = numericDerivative(*model, *trace, value);
                        if (model->graph->node(node).bypassed) {
                            QVERIFY(!numeric);
                            continue;
                        }
                        Ref adjoint = value;
                        adjoint.quantity = Quantity::Adjoint;
                        QVERIFY(numeric);
                        QVERIFY(std::abs(*numeric - trace->at(adjoint)) < 1e-8);
                        QVERIFY(std::abs(*numeric) > 1e-4); // so that the line above says something
                    }
                }
            }
        }
    }

    void wholeMatricesHaveNone() {
        const auto p = std::make_shared<const Project>(project(LossKind::HalfSquared, {}));
        const auto model = buildModel(*p);
        const auto trace = History(p, model).at(0);
        const Ref matrix{model->layers[0].weights, Quantity::Value, Ref::kAll, Ref::kAll, 0};
        QVERIFY(!numericDerivative(*model, *trace, matrix));
        QVERIFY(!numericDerivative(*model, *trace, Ref::setting(Setting::LearningRate)));
    }
};

DELTAFLOW_TEST(TestNumericDerivative)
#include "tst_numeric_derivative.moc"
