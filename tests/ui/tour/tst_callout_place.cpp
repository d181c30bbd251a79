#include "ui/tour/callout_place.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;
using Side = CalloutPlace::Side;

Q_DECLARE_METATYPE(CalloutPlace::Side)

class TestCalloutPlace : public QObject {
    Q_OBJECT

private slots:
    void stands_data();
    void stands();
    void isAlwaysInTheRoom();
};

void TestCalloutPlace::stands_data() {
    QTest::addColumn<QRect>("target");
    QTest::addColumn<Side>("side");
    QTest::newRow("under a button at the top") << QRect(500, 10, 60, 30) << Side::Below;
    QTest::newRow("over a button at the foot") << QRect(100, 680, 40, 30) << Side::Above;
    QTest::newRow("beside a panel at the right") << QRect(840, 60, 440, 600) << Side::Left;
    QTest::newRow("beside a panel at the left") << QRect(0, 60, 440, 600) << Side::Right;
    QTest::newRow("within what fills all") << QRect(0, 0, 1280, 720) << Side::Within;
}

void TestCalloutPlace::stands() {
    QFETCH(QRect, target);
    QFETCH(Side, side);
    const CalloutPlace place = placeCallout(target, {300, 140}, {0, 0, 1280, 720});
    QCOMPARE(place.side, side);
    if (side == Side::Within) return;
    // Beside it, by the tip's length, and the tip is at its middle.
    QVERIFY(!place.card.intersects(target));
    const bool across = side == Side::Below || side == Side::Above;
    const int tip = place.tip + (across ? place.card.left() : place.card.top());
    const int middle = across ? target.center().x() : target.center().y();
    QVERIFY2(std::abs(tip - middle) <= 1, qPrintable(QString::number(tip - middle)));
    const QRect reach = place.card.adjusted(-kCalloutGap, -kCalloutGap, kCalloutGap, kCalloutGap);
    QVERIFY(reach.adjusted(-1, -1, 1, 1).intersects(target));
}

void TestCalloutPlace::isAlwaysInTheRoom() {
    const QRect room(0, 0, 640, 420);
    const QSize card(300, 150);
    for (int x = 0; x < 640; x += 20) {
        for (int y = 0; y < 420; y += 20) {
            const CalloutPlace place = placeCallout({x, y, 30, 20}, card, room);
            QVERIFY(room.contains(place.card));
            QCOMPARE(place.card.size(), card);
            QVERIFY(!place.card.intersects(QRect(x, y, 30, 20)));
        }
    }
}

DELTAFLOW_TEST(TestCalloutPlace)
#include "tst_callout_place.moc"
