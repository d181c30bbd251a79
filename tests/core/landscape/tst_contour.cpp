#include "core/landscape/contour.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace deltaflow;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double bowl(const PlanePoint& p) {
    return p.x * p.x + p.y * p.y;
}

Surface sampled(const LossAt& loss, Index nodes) {
    return *sampleSurface(loss, {-2, 2, -2, 2}, nodes, nodes);
}

double lengthOf(const ContourLine& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return length;
}

} // namespace

class TestContour : public QObject {
    Q_OBJECT

private slots:
    void aBowlHasCircles_data() {
        QTest::addColumn<double>("radius");
        for (const double radius : {0.3, 1.0, 1.7})
            QTest::addRow("radius %g", radius) << radius;
    }
    void aBowlHasCircles() {
        QFETCH(double, radius);
        const auto lines = contourLines(sampled(bowl, 129), radius * radius);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines.front().front(), lines.front().back()); // closed
        for (const PlanePoint& p : lines.front())
            QVERIFY(std::abs(std::hypot(p.x, p.y) - radius) < 1e-3);
        QVERIFY(std::abs(lengthOf(lines.front()) - 2 * std::numbers::pi * radius) < 0.01);
    }

    void aPlaneHasAStraightLineFromEdgeToEdge() {
        const auto lines =
            contourLines(sampled([](const PlanePoint& p) { return p.x + 3; }, 9), 3.3);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines.front().size(), std::size_t{9});
        for (const PlanePoint& p : lines.front())
            QVERIFY(std::abs(p.x - 0.3) < 1e-14);
        QCOMPARE(std::abs(lines.front().front().y), 2.0);
        QCOMPARE(lines.front().back().y, -lines.front().front().y);
    }

    void aSaddleHasTwoBranches_data() {
        QTest::addColumn<double>("level");
        QTest::addColumn<bool>("leftAndRight");
        QTest::newRow("above") << 0.5 << true;
        QTest::newRow("below") << -0.5 << false;
    }
    void aSaddleHasTwoBranches() {
        QFETCH(double, level);
        QFETCH(bool, leftAndRight);
        const auto saddle = [](const PlanePoint& p) { return p.x * p.x - p.y * p.y; };
        const auto lines = contourLines(sampled(saddle, 65), level);
        QCOMPARE(lines.size(), std::size_t{2});
        for (const ContourLine& line : lines) {
            const auto side = [&](const PlanePoint& p) { return leftAndRight ? p.x : p.y; };
            for (const PlanePoint& p : line) {
                QVERIFY(std::abs(saddle(p) - level) < 2e-3);
                QVERIFY(side(p) * side(line.front()) > 0); // a branch stays on its side
            }
        }
    }

    void withinACellTheMeanPartsTheBranches_data() {
        QTest::addColumn<double>("level");
        QTest::addColumn<bool>("cutsOffTheHigh");
        QTest::newRow("the mean is lower") << 0.75 << true; // corners 1 0 1 0
        QTest::newRow("the mean is higher") << 0.25 << false;
    }
    void withinACellTheMeanPartsTheBranches() {
        QFETCH(double, level);
        QFETCH(bool, cutsOffTheHigh);
        const Surface cell{{0, 1, 0, 1}, 2, 2, {1, 0, 0, 1}};
        const auto lines = contourLines(cell, level);
        QCOMPARE(lines.size(), std::size_t{2});
        for (const ContourLine& line : lines) {
            QCOMPARE(line.size(), std::size_t{2});
            // Around the high corners (0,0) and (1,1), or around the low ones.
            const double x = line[0].x + line[1].x;
            const double y = line[0].y + line[1].y;
            QCOMPARE((x < 1) == (y < 1), cutsOffTheHigh);
        }
    }

    void cellsThatAreNotNumbersAreLeftOut() {
        Surface surface = sampled(bowl, 41);
        const auto whole = contourLines(surface, 1);
        surface.losses[static_cast<std::size_t>(20 * 41 + 30)] = kNaN; // at (1, 0), on the circle
        const auto cut = contourLines(surface, 1);
        QCOMPARE(cut.size(), std::size_t{1});
        QVERIFY(!(cut.front().front() == cut.front().back()));
        QVERIFY(lengthOf(cut.front()) < lengthOf(whole.front()) - 0.15); // two cells of 0.1
        for (const PlanePoint& p : cut.front())
            QVERIFY(std::isfinite(p.x) && std::isfinite(p.y));
    }

    void levelsLieWithinAndFavourTheValley() {
        const Surface surface = sampled([](const PlanePoint& p) { return 1 + bowl(p); }, 65);
        const auto levels = contourLevels(surface, 8);
        QCOMPARE(levels.size(), std::size_t{8});
        QVERIFY(std::ranges::is_sorted(levels));
        QVERIFY(levels.front() > 1 && levels.back() < 9);
        QVERIFY(levels.front() < 1.3); // a hill takes most of the area, but not of the lines
        QVERIFY(levels[7] - levels[6] > levels[1] - levels[0]);
        for (const double level : levels) // few digits
            QVERIFY(std::abs(level * 100 - std::round(level * 100)) < 1e-9);
    }

    void reliefRisesEvenlyFromLevelToLevel() {
        const Surface surface = sampled(bowl, 65);
        const auto levels = contourLevels(surface, 8);
        const auto relief = reliefOf(surface);
        for (std::size_t i = 0; i < relief.size(); ++i) {
            const auto below = std::ranges::upper_bound(levels, surface.losses[i]) - levels.begin();
            const double step = relief[i] * 9; // between the lines `below` and `below` + 1
            QVERIFY(step > static_cast<double>(below) - 0.2);
            QVERIFY(step < static_cast<double>(below) + 1.2);
        }
    }

    void hugeRangesAndPlainsAreNoTrouble() {
        const auto canyon = [](const PlanePoint& p) { return std::exp(20 * (p.x + p.y)); };
        QCOMPARE(contourLevels(sampled(canyon, 33), 8).size(), std::size_t{8});
        QVERIFY(contourLevels(sampled([](const PlanePoint&) { return 0.7; }, 9), 8).empty());
        QVERIFY(contourLevels(sampled([](const PlanePoint&) { return kNaN; }, 9), 8).empty());
    }
};

DELTAFLOW_TEST(TestContour)
#include "tst_contour.moc"
