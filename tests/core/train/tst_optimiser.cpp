#include "core/train/optimiser.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;

/// Three updates with the gradients 2, −1, 0.5 from p = 1, worked out by hand.
class TestOptimiser : public QObject {
    Q_OBJECT

private slots:
    void rules_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("SGD, η = 0.1")
            << static_cast<int>(OptimiserKind::Sgd) << QList<double>{0.8, 0.9, 0.85};
        // v = 2, 0, 0.5 with μ = 0.5
        QTest::newRow("momentum") << static_cast<int>(OptimiserKind::Momentum)
                                  << QList<double>{0.8, 0.8, 0.75};
        // g + μ v = 3, −1, 0.75
        QTest::newRow("Nesterov") << static_cast<int>(OptimiserKind::Nesterov)
                                  << QList<double>{0.7, 0.8, 0.725};
        // s = 1, 1, 0.8125 with α = 0.75, ε = 0.5
        QTest::newRow("RMSprop") << static_cast<int>(OptimiserKind::RmsProp)
                                 << QList<double>{1 - 0.1 * 2 / 1.5,
                                                  1 - 0.1 * 2 / 1.5 + 0.1 / (std::sqrt(1.0) + 0.5),
                                                  1 - 0.1 * 2 / 1.5 + 0.1 / (std::sqrt(1.0) + 0.5) -
                                                      0.1 * 0.5 / (std::sqrt(0.8125) + 0.5)};
        // β₁ = 0.5, β₂ = 0.75: m = 1, 0, 0.25, over 0.5, 0.75, 0.875; s = 1, 1, 0.8125 over
        // 0.25, 0.4375, 0.578125
        const double one = 1 - 0.1 * 2 / (2 + 0.5);
        const double three = one - 0.1 * (0.25 / 0.875) / (std::sqrt(0.8125 / 0.578125) + 0.5);
        QTest::newRow("Adam") << static_cast<int>(OptimiserKind::Adam)
                              << QList<double>{one, one, three};
    }
    void rules() {
        QFETCH(int, kind);
        QFETCH(QList<double>, expected);
        const Optimiser optimiser{static_cast<OptimiserKind>(kind), 0.1, 0.5, 0.75, 0.5, 0.75, 0.5};
        OptimiserState state(optimiser.kind, 2);
        std::vector<double> p{1, 5};
        const double gradients[] = {2, -1, 0.5};
        for (int k = 0; k < 3; ++k) {
            update(optimiser, state, p, std::vector<double>{gradients[k], 0});
            QVERIFY2(std::abs(p[0] - expected[k]) < 1e-15,
                     qPrintable(QString("%1: %2").arg(k).arg(p[0], 0, 'g', 17)));
            QCOMPARE(p[1], 5.0); // no gradient, no step
        }
        QCOMPARE(state.updates, std::int64_t{3});
    }
};

DELTAFLOW_TEST(TestOptimiser)
#include "tst_optimiser.moc"
