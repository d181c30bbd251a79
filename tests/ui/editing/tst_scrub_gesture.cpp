#include "ui/editing/scrub_gesture.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

class TestScrubGesture : public QObject {
    Q_OBJECT

private slots:
    void turns_data();
    void turns();
    void dragsInNotches();
    void comesBackToTheBit();
    void crossesZeroEvenly();
    void changesPaceOnTheWay();
    void givesDecimals();
    void readsModifiers();
};

void TestScrubGesture::turns_data() {
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("notches");
    QTest::addColumn<double>("pace");
    QTest::addColumn<double>("value");
    QTest::newRow("up") << 0.3 << 1.0 << 1.0 << 0.31;
    QTest::newRow("down") << 0.3 << -1.0 << 1.0 << 0.29;
    QTest::newRow("far") << 0.3 << 100.0 << 1.0 << 1.3;
    QTest::newRow("rounds") << 0.3137 << 1.0 << 1.0 << 0.32;
    QTest::newRow("rounds down") << 0.3137 << -1.0 << 1.0 << 0.30;
    QTest::newRow("finer") << 0.3137 << 1.0 << 0.1 << 0.315;
    QTest::newRow("coarser") << 0.3137 << 1.0 << 10.0 << 0.4;
    QTest::newRow("zero") << 0.0 << 3.0 << 1.0 << 0.03;
    QTest::newRow("tens") << 45.0 << 2.0 << 1.0 << 47.0;
    QTest::newRow("thousands") << -1234.0 << 1.0 << 1.0 << -1100.0;
    QTest::newRow("small") << 0.00025 << 1.0 << 1.0 << 0.00026;
    QTest::newRow("denormal") << 5e-324 << 1.0 << 1.0 << 1e-20;
    QTest::newRow("huge") << 1e300 << 1.0 << 1.0 << 1e300; // a notch is lost in it
    QTest::newRow("half a notch") << 0.3 << 0.4 << 1.0 << 0.3;
    QTest::newRow("half a notch, finer") << 0.3 << 4.0 << 0.1 << 0.304;
    QTest::newRow("third") << 1.0 / 3 << 0.0 << 1.0 << 1.0 / 3;
}

void TestScrubGesture::turns() {
    QFETCH(double, start);
    QFETCH(double, notches);
    QFETCH(double, pace);
    QFETCH(double, value);
    ScrubGesture scrub(start);
    QVERIFY2(scrub.turn(notches, pace) == value,
             qPrintable(QString::number(scrub.value(), 'g', 17)));
}

void TestScrubGesture::dragsInNotches() {
    ScrubGesture scrub(0.5);
    QVERIFY(scrub.drag(ScrubGesture::kPixelsPerNotch) == 0.51);
    QVERIFY(scrub.drag(3 * ScrubGesture::kPixelsPerNotch) == 0.54);
}

void TestScrubGesture::comesBackToTheBit() {
    const double start = 0.1 + 0.2;
    ScrubGesture scrub(start);
    for (int i = 0; i < 57; ++i)
        scrub.drag(1);
    QVERIFY(scrub.value() != start);
    for (int i = 0; i < 57; ++i)
        scrub.drag(-1);
    QVERIFY(scrub.value() == start);
}

void TestScrubGesture::crossesZeroEvenly() {
    ScrubGesture scrub(0.02);
    QVERIFY(scrub.turn(-10) == 0.01);
    QVERIFY(scrub.turn(-10) == 0.0);
    QVERIFY(!std::signbit(scrub.value()));
    QVERIFY(scrub.turn(-10) == -0.01);
}

void TestScrubGesture::changesPaceOnTheWay() {
    ScrubGesture scrub(0.3);
    scrub.turn(2);
    QVERIFY(scrub.turn(3, 0.1) == 0.323);
    QVERIFY(scrub.turn(1, 10) == 0.4); // the coarse grid: tenths
}

void TestScrubGesture::givesDecimals() {
    ScrubGesture scrub(0.1);
    for (int i = 11; i < 400; ++i)
        QVERIFY(scrub.turn(1) == QByteArray::number(i).append("e-2").toDouble());
}

void TestScrubGesture::readsModifiers() {
    QCOMPARE(ScrubGesture::pace(Qt::NoModifier), 1.0);
    QCOMPARE(ScrubGesture::pace(Qt::ShiftModifier), 0.1);
    QCOMPARE(ScrubGesture::pace(Qt::ControlModifier), 10.0);
}

DELTAFLOW_TEST(TestScrubGesture)
#include "tst_scrub_gesture.moc"
