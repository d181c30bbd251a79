#include "core/insight/response.h"

#include "core/landscape/contour.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

/// A layer of tanh units over x, and a sigmoid output over them.
Project twoLayers(const ParameterMatrix& w, const ParameterMatrix& b) {
    Network network{w.cols(), {}};
    network.layers.push_back({w, b, {ActivationKind::Tanh}});
    network.layers.push_back({ParameterMatrix::Constant(1, w.rows(), 0.7),
                              ParameterMatrix(),
                              {ActivationKind::Sigmoid}});
    Project project;
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Zero(w.cols(), 2), SampleMatrix::Zero(1, 2)});
    return project;
}

Project neuron(double first, double second, double bias, ActivationKind activation) {
    ParameterMatrix w(1, 2);
    w << first, second;
    Project project = twoLayers(w, ParameterMatrix::Constant(1, 1, bias));
    Network network = *project.network;
    network.layers.pop_back();
    network.layers[0].activation = {activation};
    project.network = std::make_shared<const Network>(network);
    return project;
}

constexpr Index kNodes = 41;

std::vector<InputAxis> square(Index across = 0, Index up = 1) {
    return {{across, -2, 2, kNodes}, {up, -1, 3, kNodes}};
}

/// Lines on `square` along which a row of the values is `level`.
std::vector<ContourLine> linesOf(const SampleMatrix& values, Index row, double level) {
    const Eigen::VectorXd copy = values.row(row);
    return contourLines({{-2, 2, -1, 3}, kNodes, kNodes, {copy.begin(), copy.end()}}, level);
}

Eigen::Vector2d vectorOf(const PlanePoint& at) {
    return {at.x, at.y};
}

} // namespace

class TestResponse : public QObject {
    Q_OBJECT

private slots:
    void aNeuronsBoundaryIsItsLine_data() {
        QTest::addColumn<int>("activation");
        QTest::addColumn<double>("level"); // that the output has where w·x + b = 0
        QTest::addColumn<double>("within");
        QTest::newRow("identity") << static_cast<int>(ActivationKind::Identity) << 0.0 << 1e-12;
        QTest::newRow("tanh") << static_cast<int>(ActivationKind::Tanh) << 0.0 << 1e-3;
        QTest::newRow("sigmoid") << static_cast<int>(ActivationKind::Sigmoid) << 0.5 << 1e-3;
    }
    void aNeuronsBoundaryIsItsLine() {
        QFETCH(const int, activation);
        QFETCH(const double, level);
        QFETCH(const double, within);
        const Pass pass(neuron(1.5, -2, 0.3, static_cast<ActivationKind>(activation)));
        Response response(*pass.project, pass.model);
        const auto values = response.at(gridInputs(square(), Eigen::Vector2d::Zero()),
                                        std::array{outputOf(*pass.model).node});
        const auto lines = linesOf(values->front(), 0, level);
        QCOMPARE(lines.size(), std::size_t{1});
        QVERIFY(lines[0].size() > 40);
        for (const PlanePoint& at : lines[0]) {
            const Eigen::Vector2d x = vectorOf(at);
            QVERIFY(std::abs(1.5 * x[0] - 2 * x[1] + 0.3) < within);
        }
    }

    void aHiddenUnitHasItsOwnLine_data() {
        QTest::addColumn<int>("part");
        QTest::newRow("of its activation") << 0;
        QTest::newRow("of its pre-activation") << 1;
        QTest::newRow("of a weight") << 2;
        QTest::newRow("of its bias") << 3;
    }
    void aHiddenUnitHasItsOwnLine() {
        QFETCH(const int, part);
        ParameterMatrix w(2, 2);
        w << 1, 1, 0.5, -1;
        ParameterMatrix b(2, 1);
        b << 0.2, 1;
        const Pass pass(twoLayers(w, b));
        const LayerNodes& layer = pass.model->layers[0];
        const NodeId node = boundaryNode(
            *pass.model,
            std::array{layer.activation, layer.preActivation, layer.weights, layer.bias}.at(
                static_cast<std::size_t>(part)));
        QCOMPARE(node, layer.preActivation);
        Response response(*pass.project, pass.model);
        const auto values =
            response.at(gridInputs(square(), Eigen::Vector2d::Zero()), std::array{node});
        for (int unit = 0; unit < 2; ++unit) {
            const auto lines = linesOf(values->front(), unit, 0);
            QCOMPARE(lines.size(), std::size_t{1});
            for (const PlanePoint& at : lines[0])
                QVERIFY(std::abs(w.row(unit).dot(vectorOf(at)) + b(unit, 0)) < 1e-12);
        }
    }

    void theOtherInputsAreHeld() {
        ParameterMatrix w(1, 3);
        w << 1, 10, -1;
        const Pass pass(twoLayers(w, ParameterMatrix::Zero(1, 1)));
        Response response(*pass.project, pass.model);
        const SampleMatrix x = gridInputs(square(2, 0), Eigen::Vector3d(9, 0.1, 9));
        QCOMPARE(x.cols(), kNodes * kNodes);
        QCOMPARE(x(2, 1), -2 + 4.0 / (kNodes - 1)); // the first axis is the fastest
        QCOMPARE(x(0, kNodes), -1 + 4.0 / (kNodes - 1));
        const auto values = response.at(x, std::array{pass.model->layers[0].preActivation});
        const auto lines = linesOf(values->front(), 0, 0);
        QCOMPARE(lines.size(), std::size_t{1});
        for (const PlanePoint& at : lines[0]) // x₀ + 10 · 0.1 − x₂ = 0
            QVERIFY(std::abs(vectorOf(at)[1] + 1 - vectorOf(at)[0]) < 1e-12);
    }

    void ofOneInputItIsACurve() {
        ParameterMatrix w(1, 1);
        w << 2;
        const Pass pass(twoLayers(w, ParameterMatrix::Constant(1, 1, -1)));
        Response response(*pass.project, pass.model);
        const SampleMatrix x = gridInputs({{0, -1, 1, 9}}, Eigen::VectorXd::Zero(1));
        const auto values = response.at(x, std::array{pass.model->layers[0].activation});
        for (Index i = 0; i < 9; ++i)
            near((*values)[0](0, i), std::tanh(2 * (-1 + 0.25 * static_cast<double>(i)) - 1));
    }

    void atTheSamplesItIsThePass_data() {
        QTest::addColumn<int>("iteration");
        for (const char* name : {"xor", "multi-class", "net-3-2-1", "rnn-last", "branch"})
            for (const int iteration : {0, 3})
                QTest::addRow("%s, iteration %d", name, iteration) << iteration;
    }
    void atTheSamplesItIsThePass() {
        QFETCH(const int, iteration);
        const QByteArray name = QByteArray(QTest::currentDataTag()).split(',').front();
        const Pass pass(example(name.constData()), iteration);
        QVERIFY(!whyNoResponse(*pass.project, *pass.model));
        const NodeId output = outputOf(*pass.model).node;
        Response response(*pass.project, pass.model);
        response.setMoment(History(pass.project, pass.model).momentAt(iteration));
        const auto values = response.at(pass.project->data->x, std::array{output});
        QVERIFY(values->front().size() > 0);
        for (int sample = 0; sample < values->front().cols(); ++sample)
            for (int row = 0; row < values->front().rows(); ++row)
                near(values->front()(row, sample),
                     pass.trace->at({output, Quantity::Value, row, 0, sample}), 1e-12);
    }

    void saysWhyThereIsNone_data() {
        QTest::addColumn<int>("why");
        QTest::newRow("batch-norm") << static_cast<int>(NoResponse::SamplesTogether);
        QTest::newRow("ng-digits") << static_cast<int>(NoResponse::ManyInputs);
        QTest::newRow("circuit") << static_cast<int>(NoResponse::Expression);
        QTest::newRow("rnn") << static_cast<int>(NoResponse::NoOutput); // a loss at each time
        QTest::newRow("xor") << -1;
    }
    void saysWhyThereIsNone() {
        QFETCH(const int, why);
        const Project project = example(QTest::currentDataTag());
        const auto reason = whyNoResponse(project, *buildModel(project));
        QCOMPARE(reason ? static_cast<int>(*reason) : -1, why);
    }

    void isCancelledBetweenBlocks() {
        const Pass pass(neuron(1, 1, 0, ActivationKind::Identity));
        Response response(*pass.project, pass.model);
        int asked = 0;
        const auto values =
            response.at(gridInputs(square(), Eigen::Vector2d::Zero()),
                        std::array{outputOf(*pass.model).node}, [&asked] { return ++asked == 3; });
        QVERIFY(!values);
        QCOMPARE(asked, 3);
    }
};

DELTAFLOW_TEST(TestResponse)
#include "tst_response.moc"
