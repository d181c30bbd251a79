#include "ui/presenter/lecture_clock.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestLectureClock : public QObject {
    Q_OBJECT

private slots:
    void pausesAreNotCounted() {
        LectureClock clock;
        QCOMPARE(clock.elapsed(500), 0);
        clock.start(1000);
        QCOMPARE(clock.elapsed(4000), 3000);
        clock.pause(5000);
        QCOMPARE(clock.elapsed(9000), 4000);
        clock.start(10000);
        clock.start(11000); // it runs already
        QCOMPARE(clock.elapsed(12000), 6000);
    }

    void aResetGoesOnIfItWentOn() {
        LectureClock clock;
        clock.start(0);
        clock.reset(5000);
        QVERIFY(clock.isRunning());
        QCOMPARE(clock.elapsed(7000), 2000);
        clock.pause(7000);
        clock.reset(8000);
        QVERIFY(!clock.isRunning());
        QCOMPARE(clock.elapsed(9000), 0);
    }

    void timeIsWritten_data() {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing yet") << qint64{999} << "0:00";
        QTest::newRow("seconds") << qint64{4200} << "0:04";
        QTest::newRow("minutes") << qint64{754'000} << "12:34";
        QTest::newRow("an hour") << qint64{3'723'000} << "1:02:03";
    }

    void timeIsWritten() {
        QFETCH(qint64, milliseconds);
        QTEST(elapsedText(milliseconds), "text");
    }
};

DELTAFLOW_TEST(TestLectureClock)
#include "tst_lecture_clock.moc"
