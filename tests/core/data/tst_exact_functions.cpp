#include "core/data/exact_functions.h"

#include "tests/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace deltaflow;

/// Against the C library's functions at a higher precision.
class TestExactFunctions : public QObject {
    Q_OBJECT

private slots:
    void sineAndCosineOfTurns();
    void quartersAreExact();
    void logarithm();
};

void TestExactFunctions::sineAndCosineOfTurns() {
    for (int i = -4000; i <= 4000; ++i) {
        const double t = i / 1237.0;
        const long double angle = 2 * std::numbers::pi_v<long double> * t;
        QVERIFY2(std::abs(sinTurns(t) - std::sin(angle)) < 1e-15L, qPrintable(QString::number(t)));
        QVERIFY2(std::abs(cosTurns(t) - std::cos(angle)) < 1e-15L, qPrintable(QString::number(t)));
    }
}

void TestExactFunctions::quartersAreExact() {
    for (int turn = -2; turn <= 2; ++turn) {
        QCOMPARE(sinTurns(turn), 0.0);
        QCOMPARE(sinTurns(turn + 0.25), 1.0);
        QCOMPARE(sinTurns(turn + 0.5), 0.0);
        QCOMPARE(cosTurns(turn), 1.0);
        QCOMPARE(cosTurns(turn + 0.5), -1.0);
    }
}

void TestExactFunctions::logarithm() {
    QCOMPARE(exactLog(1), 0.0);
    for (const double scale : {1e-300, 1e-5, 0.9, 1.0, 1.1, 1e5, 1e300})
        for (int i = 1; i <= 2000; ++i) {
            const double x = scale * i / 1000.0;
            const long double expected = std::log(static_cast<long double>(x));
            QVERIFY2(std::abs(exactLog(x) - expected) <= 1e-15L * std::abs(expected),
                     qPrintable(QString::number(x, 'g', 17)));
        }
}

DELTAFLOW_TEST(TestExactFunctions)
#include "tst_exact_functions.moc"
