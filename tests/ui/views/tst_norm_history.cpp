#include "ui/views/norm_history.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestNormHistory : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatWasSeen() {
        NormHistory history;
        history.add(3, {1, 2});
        history.add(0, {5, 6});
        history.add(3, {3, 4});
        QCOMPARE(history.rows().size(), std::size_t{2});
        QCOMPARE(history.rows().at(3), (std::vector<double>{3, 4}));
        history.add(4, {1});
        QCOMPARE(history.rows().size(), std::size_t{1}); // of another network
    }

    void dropsWhatDiffers() {
        NormHistory history;
        for (int i = 0; i < 10; ++i)
            history.add(i, {1});
        history.dropFrom(4);
        QCOMPARE(history.rows().size(), std::size_t{4});
        QCOMPARE(history.rows().rbegin()->first, std::int64_t{3});
    }

    void staysBoundedAndEven() {
        NormHistory history(50);
        for (int i = 0; i < 1000; ++i)
            history.add(i, {1});
        QCOMPARE(history.rows().size(), std::size_t{50});
        QCOMPARE(history.rows().begin()->first, std::int64_t{0});
        QCOMPARE(history.rows().rbegin()->first, std::int64_t{999});
        std::int64_t widest = 0;
        for (auto row = std::next(history.rows().begin()); row != history.rows().end(); ++row)
            widest = std::max(widest, row->first - std::prev(row)->first);
        QVERIFY2(widest <= 80, qPrintable(QString::number(widest))); // 20 on average
    }
};

DELTAFLOW_TEST(TestNormHistory)
#include "tst_norm_history.moc"
