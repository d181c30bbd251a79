#include "ui/transport/timeline_geometry.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

namespace {

using Ranges = std::array<std::pair<Index, Index>, kPhaseCount>;
constexpr Ranges kSmall{{{0, 8}, {8, 9}, {9, 12}, {12, 18}, {18, 24}}};
constexpr Ranges kLarge{{{0, 404}, {404, 415}, {415, 617}, {617, 109803}, {109803, 218989}}};
constexpr Ranges kNoLoss{{{0, 4}, {4, 4}, {4, 6}, {6, 9}, {9, 12}}};

} // namespace

class TestTimelineGeometry : public QObject {
    Q_OBJECT

private slots:
    void segmentsFillTheWidth_data() {
        QTest::addColumn<bool>("large");
        QTest::addColumn<double>("width");
        QTest::newRow("small, wide") << false << 900.0;
        QTest::newRow("small, narrow") << false << 300.0;
        QTest::newRow("large, wide") << true << 900.0;
        QTest::newRow("large, too narrow for the minimum") << true << 120.0;
    }
    void segmentsFillTheWidth() {
        QFETCH(const bool, large);
        QFETCH(const double, width);
        const auto geometry = TimelineGeometry::make(large ? kLarge : kSmall, 20, width, 44);
        QCOMPARE(geometry.segments.size(), 5u);
        QCOMPARE(geometry.segments.front().x, 20.0);
        QVERIFY(std::abs(geometry.segments.back().right() - (20 + width)) < 1e-9);
        for (std::size_t i = 1; i < 5; ++i)
            QVERIFY(std::abs(geometry.segments[i].x - geometry.segments[i - 1].right() - 10) <
                    1e-9);
        const double least = std::min(44.0, (width - 40) / 5);
        for (const auto& segment : geometry.segments)
            QVERIFY(segment.width > least - 1e-9);
    }

    void widthsAreProportionalAboveTheMinimum() {
        const auto geometry = TimelineGeometry::make(kSmall, 0, 900, 44);
        const auto& s = geometry.segments;
        QCOMPARE(s[1].width, 44.0); // one step of 24 would have 35.8
        QVERIFY(std::abs(s[0].width / s[3].width - 8.0 / 6.0) < 1e-9);
    }

    void emptyPhaseHasNoSegment() {
        const auto geometry = TimelineGeometry::make(kNoLoss, 0, 500, 44);
        QCOMPARE(geometry.segments.size(), 4u);
        QCOMPARE(geometry.segments[1].phase, Phase::Backward);
    }

    void everyStepIsFoundAtItsPosition() {
        const auto geometry = TimelineGeometry::make(kSmall, 16, 700, 44);
        QCOMPARE(geometry.stepAt(geometry.position(-1)), Index{-1});
        for (Index step = 0; step < 24; ++step)
            QCOMPARE(geometry.stepAt(geometry.position(step)), step);
    }

    void lastStepOfAPhaseFillsItsSegment() {
        const auto geometry = TimelineGeometry::make(kSmall, 0, 700, 44);
        QCOMPARE(geometry.position(7), geometry.segments[0].right());
        QCOMPARE(geometry.position(8), geometry.segments[1].right());
        QCOMPARE(geometry.position(8, 0.0), geometry.segments[1].x);
    }

    void outsideSnapsToTheEnds() {
        const auto geometry = TimelineGeometry::make(kSmall, 50, 700, 44);
        QCOMPARE(geometry.stepAt(-1000), Index{-1});
        QCOMPARE(geometry.stepAt(1e6), Index{23});
    }

    void positionsNeverGoBack() {
        const auto geometry = TimelineGeometry::make(kLarge, 0, 900, 44);
        double last = geometry.position(-1);
        for (Index step = 0; step < 218989; step += 7) {
            const double here = geometry.position(step);
            QVERIFY(here >= last);
            last = here;
        }
    }

    void ticksAreThinned() {
        const auto geometry = TimelineGeometry::make(kLarge, 0, 900, 44);
        for (const auto& segment : geometry.segments) {
            const auto ticks = geometry.ticks(segment, 6);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(ticks[i] - ticks[i - 1] >= 6);
        }
        const auto few = TimelineGeometry::make(kSmall, 0, 900, 44);
        QCOMPARE(few.ticks(few.segments[0], 6).size(), 8u);
        QCOMPARE(few.ticks(few.segments[0], 6).back(), few.segments[0].right());
    }

    void nothingToShow() {
        const auto geometry = TimelineGeometry::make(Ranges{}, 0, 900, 44);
        QVERIFY(geometry.segments.empty());
        QCOMPARE(geometry.stepAt(100), Index{-1});
    }
};

DELTAFLOW_TEST(TestTimelineGeometry)
#include "tst_timeline_geometry.moc"
