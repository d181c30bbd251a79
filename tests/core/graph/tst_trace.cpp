#include "core/graph/trace.h"

#include "core/train/history.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

struct Pass {
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

Pass passOf(LossKind loss, PenaltyKind penalty) {
    auto project = std::make_shared<Project>(smallProject(loss));
    project->penalty = {penalty, 0.4};
    const auto model = buildModel(*project);
    History history(project, model);
    return {model, history.at(1)};
}

bool close(double got, double expected) {
    return std::abs(got - expected) <= 1e-14;
}

int arrivals(const Pass& pass, Ref ref, std::int32_t Ref::*which, double& sum) {
    int count = 0;
    for (;; ++count) {
        ref.*which = count;
        try {
            sum += pass.trace->at(ref);
        } catch (const std::out_of_range&) {
            return count;
        }
    }
}

} // namespace

class TestTrace : public QObject {
    Q_OBJECT

    static void kinds() {
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("penalty");
        for (const int loss : {0, 1, 2})
            for (const int penalty : {0, 1, 2, 3, 4})
                QTest::addRow("loss %d, penalty %d", loss, penalty) << loss << penalty;
    }

private slots:
    /// Everything that arrives at a number adds up to it, at every node.
    void adjointsAreTheSumsOfTheirContributions_data() { kinds(); }
    void adjointsAreTheSumsOfTheirContributions() {
        QFETCH(int, loss);
        QFETCH(int, penalty);
        const Pass pass = passOf(static_cast<LossKind>(loss), static_cast<PenaltyKind>(penalty));
        const Graph& graph = pass.trace->graph();
        for (NodeId id = 0; id < graph.size(); ++id) {
            const Node& node = graph.node(id);
            if (node.role == NodeRole::Target || id == pass.model->loss) continue;
            const int samples = node.shape.perSample ? 7 : 1;
            for (int s = 0; s < samples; ++s)
                for (int row = 0; row < node.shape.rows; ++row)
                    for (int col = 0; col < node.shape.cols; ++col) {
                        double sum = 0;
                        const Ref ref{id, Quantity::AdjointContribution, row, col, s};
                        const int count = arrivals(
                            pass, ref, node.shape.perSample ? &Ref::col : &Ref::sample, sum);
                        QVERIFY(count > 0);
                        QVERIFY2(close(sum, pass.trace->at({id, Quantity::Adjoint, row, col, s})),
                                 node.name.c_str());
                    }
        }
    }

    void valuesAreTheSumsOfTheirContributions_data() { kinds(); }
    void valuesAreTheSumsOfTheirContributions() {
        QFETCH(int, loss);
        QFETCH(int, penalty);
        const Pass pass = passOf(static_cast<LossKind>(loss), static_cast<PenaltyKind>(penalty));
        for (const LayerNodes& layer : pass.model->layers)
            for (int s = 0; s < 7; ++s)
                for (int row = 0; row < pass.trace->graph().node(layer.bias).shape.rows; ++row) {
                    double sum = 0;
                    const Ref z{layer.preActivation, Quantity::Contribution, row, 0, s};
                    const int count = arrivals(pass, z, &Ref::col, sum);
                    QCOMPARE(Index{count}, pass.trace->graph().node(layer.weights).shape.cols + 1);
                    QVERIFY(close(
                        sum, pass.trace->at({layer.preActivation, Quantity::Value, row, 0, s})));
                }
        double mean = 0;
        for (int s = 0; s < 7; ++s)
            for (int unit = 0; unit < 2; ++unit)
                mean +=
                    pass.trace->at({pass.model->dataLoss, Quantity::Contribution, 0, unit, s}) / 7;
        QVERIFY(close(mean, pass.trace->at({pass.model->dataLoss, Quantity::Value, 0, 0, 0})));
        if (pass.model->penalty == kNoNode) return;
        double sum = 0;
        QCOMPARE(
            arrivals(pass, {pass.model->penalty, Quantity::Contribution, 0, 0, 0}, &Ref::col, sum),
            3);
        QVERIFY(close(sum, pass.trace->at({pass.model->penalty, Quantity::Value, 0, 0, 0})));
    }

    void slopeTimesAdjointIsDelta() {
        const Pass pass = passOf(LossKind::HalfSquared, PenaltyKind::None);
        const LayerNodes& layer = pass.model->layers[1];
        for (int row = 0; row < 3; ++row) {
            const double a = pass.trace->at({layer.activation, Quantity::Value, row, 0, 4});
            const double slope = pass.trace->at({layer.activation, Quantity::Slope, row, 0, 4});
            QVERIFY(close(slope, 1 - a * a)); // tanh
            QVERIFY(close(slope * pass.trace->at({layer.activation, Quantity::Adjoint, row, 0, 4}),
                          pass.trace->at({layer.preActivation, Quantity::Adjoint, row, 0, 4})));
        }
    }

    void refusesAddressesOfNothing_data() {
        QTest::addColumn<int>("node");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("col");
        QTest::addColumn<int>("sample");
        const auto row = [](const char* name, int node, Quantity quantity, int r, int c, int s) {
            QTest::newRow(name) << node << static_cast<int>(quantity) << r << c << s;
        };
        row("no node", -1, Quantity::Value, 0, 0, 0);
        row("beyond the nodes", 1000, Quantity::Value, 0, 0, 0);
        row("beyond the rows", 0, Quantity::Value, 2, 0, 0);
        row("beyond the samples", 0, Quantity::Value, 0, 0, 7);
        row("beyond the columns", 0, Quantity::Value, 0, 1, 0);
        row("every row", 0, Quantity::Value, Ref::kAll, 0, 0);
        row("every sample", 0, Quantity::Value, 0, 0, Ref::kAll);
        row("slope of a leaf", 0, Quantity::Slope, 0, 0, 0);
        row("sum of a leaf", 0, Quantity::Contribution, 0, 0, 0);
        row("update of an input", 0, Quantity::Updated, 0, 0, 0);
        row("velocity under SGD", 2, Quantity::FirstMoment, 0, 0, 0);
        row("no such setting", 0, Quantity::Setting, 99, 0, 0);
    }
    void refusesAddressesOfNothing() {
        QFETCH(int, node);
        QFETCH(int, quantity);
        QFETCH(int, row);
        QFETCH(int, col);
        QFETCH(int, sample);
        const Pass pass = passOf(LossKind::HalfSquared, PenaltyKind::None);
        QVERIFY_EXCEPTION_THROWN(
            (void)pass.trace->at({node, static_cast<Quantity>(quantity), row, col, sample}),
            std::out_of_range);
    }
};

DELTAFLOW_TEST(TestTrace)
#include "tst_trace.moc"
