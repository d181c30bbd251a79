#include "core/train/trail.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace deltaflow;

namespace {

std::vector<double> onLine(double at) {
    return {3 * at, 4 * at}; // 5 · at from the origin
}

/// Fast at first: at iteration k it is as far as log(1 + k).
void walk(Trail& trail, std::int64_t to) {
    for (std::int64_t k = 0; k <= to; ++k)
        trail.note(k, onLine(std::log1p(static_cast<double>(k))));
}

std::vector<std::int64_t> iterations(const std::vector<Waypoint>& waypoints) {
    std::vector<std::int64_t> all;
    for (const Waypoint& waypoint : waypoints)
        all.push_back(waypoint.iteration);
    return all;
}

} // namespace

class TestTrail : public QObject {
    Q_OBJECT

private slots:
    void aShortWayIsKeptWhole() {
        Trail trail;
        walk(trail, 5);
        QCOMPARE(iterations(trail.waypoints(100, 100)),
                 (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(iterations(trail.waypoints(3, 100)), (std::vector<std::int64_t>{0, 1, 2, 3}));
        QCOMPARE(trail.waypoints(100, 100)[3].parameters[1], 4 * std::log1p(3.0));
    }

    void fewOfThemHaveTheFirstAndTheLast() {
        Trail trail;
        walk(trail, 10);
        QCOMPARE(iterations(trail.waypoints(10, 3)), (std::vector<std::int64_t>{0, 5, 10}));
        QCOMPARE(iterations(trail.waypoints(10, 1)), (std::vector<std::int64_t>{10}));
        QVERIFY(trail.waypoints(10, 0).empty());
        QVERIFY(trail.waypoints(-1, 5).empty());
    }

    void aLongWayHasMarksAtEvenDistances() {
        Trail trail({.marks = 40});
        walk(trail, 100'000);
        const auto marks = trail.waypoints(100'000, 1000);
        QVERIFY(marks.size() > 10 && marks.size() <= 40);
        QCOMPARE(marks.front().iteration, 0);
        const double whole = 5 * std::log1p(100'000.0);
        for (std::size_t i = 1; i < marks.size(); ++i) {
            const double step = (marks[i].parameters[0] - marks[i - 1].parameters[0]) * 5 / 3;
            // The first steps of the walk itself are longer than a mark's share.
            QVERIFY(step < std::max(whole / 8, 5 * std::log(2.0) + 1e-9));
        }
        QVERIFY(marks[marks.size() / 2].iteration < 5'000); // half the way, not half the time
    }

    void bytesAreBounded() {
        Trail trail({.marks = 1000, .bytes = 10 * 2 * sizeof(double)});
        walk(trail, 1000);
        QVERIFY(trail.waypoints(1000, 1000).size() <= 10);
    }

    void standingStillLeavesNoMarks() {
        Trail trail;
        for (std::int64_t k = 0; k < 10; ++k)
            trail.note(k, onLine(1));
        QCOMPARE(trail.waypoints(10, 100).size(), std::size_t{1});
    }

    void whatDivergesIsNotNoted() {
        Trail trail({.marks = 4});
        walk(trail, 2);
        trail.note(3, onLine(1e200)); // so far that the square of the distance is no number
        trail.note(4, onLine(std::numeric_limits<double>::quiet_NaN()));
        trail.note(5, onLine(-1e200));
        trail.note(6, onLine(2));
        QCOMPARE(iterations(trail.waypoints(10, 100)), (std::vector<std::int64_t>{0, 1, 2, 6}));
    }

    void aBranchTakesItsPast() {
        Trail trail;
        walk(trail, 10);
        Trail branch;
        branch.note(0, onLine(0));
        branch.noteFrom(trail, 4);
        QCOMPARE(iterations(branch.waypoints(10, 100)), (std::vector<std::int64_t>{0, 1, 2, 3}));
    }
};

DELTAFLOW_TEST(TestTrail)
#include "tst_trail.moc"
