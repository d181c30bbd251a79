#include "core/data/split.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace deltaflow;

class TestSplit : public QObject {
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void holdsEachSampleOnce();
    void seedDecides();
    void testSamplesAreEven();
    void choosesColumns();
    void refuses_data();
    void refuses();
};

void TestSplit::counts_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<int>("test");
    QTest::newRow("a fifth") << 100 << 0.2 << 20;
    QTest::newRow("rounded up") << 10 << 0.25 << 3;
    QTest::newRow("rounded down") << 10 << 0.24 << 2;
    QTest::newRow("none") << 100 << 0.0 << 0;
    QTest::newRow("at least one") << 10 << 0.001 << 1;
    QTest::newRow("never all") << 10 << 0.99 << 9;
    QTest::newRow("two") << 2 << 0.9 << 1;
    QTest::newRow("one sample") << 1 << 0.5 << 0;
}

void TestSplit::counts() {
    QFETCH(int, samples);
    QFETCH(double, fraction);
    QFETCH(int, test);
    const Split parts = split(samples, fraction, 1);
    QCOMPARE(parts.test.size(), std::size_t(test));
    QCOMPARE(parts.train.size(), std::size_t(samples - test));
}

void TestSplit::holdsEachSampleOnce() {
    const Split parts = split(50, 0.3, 4);
    QVERIFY(std::ranges::is_sorted(parts.train));
    QVERIFY(std::ranges::is_sorted(parts.test));
    std::vector<Index> all = parts.train;
    all.insert(all.end(), parts.test.begin(), parts.test.end());
    std::ranges::sort(all);
    std::vector<Index> expected(50);
    std::iota(expected.begin(), expected.end(), Index{0});
    QCOMPARE(all, expected);
}

void TestSplit::seedDecides() {
    QVERIFY(split(50, 0.3, 4) == split(50, 0.3, 4));
    QVERIFY(split(50, 0.3, 4) != split(50, 0.3, 5));
}

void TestSplit::testSamplesAreEven() {
    constexpr int seeds = 4000;
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(10);
    for (quint64 seed = 0; seed < seeds; ++seed)
        for (const Index sample : split(10, 0.3, seed).test)
            ++counts[sample];
    const double few = 5 * std::sqrt(seeds * 0.3 * 0.7); // five standard deviations
    QVERIFY((counts.array() - seeds * 0.3).abs().maxCoeff() < few);
}

void TestSplit::choosesColumns() {
    Data data{SampleMatrix(2, 3), SampleMatrix(1, 3)};
    data.x << 1, 2, 3, 4, 5, 6;
    data.y << 7, 8, 9;
    const Data part = chosen(data, std::vector<Index>{2, 0});
    SampleMatrix x(2, 2);
    x << 3, 1, 6, 4;
    QVERIFY(part.x == x);
    QCOMPARE(part.y(0, 0), 9.0);
    QCOMPARE(part.y(0, 1), 7.0);
    QCOMPARE(chosen(data, {}).x.cols(), 0);
}

void TestSplit::refuses_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<std::string>("message");
    const std::string part =
        "the part that is kept for the test is at least 0 and less than 1, not ";
    QTest::newRow("no sample") << 0 << 0.2 << std::string("there is no sample to split");
    QTest::newRow("all") << 5 << 1.0 << part + "1";
    QTest::newRow("negative") << 5 << -0.1 << part + "−0.1";
    QTest::newRow("NaN") << 5 << std::nan("") << part + "NaN";
}

void TestSplit::refuses() {
    QFETCH(int, samples);
    QFETCH(double, fraction);
    QFETCH(std::string, message);
    try {
        (void)split(samples, fraction, 1);
        QFAIL("was not refused");
    } catch (const Error& error) {
        QCOMPARE(std::string(error.what()), message);
    }
}

DELTAFLOW_TEST(TestSplit)
#include "tst_split.moc"
