#include "ui/canvas/chip_placement.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

class TestChipPlacement : public QObject {
    Q_OBJECT

private slots:
    void lengthInsideOfALine();
    void twoByTwoStandsInOneLine();
    void crowdIsGivenUp();
    void avoidsObstacles();
    void looseChipsWithoutRoomAreNull();
    void someOfACrowdFit();
    void forcedChipsTakeTheFreestPlace();

private:
    static std::vector<QLineF> bipartite(int from, int to, double pitch, double width) {
        std::vector<QLineF> lines;
        for (int j = 0; j < to; ++j)
            for (int i = 0; i < from; ++i)
                lines.emplace_back(0, pitch * (i - 0.5 * (from - 1)), width,
                                   pitch * (j - 0.5 * (to - 1)));
        return lines;
    }
};

void TestChipPlacement::lengthInsideOfALine() {
    const QRectF box(10, 10, 20, 10);
    QCOMPARE(lengthInside({0, 15, 100, 15}, box), 20.0);
    QCOMPARE(lengthInside({20, 0, 20, 100}, box), 10.0);
    QCOMPARE(lengthInside({0, 0, 100, 0}, box), 0.0);
    QCOMPARE(lengthInside({15, 15, 18, 15}, box), 3.0);
}

void TestChipPlacement::twoByTwoStandsInOneLine() {
    const ChipPlacement placed = placeChips(bipartite(2, 2, 200, 300), {60, 40}, {0, -10}, {});
    QVERIFY(placed.complete);
    QCOMPARE(placed.rects.size(), std::size_t(4));
    for (const QRectF& rect : placed.rects)
        QCOMPARE(rect.center().x(), placed.rects.front().center().x());
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = a + 1; b < 4; ++b)
            QVERIFY(!placed.rects[a].intersects(placed.rects[b]));
}

void TestChipPlacement::crowdIsGivenUp() {
    QVERIFY(!placeChips(bipartite(8, 8, 30, 150), {60, 40}, {}, {}).complete);
}

void TestChipPlacement::avoidsObstacles() {
    const QRectF wall(100, -200, 100, 400);
    const ChipPlacement placed = placeChips(bipartite(1, 1, 0, 300), {60, 20}, {}, {wall});
    QVERIFY(placed.complete);
    QVERIFY(!placed.rects.front().intersects(wall));
}

void TestChipPlacement::looseChipsWithoutRoomAreNull() {
    const std::vector<QRectF> none =
        placeLooseChips(bipartite(1, 1, 0, 300), {60, 20}, {{-10, -50, 320, 100}});
    QVERIFY(none.front().isNull());
    const std::vector<QRectF> some = placeLooseChips(bipartite(1, 2, 200, 300), {60, 20}, {});
    QVERIFY(!some[0].isNull() && !some[1].isNull());
    QVERIFY(!some[0].intersects(some[1]));
}

void TestChipPlacement::someOfACrowdFit() {
    const std::vector<QLineF> lines = bipartite(8, 8, 60, 300);
    std::vector<std::size_t> order;
    for (std::size_t i = lines.size(); i-- > 0;)
        order.push_back(i);
    const std::vector<QRectF> rects = placeSomeChips(lines, order, {50, 18}, {});
    QVERIFY(!rects.back().isNull()); // the first of the order
    const auto shown = std::ranges::count_if(rects, [](const QRectF& r) { return !r.isNull(); });
    QVERIFY(shown >= 8 && shown < 64);
    for (std::size_t a = 0; a < rects.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(!rects[a].intersects(rects[b]));
}

void TestChipPlacement::forcedChipsTakeTheFreestPlace() {
    const QLineF line(0, 0, 300, 0);
    const QRectF wall(-10, -50, 320, 100);
    QVERIFY(!placeForcedChip(line, {60, 20}, {wall}).isNull());
    const QRectF beside = placeForcedChip(line, {60, 20}, {{-10, -50, 200, 100}});
    QVERIFY(beside.left() >= 190); // free from there on
}

DELTAFLOW_TEST(TestChipPlacement)
#include "tst_chip_placement.moc"
