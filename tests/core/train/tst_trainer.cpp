#include "core/train/trainer.h"

#include "core/error.h"
#include "core/train/history.h"
#include "tests/core/allocation_count.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

double worstDifference(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, std::abs(a[i] - b[i]));
    return worst;
}

/// The parameters after one update from samples [first, first + count), by a History on these
/// alone.
std::vector<double> stepped(const Project& project, Index first, Index count) {
    Project part = project;
    part.data = std::make_shared<Data>(
        Data{project.data->x.middleCols(first, count), project.data->y.middleCols(first, count)});
    History history(shared(part), buildModel(part));
    const auto trace = history.at(0);
    std::vector<double> all;
    for (const NodeId id : trace->graph().parameters()) {
        const auto block = trace->block(id, Quantity::Updated);
        all.insert(all.end(), block.begin(), block.end());
    }
    return all;
}

/// A batch normalisation, whose running statistics are carried on, and a constant.
Project normalised(Index samples) {
    GraphSample sample;
    sample.input("x", 2).target("y", 3).parameter("W", 3, 2);
    sample.parameter("gamma", 3, 1).parameter("beta", 3, 1);
    sample.stored("rm", "buffer", ParameterMatrix::Zero(3, 1));
    sample.stored("rv", "buffer", ParameterMatrix::Ones(3, 1));
    sample.stored("c", "constant", ParameterMatrix::Constant(3, 1, 0.5));
    sample.op("z", "linear", {"W", "x"}).op("s", "add", {"z", "c"});
    sample.op("bn", "batchnorm", {"s", "gamma", "beta", "rm", "rv"});
    return sample.op("L", "half_squared", {"bn", "y"}).project(samples, "L");
}

Project withNetwork(Project project, Network network) {
    project.network = std::make_shared<Network>(std::move(network));
    return project;
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

private slots:
    void buffersAreCarried_data() {
        QTest::addColumn<int>("optimiser");
        QTest::newRow("SGD") << static_cast<int>(OptimiserKind::Sgd);
        QTest::newRow("Adam") << static_cast<int>(OptimiserKind::Adam);
    }
    void buffersAreCarried() {
        QFETCH(int, optimiser);
        Project project = normalised(4);
        project.optimiser.kind = static_cast<OptimiserKind>(optimiser);
        const auto model = buildModel(project);
        Trainer trainer(shared(project), model, 4);
        for (int i = 0; i < 3; ++i)
            trainer.epoch();
        const auto pass = History(shared(project), model).at(3);
        for (const char* name : {"W", "gamma", "beta", "rm", "rv"}) {
            const NodeId id = model->graph->find(name);
            QVERIFY2(worstDifference(trainer.value(id), pass->block(id, Quantity::Value)) < 1e-13,
                     name);
        }
    }

    /// The last, smaller minibatch has the same constants and the buffers that the others left.
    void restSharesWhatIsStored() {
        const Project project = normalised(5);
        const auto model = buildModel(project);
        Trainer trainer(shared(project), model, 3);
        trainer.epoch();
        Project now = project;
        for (const auto& [first, count] : {std::pair<Index, Index>{0, 3}, {3, 2}}) {
            Project part = now;
            part.data = std::make_shared<Data>(
                Data{now.data->x.middleCols(first, count), now.data->y.middleCols(first, count)});
            const auto pass = History(shared(part), model).at(1);
            auto graph = std::make_shared<GraphSpec>(*now.graph);
            for (NodeSpec& spec : graph->nodes)
                if (spec.value.size() > 0)
                    std::ranges::copy(pass->block(model->graph->find(spec.name), Quantity::Value),
                                      spec.value.data());
            now.graph = graph;
        }
        for (const char* name : {"W", "gamma", "beta", "rm", "rv"}) {
            const ParameterMatrix& expected = now.graph->find(name)->value;
            QVERIFY2(worstDifference(trainer.value(model->graph->find(name)),
                                     {expected.data(), static_cast<std::size_t>(expected.size())}) <
                         1e-13,
                     name);
        }
    }

    void batchesAreUpdatesOneAfterAnother_data() {
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("penalty");
        QTest::addColumn<int>("batch");
        for (const int batch : {1, 3, 7, 100}) // 7 samples: with and without a rest
            for (const int loss : {0, 1, 2})
                for (const int penalty : {0, 1, 2, 3, 4})
                    QTest::addRow("batch %d, loss %d, penalty %d", batch, loss, penalty)
                        << loss << penalty << batch;
    }
    void batchesAreUpdatesOneAfterAnother() {
        QFETCH(int, loss);
        QFETCH(int, penalty);
        QFETCH(int, batch);
        Project project = smallProject(static_cast<LossKind>(loss));
        project.penalty = {static_cast<PenaltyKind>(penalty), 0.3};
        const auto model = buildModel(project);
        Trainer trainer(shared(project), model, batch);
        trainer.epoch();

        Project now = project;
        std::vector<double> expected;
        for (Index first = 0; first < 7; first += batch) {
            const Index count = std::min<Index>(batch, 7 - first);
            expected = stepped(now, first, count);
            Trainer carrier(shared(now), model, 7); // only to turn numbers into a network
            Network network = *carrier.trained().network;
            std::size_t at = 0;
            for (DenseLayer& layer : network.layers)
                for (ParameterMatrix* matrix : {&layer.weights, &layer.bias})
                    for (Index i = 0; i < matrix->size(); ++i)
                        matrix->data()[i] = expected[at++];
            now = withNetwork(now, std::move(network));
        }
        QVERIFY(worstDifference(trainer.parameters(), expected) < 1e-14);
        const Project trained = trainer.trained();
        QCOMPARE(trained.network->layers[2].bias(1, 0), trainer.parameters().back());
    }

    void everyOptimiserMatchesHistory_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("SGD") << static_cast<int>(OptimiserKind::Sgd);
        QTest::newRow("momentum") << static_cast<int>(OptimiserKind::Momentum);
        QTest::newRow("Nesterov") << static_cast<int>(OptimiserKind::Nesterov);
        QTest::newRow("RMSprop") << static_cast<int>(OptimiserKind::RmsProp);
        QTest::newRow("Adam") << static_cast<int>(OptimiserKind::Adam);
    }
    void everyOptimiserMatchesHistory() {
        QFETCH(int, kind);
        Project project = smallProject();
        project.optimiser.kind = static_cast<OptimiserKind>(kind);
        project.optimiser.learningRate = 0.01;
        const auto model = buildModel(project);
        Trainer trainer(shared(project), model, 7);
        History history(shared(project), model);
        for (int k = 0; k < 50; ++k)
            trainer.epoch();
        const auto trace = history.at(50);
        std::vector<double> expected;
        for (const NodeId id : model->graph->parameters()) {
            const auto block = trace->block(id, Quantity::Value);
            expected.insert(expected.end(), block.begin(), block.end());
        }
        QVERIFY(worstDifference(trainer.parameters(), expected) < 1e-11);
        QVERIFY(std::abs(trainer.loss() - trace->at({model->loss, Quantity::Value, 0, 0, 0})) <
                1e-11);
    }

    void lossIsTheMeanOverAllSamples() {
        const Project project = smallProject();
        const auto model = buildModel(project);
        Trainer whole(shared(project), model, 7);
        Trainer parts(shared(project), model, 3);
        QVERIFY(std::abs(whole.loss() - parts.loss()) < 1e-15);
    }

    void stepsWithoutTheHeap() {
        if (!kCountsAllocations) QSKIP("the sanitiser has its own heap");
        for (const auto kind : {OptimiserKind::Sgd, OptimiserKind::Adam}) {
            Project project = smallProject();
            project.optimiser.kind = kind;
            Trainer trainer(shared(project), buildModel(project), 3);
            const std::size_t before = allocationCount();
            trainer.epoch();
            trainer.advance(4);
            QCOMPARE(allocationCount(), before);
        }
    }

    void refusesAnEmptyBatch() {
        const Project project = smallProject();
        QVERIFY_EXCEPTION_THROWN(Trainer(shared(project), buildModel(project), 0), Error);
    }
};

DELTAFLOW_TEST(TestTrainer)
#include "tst_trainer.moc"
