#include "core/hunt/sabotage.h"

#include "core/hunt/faulty_update.h"
#include "tests/core/allocation_count.h"
#include "tests/core/hunt/hunted.h"
#include "tests/test_program.h"

using namespace deltaflow;

/// Each bug of an optimiser, computed by hand.
class TestUpdateBugs : public QObject {
    Q_OBJECT

private slots:
    void uphillWithEachOptimiser_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(OptimiserKind::Adam); ++kind)
            QTest::addRow("%d", kind) << kind;
    }

    void uphillWithEachOptimiser() {
        QFETCH(int, kind);
        const Hunted h(optimisedBy(static_cast<OptimiserKind>(kind)), Bug::Uphill, "z1", 0);
        const double before = h.rightAt("W1", 1, 0, 0, Quantity::Value);
        const double step = h.rightAt("W1", 1, 0, 0, Quantity::Updated) - before;
        near(h.at("W1", 1, 0, 0, Quantity::Updated), before - step, 1e-9);
        near(h.at("W2", 1, 0, 0, Quantity::Updated), h.rightAt("W2", 1, 0, 0, Quantity::Updated));
    }

    /// As the right update does: the same bits outside of the part, and nothing of the heap.
    void theRestIsRightAndNothingIsAllocated_data() { uphillWithEachOptimiser_data(); }

    void theRestIsRightAndNothingIsAllocated() {
        QFETCH(int, kind);
        Optimiser optimiser;
        optimiser.kind = static_cast<OptimiserKind>(kind);
        optimiser.learningRate = 0.1;
        std::vector<double> p{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
        const std::vector<double> g{0.3, -0.7, 0.11, 0.9, -0.13, 0.17, 1.9};
        std::vector<double> rightP = p;
        OptimiserState state(optimiser.kind, p.size());
        OptimiserState right = state;
        const auto rule = faultyUpdate(Bug::Uphill, 2, 3);
        const std::size_t before = allocationCount();
        for (int i = 0; i < 3; ++i)
            rule->update(optimiser, state, p, g);
        if (kCountsAllocations) QCOMPARE(allocationCount(), before);
        for (int i = 0; i < 3; ++i)
            update(optimiser, right, rightP, g);
        QCOMPARE(state.updates, right.updates);
        for (std::size_t i = 0; i < p.size(); ++i)
            QCOMPARE(std::equal_to<>()(p[i], rightP[i]), i < 2 || i >= 5); // bit for bit
    }

    void velocityReversed() {
        const Hunted h(optimisedBy(OptimiserKind::Momentum), Bug::VelocityReversed, "z1", 0);
        const double before = h.rightAt("W1", 1, 0, 0, Quantity::FirstMomentBefore);
        const double v = h.rightAt("W1", 1, 0) - 0.9 * before; // of the second update
        QVERIFY(before != 0);
        near(h.at("W1", 1, 0, 0, Quantity::FirstMoment), v, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             h.rightAt("W1", 1, 0, 0, Quantity::Value) - 0.1 * v, 1e-9);
    }

    void lookAheadOmitted() {
        const Hunted h(optimisedBy(OptimiserKind::Nesterov), Bug::LookAheadOmitted, "z1", 0);
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 - 0.1 * h.rightAt("W1", 1, 0), 1e-9);
    }

    void rootOmitted() {
        const Hunted h(optimisedBy(OptimiserKind::RmsProp), Bug::RootOmitted, "z1", 0);
        const double g = h.rightAt("W1", 1, 0);
        const Optimiser& o = h.right.project->optimiser;
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             0.25 - 0.1 * g / ((1 - o.decay) * g * g + o.epsilon), 1e-9);
    }

    void biasUncorrected() {
        const Hunted h(optimisedBy(OptimiserKind::Adam), Bug::BiasUncorrected, "z1", 0);
        const double g = h.rightAt("W1", 1, 0);
        near(h.at("W1", 1, 0, 0, Quantity::FirstMomentCorrected), 0.1 * g, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::SecondMomentCorrected), 0.001 * g * g, 1e-9);
        near(h.at("W1", 1, 0, 0, Quantity::Updated),
             0.25 - 0.1 * 0.1 * g / (std::sqrt(0.001 * g * g) + h.right.project->optimiser.epsilon),
             1e-9);
        near(h.at("W2", 1, 0, 0, Quantity::FirstMomentCorrected), h.rightAt("W2", 1, 0), 1e-9);
    }

    void stepFromZero() {
        const Hunted h(optimisedBy(OptimiserKind::Adam), Bug::StepFromZero, "z1", 0);
        QVERIFY(std::isinf(h.at("W1", 1, 0, 0, Quantity::FirstMomentCorrected)));
        QVERIFY(std::isnan(h.at("W1", 1, 0, 0, Quantity::Updated)));
        QVERIFY(std::isfinite(h.at("b1", 1, 0, 0, Quantity::Updated)));
    }
};

DELTAFLOW_TEST(TestUpdateBugs)
#include "tst_update_bugs.moc"
