#include "ui/presenter/pen_strokes.h"

#include "tests/test_program.h"

#include <QImage>
#include <QtTest>

using namespace deltaflow;

class TestPenStrokes : public QObject {
    Q_OBJECT

private slots:
    void inkStaysThenPales_data() {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<bool>("fading");
        QTest::addColumn<double>("ink");
        const qint64 stays = PenStrokes::kStays;
        const qint64 fades = PenStrokes::kFades;
        QTest::newRow("just lifted") << qint64{0} << true << 1.0;
        QTest::newRow("at the end of its stay") << stays << true << 1.0;
        QTest::newRow("half faded") << stays + fades / 2 << true << 0.5;
        QTest::newRow("gone") << stays + fades << true << 0.0;
        QTest::newRow("without fading, at the end") << stays << false << 1.0;
        QTest::newRow("without fading, gone at once") << stays + 1 << false << 0.0;
    }

    void inkStaysThenPales() {
        QFETCH(qint64, now);
        QFETCH(bool, fading);
        QTEST(PenStrokes::ink({QPolygonF(), 0}, now, fading), "ink");
    }

    void whatIsBeingDrawnDoesNotFade() {
        PenStrokes pen;
        pen.begin({1, 1});
        pen.extend({5, 5});
        pen.settle(1'000'000, true);
        QCOMPARE(pen.strokes().size(), std::size_t{1});
        pen.lift(1'000'000);
        QVERIFY(!pen.isDrawing());
        pen.extend({9, 9}); // the pen is up
        QCOMPARE(pen.strokes().front().points.size(), 2);
        pen.settle(1'000'000 + PenStrokes::kStays + PenStrokes::kFades, true);
        QVERIFY(pen.strokes().empty());
    }

    void aTouchLeavesADot() {
        PenStrokes pen;
        pen.begin({10, 10});
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintStrokes(painter, pen, 0, true, Qt::red, 6);
        painter.end();
        QCOMPARE(image.pixelColor(10, 10), QColor(Qt::red));
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    }
};

DELTAFLOW_TEST(TestPenStrokes)
#include "tst_pen_strokes.moc"
