#include "core/train/kept_weights.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <limits>

using namespace deltaflow;

namespace {

/// Trained with a rate set at 10 and again at 30, and a weight set at 10.
Project edited() {
    Project project = smallProject();
    const auto model = buildModel(project);
    const Ref rate = Ref::setting(Setting::LearningRate);
    project = withNumber(project, *model, rate, 0.05, 10);
    project = withNumber(project, *model, {model->layers[0].weights, Quantity::Value, 0, 0, 0},
                         -0.25, 10);
    return withNumber(project, *model, rate, 0.01, 30);
}

Moment momentOf(const Project& project, std::int64_t iteration) {
    Trainer trainer(std::make_shared<const Project>(project), buildModel(project));
    trainer.advance(iteration);
    return trainer.moment();
}

Project kept(const Project& project, std::int64_t iteration) {
    return withWeightsOf(project, *buildModel(project), momentOf(project, iteration));
}

} // namespace

class TestKeptWeights : public QObject {
    Q_OBJECT

private slots:
    void theyAreTheStart() {
        for (const std::int64_t k : {0, 10, 20, 40})
            QCOMPARE(momentOf(kept(edited(), k), 0).parameters, momentOf(edited(), k).parameters);
    }

    void settingsInForceHoldFromTheStart_data() {
        QTest::addColumn<int>("iteration");
        QTest::addColumn<double>("rate");
        QTest::newRow("before all edits") << 5 << 0.1;
        QTest::newRow("at one") << 10 << 0.05;
        QTest::newRow("between two") << 29 << 0.05;
        QTest::newRow("after all") << 50 << 0.01;
    }
    void settingsInForceHoldFromTheStart() {
        QFETCH(int, iteration);
        QFETCH(double, rate);
        const Project project = kept(edited(), iteration);
        QCOMPARE(project.optimiser.learningRate, rate);
        QVERIFY(project.edits.empty());
        QVERIFY(project.settingEdits.empty());
    }

    /// Gradient descent over all samples has no state: it goes on as it would have.
    void goesOnAsItWouldHave() {
        QCOMPARE(momentOf(kept(edited(), 40), 25).parameters, momentOf(edited(), 65).parameters);
    }

    void whatIsNoNumberIsRefused() {
        Moment moment = momentOf(smallProject(), 3);
        checkFinite(moment); // throws nothing
        moment.parameters[2] = std::numeric_limits<double>::infinity();
        QVERIFY_THROWS_EXCEPTION(Error, checkFinite(moment));
    }
};

DELTAFLOW_TEST(TestKeptWeights)
#include "tst_kept_weights.moc"
