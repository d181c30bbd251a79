#include "core/insight/loss_along.h"

#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

/// a = w x + b with ½ squared error on three samples.
Project linearNeuron() {
    Project project;
    Network network{1, {}};
    DenseLayer layer{ParameterMatrix::Constant(1, 1, 0.7),
                     ParameterMatrix::Constant(1, 1, -0.2),
                     {ActivationKind::Identity}};
    network.layers = {layer};
    project.network = std::make_shared<const Network>(network);
    Data data{SampleMatrix(1, 3), SampleMatrix(1, 3)};
    data.x << 1, -2, 0.5;
    data.y << 0.3, 1, -1;
    project.data = std::make_shared<const Data>(data);
    return project;
}

} // namespace

class TestLossAlong : public QObject {
    Q_OBJECT

private slots:
    void isAParabolaForALinearNeuron_data() {
        QTest::addColumn<bool>("bias");
        QTest::addColumn<double>("curvature"); // ∂²L/∂w² = mean of x², ∂²L/∂b² = 1
        QTest::newRow("weight") << false << (1 + 4 + 0.25) / 3;
        QTest::newRow("bias") << true << 1.0;
    }
    void isAParabolaForALinearNeuron() {
        QFETCH(bool, bias);
        QFETCH(double, curvature);
        const Pass pass(linearNeuron());
        const LayerNodes& nodes = pass.model->layers[0];
        const Ref ref{bias ? nodes.bias : nodes.weights, Quantity::Value, 0, 0, 0};
        auto along = LossAlong::of(*pass.model, pass.trace, ref);
        QVERIFY(along);
        // Residuals of a = 0.7 x − 0.2: 0.2, −2.6, 1.15; g is their mean, weighted by x for w.
        near(along->startLoss(), (0.2 * 0.2 + 2.6 * 2.6 + 1.15 * 1.15) / 6);
        near(along->slope(), bias ? (0.2 - 2.6 + 1.15) / 3 : (0.2 + 2.6 * 2 + 1.15 * 0.5) / 3);
        for (const double change : {-3.0, -0.01, 0.25, 10.0}) {
            const double x = along->start() + change;
            const double gap = along->at(x) - along->tangent(x);
            QVERIFY(std::abs(gap - curvature * change * change / 2) < 1e-12 * (1 + along->at(x)));
        }
    }

    void meetsItsTangentWhereItBegins_data() {
        QTest::addColumn<std::int64_t>("iteration");
        for (const char* name : {"net-2-2-1", "xor", "mlp-penalty", "multi-class", "convolution",
                                 "tiny-cnn", "rnn", "batch-norm", "branch"})
            for (const std::int64_t iteration : {0, 2})
                QTest::addRow("%s, iteration %d", name, static_cast<int>(iteration)) << iteration;
    }
    void meetsItsTangentWhereItBegins() {
        QFETCH(std::int64_t, iteration);
        const QByteArray name = QByteArray(QTest::currentDataTag()).split(',').front();
        const Pass pass(example(name.constData()), iteration);
        const Graph& graph = *pass.model->graph;
        int told = 0;
        for (NodeId id = 0; id < graph.size(); ++id) {
            const Node& node = graph.node(id);
            if (node.role != NodeRole::Parameter && node.role != NodeRole::Input) continue;
            for (int row = 0; row < std::min<Index>(4, node.shape.rows); ++row) {
                auto along =
                    LossAlong::of(*pass.model, pass.trace, {id, Quantity::Value, row, 0, 0});
                QVERIFY(along);
                QCOMPARE(along->at(along->start()), along->startLoss());
                if (std::abs(along->slope()) < 1e-3) continue;
                const double change = 1e-6;
                const double x = along->start() + change;
                const double ratio =
                    (along->at(x) - along->startLoss()) / (along->tangent(x) - along->startLoss());
                QVERIFY2(std::abs(ratio - 1) < 1e-2, qPrintable(QString::number(ratio)));
                ++told;
            }
        }
        QVERIFY(told > 0);
    }

    void knowsWhatHasNoDerivative() {
        const Pass pass(linearNeuron());
        const auto along = [&](const Ref& ref) {
            return LossAlong::of(*pass.model, pass.trace, ref);
        };
        QVERIFY(!along(Ref::setting(Setting::LearningRate)));
        QVERIFY(!along({pass.model->target, Quantity::Value, 0, 0, 0}));
        QVERIFY(!along({pass.model->layers[0].activation, Quantity::Value, 0, 0, 0}));
        QVERIFY(!along({pass.model->layers[0].weights, Quantity::Adjoint, 0, 0, 0}));
        QVERIFY(!along({pass.model->layers[0].weights, Quantity::Value, Ref::kAll, 0, 0}));
        QVERIFY(along({pass.model->input, Quantity::Value, 0, 0, 2}));
    }

    void knowsItsCost() {
        Project project = linearNeuron();
        auto network = std::make_shared<Network>(*project.network);
        network->layers[0].weights = ParameterMatrix::Constant(1, 100, 0.5);
        network->inputs = 100;
        project.network = network;
        project.data = std::make_shared<const Data>(
            Data{SampleMatrix::Ones(100, 3), SampleMatrix::Ones(1, 3)});
        const Pass pass(project); // 3 samples of 100 products; f and the loss come to little
        const auto along = LossAlong::of(*pass.model, pass.trace,
                                         {pass.model->layers[0].weights, Quantity::Value, 0, 0, 0});
        QVERIFY(along->cost() >= 300 && along->cost() < 330);
    }
};

DELTAFLOW_TEST(TestLossAlong)
#include "tst_loss_along.moc"
