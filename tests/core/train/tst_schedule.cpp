#include "core/train/schedule.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestSchedule : public QObject {
    Q_OBJECT

private slots:
    void followsItsFormula_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("update");
        QTest::addColumn<double>("expected"); // of η = 0.8, period 10, factor ½
        const auto row = [](const char* name, ScheduleKind kind, int update, double expected) {
            QTest::newRow(name) << static_cast<int>(kind) << update << expected;
        };
        row("constant", ScheduleKind::Constant, 1000, 0.8);
        row("step, first", ScheduleKind::Step, 0, 0.8);
        row("step, before the edge", ScheduleKind::Step, 9, 0.8);
        row("step, at the edge", ScheduleKind::Step, 10, 0.4);
        row("step, third", ScheduleKind::Step, 29, 0.2);
        row("cosine, first", ScheduleKind::Cosine, 0, 0.8);
        row("cosine, half way", ScheduleKind::Cosine, 5, 0.6);
        row("cosine, at its end", ScheduleKind::Cosine, 10, 0.4);
        row("cosine, past its end", ScheduleKind::Cosine, 99, 0.4);
    }
    void followsItsFormula() {
        QFETCH(int, kind);
        QFETCH(int, update);
        QFETCH(double, expected);
        const Schedule schedule{static_cast<ScheduleKind>(kind), 10, 0.5};
        QVERIFY(std::abs(learningRateAt(0.8, schedule, update) - expected) < 1e-15);
    }
};

DELTAFLOW_TEST(TestSchedule)
#include "tst_schedule.moc"
