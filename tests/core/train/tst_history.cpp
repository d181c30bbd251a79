#include "core/train/history.h"

#include "core/train/gradient_check.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// The 2-2-1 net of tests/reference/s004_net_2_2_1.json.
std::shared_ptr<const Project> publishedNet() {
    auto network = std::make_shared<Network>();
    network->inputs = 2;
    network->layers.resize(2);
    network->layers[0].weights = ParameterMatrix{{0.1, 0.8}, {0.4, 0.6}};
    network->layers[1].weights = ParameterMatrix{{0.3, 0.9}};
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix{{0.35}, {0.9}};
    data->y = SampleMatrix{{0.5}};
    auto project = std::make_shared<Project>();
    project->network = std::move(network);
    project->data = std::move(data);
    return project;
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void publishedNumbers() {
        const auto project = publishedNet();
        History history(project, buildModel(*project));
        const auto losses = history.losses(101);
        QVERIFY(std::abs(losses[0] - 0.01810390) < 1e-8);
        QVERIFY(std::abs(losses[1] - 0.01656538) < 1e-8);
        QVERIFY(std::abs(losses[99] - 3.266878922007e-07) < 1e-17);
        QVERIFY(std::abs(losses[100] - 2.91821377182e-07) < 1e-17);
    }
    void gradients() {
        const auto project = publishedNet();
        const auto check = checkGradients(*project, *buildModel(*project));
        QCOMPARE(check.samples.size(), std::size_t{8});
        QVERIFY(check.passed());
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
