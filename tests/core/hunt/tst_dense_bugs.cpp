#include "core/hunt/sabotage.h"

#include "tests/core/hunt/hunted.h"
#include "tests/test_program.h"

using namespace deltaflow;

/// Each bug of layers of units, computed by hand.
class TestDenseBugs : public QObject {
    Q_OBJECT

private slots:
    void slopeOmitted() {
        const Hunted h(square(), Bug::SlopeOmitted, "a1", 0);
        for (int s : {0, 1})
            for (int j : {0, 1}) {
                near(h.at("z1", j, 0, s), h.rightAt("a1", j, 0, s));
                QVERIFY(std::abs(h.at("z1", j, 0, s) - h.rightAt("z1", j, 0, s)) > 1e-4);
            }
    }

    void slopeAtActivation() {
        const Hunted h(square(), Bug::SlopeAtActivation, "a1", 0);
        const double a = h.right.trace->at({h.model->graph->find("a1"), Quantity::Value, 1, 0, 1});
        near(h.at("z1", 1, 0, 1), h.rightAt("a1", 1, 0, 1) * sigma(a) * (1 - sigma(a)));
    }

    void slopeOfInput() {
        const Hunted h(square(ActivationKind::Tanh), Bug::SlopeOfInput, "a1", 0);
        const double z = h.right.trace->at({h.model->graph->find("z1"), Quantity::Value, 1, 0, 1});
        near(h.at("z1", 1, 0, 1), h.rightAt("a1", 1, 0, 1) * (1 - z * z));
    }

    void slopeAdded() {
        Project project = smallProject(LossKind::BinaryCrossEntropy);
        const Hunted h(std::move(project), Bug::SlopeAdded, "L", 0);
        const double a = h.right.trace->at({h.model->graph->find("a3"), Quantity::Value, 1, 0, 4});
        near(h.at("z3", 1, 0, 4), h.rightAt("z3", 1, 0, 4) * a * (1 - a));
    }

    void negativePasses() {
        const Hunted h(square(ActivationKind::Relu), Bug::NegativePasses, "a1", 0);
        QCOMPARE(h.rightAt("z1", 1, 0, 1), 0.0); // z is below 0
        for (int j : {0, 1})
            near(h.at("z1", j, 0, 1), h.rightAt("a1", j, 0, 1));
    }

    void maskByError() {
        const Hunted h(square(ActivationKind::Relu), Bug::MaskByError, "a1", 0);
        for (int s : {0, 1})
            for (int j : {0, 1})
                near(h.at("z1", j, 0, s), std::max(0.0, h.rightAt("a1", j, 0, s)));
    }

    void signReversed_data() {
        QTest::addColumn<int>("loss");
        QTest::newRow("half squared") << static_cast<int>(LossKind::HalfSquared);
        QTest::newRow("binary") << static_cast<int>(LossKind::BinaryCrossEntropy);
        QTest::newRow("categorical") << static_cast<int>(LossKind::CategoricalCrossEntropy);
    }

    void signReversed() {
        QFETCH(int, loss);
        const Hunted h(smallProject(static_cast<LossKind>(loss)), Bug::SignReversed, "L", 0);
        for (int s = 0; s < 7; ++s)
            near(h.at("z3", 1, 0, s), -h.rightAt("z3", 1, 0, s));
        near(h.at("W1", 3, 1), -h.rightAt("W1", 3, 1)); // and all that follows
    }

    void sumNotMean() {
        const Hunted h(square(), Bug::SumNotMean, "L", 0);
        for (int s : {0, 1})
            near(h.at("z1", 0, 0, s), 2 * h.rightAt("z1", 0, 0, s));
    }

    void notTransposed() {
        const Hunted h(square(), Bug::NotTransposed, "z2", 1);
        const double d1 = h.rightAt("z2", 0, 0, 1);
        const double d2 = h.rightAt("z2", 1, 0, 1);
        near(h.at("a1", 0, 0, 1), 0.4 * d1 + 0.45 * d2); // W² = (0.4 0.45; 0.5 0.55)
        near(h.at("a1", 1, 0, 1), 0.5 * d1 + 0.55 * d2);
    }

    void updatedWeightsUsed() {
        const Hunted h(square(), Bug::UpdatedWeightsUsed, "z2", 1);
        const auto w = [&](int i, int j) {
            return h.rightAt("W2", i, j, 0, Quantity::Value) - 0.5 * h.rightAt("W2", i, j);
        };
        near(h.at("a1", 1, 0, 1),
             w(0, 1) * h.rightAt("z2", 0, 0, 1) + w(1, 1) * h.rightAt("z2", 1, 0, 1));
        near(h.at("W2", 0, 1, 0, Quantity::Updated), w(0, 1)); // the update itself is right
    }

    void indicesSwapped() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::IndicesSwapped, "z2", 0);
        near(h.at("W2", 0, 1), h.rightAt("W2", 1, 0));
        near(h.at("W2", 1, 0), h.rightAt("W2", 0, 1));
        near(h.at("W2", 0, 0), h.rightAt("W2", 0, 0));
    }

    void lastSampleOnly() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::LastSampleOnly, "z1", 0);
        near(h.at("W1", 1, 0), h.rightAt("z1", 1, 0, 1) * -6); // x₁ of the second sample
    }

    void lastArrivalOnly() {
        const Hunted h(example("branch"), Bug::LastArrivalOnly, "z_2", 1);
        // The way through z₃ is lost; W₂ = (0.7 −0.5; 0.2 0.6).
        near(h.at("f", 0), 0.7 * h.rightAt("z_2", 0) + 0.2 * h.rightAt("z_2", 1));
        near(h.rightAt("f", 0),
             h.at("f", 0) - 0.3 * h.rightAt("z_3", 0) + 0.4 * h.rightAt("z_3", 1));
    }

    void biasForgotten() {
        const Hunted h(square(), Bug::BiasForgotten, "z1", 2);
        QCOMPARE(h.at("b1", 0), 0.0);
        QCOMPARE(h.at("b1", 0, 0, 0, Quantity::Updated), 0.35);
    }

    void biasPenalised_data() {
        QTest::addColumn<int>("penalty");
        QTest::addColumn<double>("added");
        QTest::newRow("L2") << static_cast<int>(PenaltyKind::Plain) << 0.1 * 0.35;
        QTest::newRow("L2 over samples")
            << static_cast<int>(PenaltyKind::OverSamples) << 0.1 / 2 * 0.35;
        QTest::newRow("L1") << static_cast<int>(PenaltyKind::L1Plain) << 0.1;
    }

    void biasPenalised() {
        QFETCH(int, penalty);
        QFETCH(double, added);
        Project project = square();
        project.penalty = {static_cast<PenaltyKind>(penalty), 0.1};
        const Hunted h(std::move(project), Bug::BiasPenalised, "z1", 2);
        near(h.at("b1", 1), h.rightAt("b1", 1) + added);
    }

    void penaltyOmitted() {
        const Hunted h(square(), Bug::PenaltyOmitted, "R", 0);
        near(h.at("W1", 1, 0), h.rightAt("W1", 1, 0) - 0.1 * 0.25, 1e-9);
        near(h.at("W2", 1, 0), h.rightAt("W2", 1, 0)); // of the other matrix it is there
    }

    void uphill() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::Uphill, "z1", 0);
        near(h.at("W1", 1, 0), h.rightAt("W1", 1, 0));
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 + 0.5 * h.rightAt("W1", 1, 0));
        near(h.at("W2", 1, 0, 0, Quantity::Updated), h.rightAt("W2", 1, 0, 0, Quantity::Updated));
    }

    void rateOmitted() {
        Project project = square();
        project.penalty = {};
        const Hunted h(std::move(project), Bug::RateOmitted, "z1", 0);
        near(h.at("W1", 1, 0, 0, Quantity::Updated), 0.25 - h.rightAt("W1", 1, 0));
    }
};

DELTAFLOW_TEST(TestDenseBugs)
#include "tst_dense_bugs.moc"
