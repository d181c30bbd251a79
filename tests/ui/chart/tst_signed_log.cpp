#include "ui/chart/signed_log.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;

class TestSignedLog : public QObject {
    Q_OBJECT

private slots:
    void choosesTheScale_data() {
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<double>("threshold"); // 0: even
        QTest::newRow("none") << QList<double>{} << 0.0;
        QTest::newRow("zeros alone") << QList<double>{0, 0} << 0.0;
        QTest::newRow("of one size") << QList<double>{0.02, -1, 0.5, 0} << 0.0;
        QTest::newRow("over four powers") << QList<double>{0.0002, -3, 0.5, 0} << 1e-4;
        QTest::newRow("not finite") << QList<double>{NAN, INFINITY, 0.5} << 0.0;
        QTest::newRow("next to nothing") << QList<double>{1e-30, 1} << 1e-9;
    }
    void choosesTheScale() {
        QFETCH(QList<double>, numbers);
        QFETCH(double, threshold);
        const auto scale = SignedLog::fitting(numbers);
        QCOMPARE(scale.isLogarithmic(), threshold > 0);
        QCOMPARE(scale.threshold(), threshold);
    }

    void ignoresTheSmallestTwentieth() {
        QList<double> numbers(40, 1.0);
        numbers[0] = 1e-7;
        QVERIFY(!SignedLog::fitting(numbers).isLogarithmic());
        numbers[1] = numbers[2] = 1e-7;
        QVERIFY(SignedLog::fitting(numbers).isLogarithmic());
    }

    void placesByItsFormula() {
        const auto scale = SignedLog::fitting(std::vector<double>{0.001, 1});
        QCOMPARE(scale.threshold(), 0.001);
        QCOMPARE(scale.place(0), 0.0);
        QCOMPARE(scale.place(0.009), 1.0); // log₁₀(1 + 9)
        QCOMPARE(scale.place(-0.099), -2.0);
        QCOMPARE(SignedLog().place(-0.25), -0.25);
    }

    void marksPowersOfTen() {
        const auto scale = SignedLog::fitting(std::vector<double>{0.001, 20});
        QStringList labels;
        double last = -1e9;
        for (const auto& [place, label] : scale.ticks(20, 4)) {
            QVERIFY(place > last);
            last = place;
            labels << label;
        }
        QCOMPARE(labels.join(u' '), QStringLiteral("−10 −1 −10⁻¹ −10⁻² 0 10⁻² 10⁻¹ 1 10"));
        for (const auto& [place, label] : scale.ticks(20, 4))
            if (label == QStringLiteral("10⁻¹")) QCOMPARE(place, scale.place(0.1));
        QVERIFY(scale.ticks(20, 2).size() <= 5);
    }
};

DELTAFLOW_TEST(TestSignedLog)
#include "tst_signed_log.moc"
