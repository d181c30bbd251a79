#include "core/train/history.h"

#include "core/error.h"
#include "core/train/load.h"
#include "core/train/optimiser.h"
#include "core/train/trainer.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <set>

Q_DECLARE_METATYPE(deltaflow::Training)

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
        loadData(plan, *project.data, *model);
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

    /// Adam's m̂ and v̂ are those that its update divides, and nobody else has any.
    void correctedMomentsMoveTheParameters() {
        const Project project = with(OptimiserKind::Adam);
        const Optimiser& adam = project.optimiser;
        History history(shared(project), buildModel(project));
        for (const std::int64_t k : {0, 1, 40}) {
            const auto trace = history.at(k);
            const auto before = parametersOf(*trace);
            const auto first = parametersOf(*trace, Quantity::FirstMomentCorrected);
            const auto second = parametersOf(*trace, Quantity::SecondMomentCorrected);
            const auto after = parametersOf(*trace, Quantity::Updated);
            QCOMPARE(first.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i)
                QVERIFY(
                    std::abs(before[i] -
                             adam.learningRate * first[i] / (std::sqrt(second[i]) + adam.epsilon) -
                             after[i]) < 1e-14);
        }
        const Project plain = with(OptimiserKind::RmsProp);
        const auto trace = History(shared(plain), buildModel(plain)).at(0);
        QVERIFY(parametersOf(*trace, Quantity::FirstMomentCorrected).empty());
        QVERIFY(parametersOf(*trace, Quantity::SecondMomentCorrected).empty());
    }

    void isTheTrainerBitForBit_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<Training>("training");
        const Schedule constant;
        const Schedule cosine{ScheduleKind::Cosine, 300, 0.1};
        for (const auto kind : {OptimiserKind::Sgd, OptimiserKind::Adam}) {
            const int k = static_cast<int>(kind);
            QTest::addRow("optimiser %d, all samples", k) << k << Training{{}, constant};
            QTest::addRow("optimiser %d, minibatches", k) << k << Training{{3, false, 1}, constant};
            QTest::addRow("optimiser %d, shuffled", k) << k << Training{{2, true, 5}, constant};
            QTest::addRow("optimiser %d, cosine", k) << k << Training{{3, true, 5}, cosine};
        }
    }
    /// Whatever was looked at before, a moment is the one that training straight there comes to.
    void isTheTrainerBitForBit() {
        QFETCH(int, kind);
        QFETCH(Training, training);
        Project project = with(static_cast<OptimiserKind>(kind));
        project.training = training;
        const auto model = buildModel(project);
        History history(shared(project), model, {8, std::size_t{1} << 30});
        for (const std::int64_t k : {0, 1, 2, 500, 3, 499, 137, 0, 500}) {
            Trainer straight(shared(project), model);
            straight.advance(k);
            const auto trace = history.at(k);
            QCOMPARE(parametersOf(*trace), straight.moment().parameters);
            QCOMPARE(trace->setting(Setting::LearningRate), straight.learningRate());
            straight.advance(1);
            QCOMPARE(parametersOf(*trace, Quantity::Updated), straight.moment().parameters);
        }
    }

    /// What the derivation shows and what the trainer does is the same update.
    void theUpdateIsThatOfTheGradientsShown() {
        Project project = with(OptimiserKind::Sgd);
        project.training = {{3, true, 5}, {ScheduleKind::Step, 50, 0.5}};
        History history(shared(project), buildModel(project));
        for (const std::int64_t k : {0, 1, 2, 60, 200}) {
            const auto trace = history.at(k);
            const auto before = parametersOf(*trace);
            const auto gradients = parametersOf(*trace, Quantity::Adjoint);
            const auto after = parametersOf(*trace, Quantity::Updated);
            const double rate = 0.1 * std::pow(0.5, static_cast<double>(k / 50));
            for (std::size_t i = 0; i < before.size(); ++i)
                QVERIFY(std::abs(before[i] - rate * gradients[i] - after[i]) < 1e-14);
        }
    }

    void aPassIsOfItsMinibatch() {
        Project project = smallProject(); // 7 samples
        project.training.batches = {3, true, 5};
        History history(shared(project), buildModel(project));
        const auto model = buildModel(project);
        std::set<Index> seen;
        for (const std::int64_t k : {2, 0, 1}) {
            const auto trace = history.at(k);
            QCOMPARE(trace->samples(), Index{k == 2 ? 1 : 3});
            for (Index s = 0; s < trace->samples(); ++s) {
                const Index column = trace->dataColumn(s);
                seen.insert(column);
                const auto sample = static_cast<std::int32_t>(s);
                QCOMPARE(trace->at({model->input, Quantity::Value, 1, 0, sample}),
                         project.data->x(1, column));
                QCOMPARE(trace->at({model->target, Quantity::Value, 0, 0, sample}),
                         project.data->y(0, column));
            }
        }
        QCOMPARE(seen.size(), std::size_t{7});
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
            QVERIFY(std::abs(losses[static_cast<std::size_t>(k)] - straight.plan.output()) < 1e-14);
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
        (void)byNumber.at(1000);
        QVERIFY(byNumber.keyframeCount() >= 3);
        QVERIFY(byNumber.keyframeCount() <= 8);
        const auto bytes = static_cast<std::size_t>(project.network->parameterCount()) * 8;
        History byBytes(shared(project), model, {1000, 5 * bytes});
        (void)byBytes.at(1000);
        QVERIFY(byBytes.keyframeCount() >= 2);
        QVERIFY(byBytes.keyframeCount() <= 5);
    }

    void aShownMomentIsNear() {
        const Project project = with(OptimiserKind::Momentum);
        const auto momentAt = [&](std::int64_t iteration) {
            Trainer trainer(shared(project), buildModel(project));
            trainer.advance(iteration);
            return trainer.moment();
        };
        History history(shared(project), buildModel(project));
        const auto trace = history.at(momentAt(5000));
        const std::size_t keyframes = history.keyframeCount(); // none between 0 and it
        QCOMPARE(history.updatesTo(5000), 0);
        QCOMPARE(history.updatesTo(4999), 4999);
        QVERIFY(history.momentAt(5000) == momentAt(5000));
        QCOMPARE(history.keyframeCount(), keyframes); // nothing was trained again
        QVERIFY(history.momentAt(5003) == momentAt(5003));
        QVERIFY(history.momentAt(4999) == momentAt(4999));
    }
    void aSharedPastEndsBeforeTheDifference() {
        Project edited = with(OptimiserKind::Momentum);
        const Project plain = edited;
        edited.edits = {{5, "W2", 2, 3, 0.75}};
        const auto model = buildModel(plain);
        History other(shared(edited), model);
        (void)other.at(20); // keyframes before, at and after the edit
        History own(shared(plain), model);
        own.keepFrom(other, 5);
        QCOMPARE(own.keyframeCount(), std::size_t{5}); // 0 … 4
        History alone(shared(plain), model);
        for (const std::int64_t k : {4, 5, 6, 20})
            QCOMPARE(parametersOf(*own.at(k)), parametersOf(*alone.at(k)));
    }

    void refusals() {
        Project project = smallProject();
        History history(shared(project), buildModel(project));
        QVERIFY_EXCEPTION_THROWN((void)history.at(-1), std::out_of_range);
        project.edits = {{3, "W2", 3, 0, 1.0}};
        QVERIFY_EXCEPTION_THROWN(History(shared(project), buildModel(project)), Error);
    }

    void waypointsAreTheParametersOnTheWay() {
        const Project project = smallProject();
        History history(shared(project), buildModel(project));
        (void)history.at(100);
        const auto all = history.waypoints(60, 1000);
        QCOMPARE(all.size(), std::size_t{61});
        QCOMPARE(all.back().iteration, 60);
        for (const std::size_t k : {0, 17, 60})
            QCOMPARE(std::vector(all[k].parameters.begin(), all[k].parameters.end()),
                     parametersOf(*History(shared(project), buildModel(project))
                                       .at(static_cast<std::int64_t>(k))));
        QCOMPARE(history.waypoints(60, 7)[1].iteration, 10);
    }
};

DELTAFLOW_TEST(TestHistory)
#include "tst_history.moc"
