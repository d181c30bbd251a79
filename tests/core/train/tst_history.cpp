#include "core/train/history.h"

#include "core/error.h"
#include "core/train/load.h"
#include "core/train/optimiser.h"
#include "tests/core/train/projects.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// Straightforward training: k passes and updates, one after another, with nothing kept.
struct Straight {
    explicit Straight(const Project& p)
        : project(p)
        , model(buildModel(p))
        , plan(model->graph, model->loss, p.data->x.cols())
        , state(p.optimiser.kind, plan.parameters().size()) {
        loadParameters(plan, project, *model);
        loadData(plan, project, *model);
    }
    void advanceTo(std::int64_t k) {
        for (; iteration < k; ++iteration) {
            plan.forward();
            plan.backward();
            update(project.optimiser, state, plan.parameters(), plan.gradients());
        }
    }

    const Project& project;
    std::shared_ptr<const Model> model;
    Plan plan;
    OptimiserState state;
    std::int64_t iteration = 0;
};

std::vector<double> parametersOf(const Trace& trace, Quantity quantity = Quantity::Value) {
    std::vector<double> all;
    for (const NodeId id : trace.graph().parameters()) {
        const auto block = trace.block(id, quantity);
        all.insert(all.end(), block.begin(), block.end());
    }
    return all;
}

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

Project with(OptimiserKind kind) {
    Project project = smallProject();
    project.optimiser.kind = kind;
    return project;
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void isStraightforwardTrainingBitForBit_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("SGD") << static_cast<int>(OptimiserKind::Sgd);
        QTest::newRow("momentum") << static_cast<int>(OptimiserKind::Momentum);
        QTest::newRow("Nesterov") << static_cast<int>(OptimiserKind::Nesterov);
        QTest::newRow("RMSprop") << static_cast<int>(OptimiserKind::RmsProp);
        QTest::newRow("Adam") << static_cast<int>(OptimiserKind::Adam);
    }
    void isStraightforwardTrainingBitForBit() {
        QFETCH(int, kind);
        const Project project = with(static_cast<OptimiserKind>(kind));
        History history(shared(project), buildModel(project), {8, std::size_t{1} << 30});
        // forwards, far ahead, back again, and between keyframes
        for (const std::int64_t k : {0, 1, 2, 500, 3, 499, 137, 0, 500}) {
            Straight straight(project);
            straight.advanceTo(k);
            const auto trace = history.at(k);
            const auto expected = straight.plan.parameters();
            QCOMPARE(parametersOf(*trace), std::vector<double>(expected.begin(), expected.end()));
            straight.advanceTo(k + 1);
            QCOMPARE(parametersOf(*trace, Quantity::Updated),
                     std::vector<double>(expected.begin(), expected.end()));
            QCOMPARE(parametersOf(*trace, Quantity::FirstMoment), straight.state.first);
            QCOMPARE(parametersOf(*trace, Quantity::SecondMoment), straight.state.second);
            QCOMPARE(trace->setting(Setting::Iteration), static_cast<double>(k + 1));
        }
    }

    void lossesAreThoseOfThePasses() {
        const Project project = smallProject();
        History history(shared(project), buildModel(project));
        const auto losses = history.losses(30);
        QCOMPARE(losses.size(), std::size_t{30});
        Straight straight(project);
        for (std::int64_t k = 0; k < 30; ++k) {
            straight.advanceTo(k);
            straight.plan.forward();
            QCOMPARE(losses[static_cast<std::size_t>(k)], straight.plan.output());
        }
        QVERIFY(losses[29] < losses[0]);
    }

    void editsAreAppliedBeforeTheirPass() {
        Project project = with(OptimiserKind::Momentum);
        const Project plain = project;
        project.edits = {{5, "W2", 2, 3, 0.75}, {9, "b1", 1, 0, -2}};
        History history(shared(project), buildModel(project), {2, std::size_t{1} << 30});
        const auto model = buildModel(project);
        Straight straight(project);
        const auto set = [&](NodeId node, std::size_t element, double value) {
            straight.plan.value(node)[element] = value;
        };
        for (const std::int64_t k : {5, 9, 20}) {
            straight.advanceTo(k);
            if (k == 5) set(model->layers[1].weights, 11, 0.75);
            if (k == 9) set(model->layers[0].bias, 1, -2);
            const auto expected = straight.plan.parameters();
            QCOMPARE(parametersOf(*history.at(k)),
                     std::vector<double>(expected.begin(), expected.end()));
        }
        History before(shared(plain), buildModel(plain));
        QCOMPARE(parametersOf(*history.at(4)), parametersOf(*before.at(4)));
        // The pass before an edit still shows what its own update made.
        QCOMPARE(parametersOf(*history.at(4), Quantity::Updated),
                 parametersOf(*before.at(4), Quantity::Updated));
    }

    void keyframesAreBounded() {
        const Project project = smallProject();
        const auto model = buildModel(project);
        History byNumber(shared(project), model, {8, std::size_t{1} << 30});
        (void)byNumber.losses(1000);
        QVERIFY(byNumber.keyframeCount() >= 3);
        QVERIFY(byNumber.keyframeCount() <= 8);
        const auto bytes = static_cast<std::size_t>(project.network->parameterCount()) * 8;
        History byBytes(shared(project), model, {1000, 5 * bytes});
        (void)byBytes.losses(1000);
        QVERIFY(byBytes.keyframeCount() >= 2);
        QVERIFY(byBytes.keyframeCount() <= 5);
    }

    void refusals() {
        Project project = smallProject();
        History history(shared(project), buildModel(project));
        QVERIFY_EXCEPTION_THROWN((void)history.at(-1), std::out_of_range);
        project.edits = {{3, "W2", 3, 0, 1.0}};
        QVERIFY_EXCEPTION_THROWN(History(shared(project), buildModel(project)), Error);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
