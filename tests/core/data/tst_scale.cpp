#include "core/data/scale.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace deltaflow;

namespace {

SampleMatrix sample() {
    SampleMatrix x(3, 4);
    x << 2, 4, 4, 6,          //
        -1e6, 3e6, 5e5, 0.25, //
        0.1, 0.1, 0.1, 0.1;
    return x;
}

template <typename Thrown, typename Call>
std::string errorOf(const Call& call) {
    try {
        call();
    } catch (const Thrown& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class TestScale : public QObject {
    Q_OBJECT

private slots:
    void standardisesByHand();
    void standardisedHasMeanZeroVarianceOne();
    void minMaxByHand();
    void noneLeavesAll();
    void constantRowIsCentred_data();
    void constantRowIsCentred();
    void invertsWithinRounding_data();
    void invertsWithinRounding();
    void usesTheTrainingSamplesOnly();
    void reachesExtremes_data();
    void reachesExtremes();
    void refuses();
};

/// Mean 4, variance (4 + 0 + 0 + 4)/4 = 2.
void TestScale::standardisesByHand() {
    const Scaling scaling = fitScaling(ScalingKind::Standardise, sample());
    QCOMPARE(scaling.offset[0], 4.0);
    QCOMPARE(scaling.factor[0], std::sqrt(2.0));
    QCOMPARE(scaled(scaling, sample())(0, 3), std::sqrt(2.0));
}

void TestScale::standardisedHasMeanZeroVarianceOne() {
    const SampleMatrix x = sample().topRows(2);
    const SampleMatrix z = scaled(fitScaling(ScalingKind::Standardise, x), x);
    QVERIFY(z.rowwise().mean().cwiseAbs().maxCoeff() < 1e-15);
    QVERIFY((z.array().square().rowwise().mean() - 1).abs().maxCoeff() < 1e-15);
}

void TestScale::minMaxByHand() {
    const Scaling scaling = fitScaling(ScalingKind::MinMax, sample());
    const SampleMatrix z = scaled(scaling, sample());
    QVERIFY(z.row(0) == Eigen::RowVector4d(0, 0.5, 0.5, 1));
    QCOMPARE(z.row(1).minCoeff(), 0.0);
    QCOMPARE(z.row(1).maxCoeff(), 1.0);
    QCOMPARE(scaling.offset[1], -1e6);
    QCOMPARE(scaling.factor[1], 4e6);
}

void TestScale::noneLeavesAll() {
    const Scaling scaling = fitScaling(ScalingKind::None, sample());
    QVERIFY(scaled(scaling, sample()) == sample());
    QVERIFY(scaling != fitScaling(ScalingKind::MinMax, sample()));
    QVERIFY(scaling != fitScaling(ScalingKind::None, sample().topRows(2)));
    QVERIFY(scaling == fitScaling(ScalingKind::None, sample()));
}

void TestScale::constantRowIsCentred_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("standardise") << int(ScalingKind::Standardise);
    QTest::newRow("min-max") << int(ScalingKind::MinMax);
}

void TestScale::constantRowIsCentred() {
    QFETCH(int, kind);
    const Scaling scaling = fitScaling(static_cast<ScalingKind>(kind), sample());
    QCOMPARE(scaling.offset[2], 0.1);
    QCOMPARE(scaling.factor[2], 1.0);
    QVERIFY(scaled(scaling, sample()).row(2).isZero(0));
}

void TestScale::invertsWithinRounding_data() {
    constantRowIsCentred_data();
    QTest::newRow("none") << int(ScalingKind::None);
}

void TestScale::invertsWithinRounding() {
    QFETCH(int, kind);
    const SampleMatrix x = sample();
    const Scaling scaling = fitScaling(static_cast<ScalingKind>(kind), x);
    const SampleMatrix back = unscaled(scaling, scaled(scaling, x));
    for (Index row = 0; row < x.rows(); ++row) { // a few roundings of the row's largest number
        const double unit =
            std::numeric_limits<double>::epsilon() * x.row(row).cwiseAbs().maxCoeff();
        QVERIFY((back - x).row(row).cwiseAbs().maxCoeff() <= 2 * unit);
    }
}

void TestScale::usesTheTrainingSamplesOnly() {
    const Scaling scaling = fitScaling(ScalingKind::MinMax, sample().leftCols(2));
    QCOMPARE(scaled(scaling, sample())(0, 3), 2.0); // (6 − 2)/(4 − 2)
}

void TestScale::reachesExtremes_data() {
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::newRow("squares overflow") << -4e307 << 4e307;
    QTest::newRow("squares vanish") << 1e-200 << 3e-200;
    QTest::newRow("far from 0") << 1e15 << 1e15 + 1;
}

void TestScale::reachesExtremes() {
    QFETCH(double, least);
    QFETCH(double, greatest);
    const SampleMatrix x = Eigen::RowVector2d(least, greatest);
    const SampleMatrix z = scaled(fitScaling(ScalingKind::Standardise, x), x);
    QVERIFY(std::abs(z(0, 0) + 1) < 1e-14);
    QVERIFY(std::abs(z(0, 1) - 1) < 1e-14);
}

void TestScale::refuses() {
    const auto fit = [](const SampleMatrix& x) {
        return errorOf<Error>([&] { (void)fitScaling(ScalingKind::Standardise, x); });
    };
    QCOMPARE(fit(SampleMatrix(2, 0)), std::string("there is no sample to fit a scaling to"));
    SampleMatrix x = sample();
    x(1, 2) = std::nan("");
    QCOMPARE(fit(x), std::string("row 2 holds a number that is not finite"));
    x.row(1) << -1e308, 1e308, 0, 0;
    QCOMPARE(fit(x), std::string("row 2 holds numbers that are too far apart to scale"));
    const Scaling scaling = fitScaling(ScalingKind::MinMax, sample());
    const std::string shapes = "the scaling has 3 rows but the data has 2";
    const SampleMatrix two = sample().topRows(2);
    QCOMPARE(errorOf<ShapeError>([&] { (void)scaled(scaling, two); }), shapes);
    QCOMPARE(errorOf<ShapeError>([&] { (void)unscaled(scaling, two); }), shapes);
}

DELTAFLOW_TEST(TestScale)
#include "tst_scale.moc"
