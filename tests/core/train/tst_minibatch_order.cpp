#include "core/train/minibatch_order.h"

#include "tests/test_program.h"

#include <QtTest>

#include <set>

using namespace deltaflow;

namespace {

/// Sample s is (s, s) with the target 10 s.
std::shared_ptr<const Data> numbered(Index samples) {
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix(2, samples);
    data->y = SampleMatrix(1, samples);
    for (Index s = 0; s < samples; ++s) {
        data->x.col(s).setConstant(static_cast<double>(s));
        data->y(0, s) = 10.0 * static_cast<double>(s);
    }
    return data;
}

/// The samples that the updates [first, last) take, read from the data itself.
std::vector<double> taken(MinibatchOrder& order, std::int64_t first, std::int64_t last) {
    std::vector<double> samples;
    for (std::int64_t k = first; k < last; ++k) {
        order.enter(k);
        const MinibatchOrder::Block block = order.block(k);
        for (Index column = block.first; column < block.first + block.count; ++column)
            samples.push_back(order.data().x(0, column));
    }
    return samples;
}

} // namespace

class TestMinibatchOrder : public QObject {
    Q_OBJECT

private slots:
    void blocksCoverAnEpoch_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("perEpoch");
        QTest::addColumn<int>("last");
        QTest::newRow("all") << 0 << 1 << 7;
        QTest::newRow("more than there are") << 100 << 1 << 7;
        QTest::newRow("one by one") << 1 << 7 << 1;
        QTest::newRow("with a rest") << 3 << 3 << 1;
        QTest::newRow("all but one") << 6 << 2 << 1;
    }
    void blocksCoverAnEpoch() {
        QFETCH(int, size);
        QFETCH(int, perEpoch);
        QFETCH(int, last);
        MinibatchOrder order(numbered(7), {size, false, 1});
        QCOMPARE(order.perEpoch(), perEpoch);
        QCOMPARE(order.block(perEpoch - 1).count, Index{last});
        const std::vector<double> inOrder{0, 1, 2, 3, 4, 5, 6};
        QCOMPARE(taken(order, 0, perEpoch), inOrder);
        QCOMPARE(taken(order, perEpoch, 2 * perEpoch), inOrder);
    }

    void shuffledEpochsHaveEachSampleOnce() {
        MinibatchOrder order(numbered(50), {8, true, 3});
        std::set<std::vector<double>> orders;
        for (std::int64_t epoch = 0; epoch < 4; ++epoch) {
            const auto samples = taken(order, epoch * 7, (epoch + 1) * 7);
            QCOMPARE(std::set<double>(samples.begin(), samples.end()).size(), std::size_t{50});
            orders.insert(samples);
        }
        QCOMPARE(orders.size(), std::size_t{4}); // no epoch is like another
    }

    void orderDependsOnSeedAndEpochAlone() {
        MinibatchOrder forwards(numbered(20), {4, true, 9});
        const auto first = taken(forwards, 0, 5);
        const auto second = taken(forwards, 5, 10);
        MinibatchOrder jumping(numbered(20), {4, true, 9});
        QCOMPARE(taken(jumping, 5, 10), second);
        QCOMPARE(taken(jumping, 0, 5), first);
        MinibatchOrder other(numbered(20), {4, true, 10});
        QVERIFY(taken(other, 0, 5) != first);
    }

    void aColumnsSampleIsKnown() {
        MinibatchOrder order(numbered(20), {4, true, 9});
        order.enter(7);
        for (Index column = 0; column < 20; ++column) {
            const auto sample = static_cast<double>(order.sample(column));
            QCOMPARE(order.data().x(1, column), sample);
            QCOMPARE(order.data().y(0, column), 10 * sample);
        }
    }

    void everySampleStandsEverywhere() { // of 3 samples, all 6 orders come up
        MinibatchOrder order(numbered(3), {1, true, 1});
        std::set<std::vector<double>> orders;
        for (std::int64_t epoch = 0; epoch < 100; ++epoch)
            orders.insert(taken(order, 3 * epoch, 3 * epoch + 3));
        QCOMPARE(orders.size(), std::size_t{6});
    }
};

DELTAFLOW_TEST(TestMinibatchOrder)
#include "tst_minibatch_order.moc"
