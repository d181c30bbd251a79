#include "core/data/draw.h"

#include "tests/test_program.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace deltaflow;

/// Frequencies against what theory expects; the bounds are five standard deviations wide.
class TestDraw : public QObject {
    Q_OBJECT

private slots:
    void belowIsEven();
    void normalHasItsMoments();
    void normalHasItsTails();
    void permutationsAreEven();
    void permutationHoldsAll();
};

void TestDraw::belowIsEven() {
    Random random(3);
    constexpr int draws = 70000;
    std::map<std::uint64_t, int> counts;
    for (int i = 0; i < draws; ++i)
        ++counts[drawBelow(random, 7)];
    QCOMPARE(counts.size(), 7u);
    QCOMPARE(counts.rbegin()->first, 6u);
    for (const auto& [number, count] : counts)
        QVERIFY(std::abs(count - draws / 7.0) < 5 * std::sqrt(draws * (1 / 7.0) * (6 / 7.0)));
}

void TestDraw::normalHasItsMoments() {
    Random random(11);
    constexpr int draws = 100000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < draws; ++i) {
        const double x = drawNormal(random);
        sum += x;
        squares += x * x;
        fourths += x * x * x * x;
    }
    QVERIFY(std::abs(sum / draws) < 5 / std::sqrt(draws));
    QVERIFY(std::abs(squares / draws - 1) < 5 * std::sqrt(2.0 / draws));
    QVERIFY(std::abs(fourths / draws - 3) < 5 * std::sqrt(96.0 / draws));
}

void TestDraw::normalHasItsTails() {
    Random random(5);
    constexpr int draws = 100000;
    int beyond = 0;
    for (int i = 0; i < draws; ++i)
        beyond += std::abs(drawNormal(random)) > 2;
    const double expected = std::erfc(std::sqrt(2.0));
    QVERIFY(std::abs(beyond / double(draws) - expected) < 5 * std::sqrt(expected / draws));
}

void TestDraw::permutationsAreEven() {
    Random random(9);
    constexpr int draws = 60000;
    std::map<std::vector<Index>, int> counts;
    for (int i = 0; i < draws; ++i)
        ++counts[drawPermutation(random, 3)];
    QCOMPARE(counts.size(), 6u);
    for (const auto& [order, count] : counts)
        QVERIFY(std::abs(count - draws / 6.0) < 5 * std::sqrt(draws * (1 / 6.0) * (5 / 6.0)));
}

void TestDraw::permutationHoldsAll() {
    Random random(2);
    const auto order = drawPermutation(random, 1000);
    QCOMPARE(order.size(), 1000u);
    const std::set<Index> all(order.begin(), order.end());
    QCOMPARE(all.size(), 1000u);
    QCOMPARE(*all.begin(), 0);
    QCOMPARE(*all.rbegin(), 999);
    QCOMPARE(drawPermutation(random, 0).size(), 0u);
}

DELTAFLOW_TEST(TestDraw)
#include "tst_draw.moc"
