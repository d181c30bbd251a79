#include "ui/canvas/paint_brush.h"

#include "tests/test_program.h"

#include <QImage>
#include <QtTest>

using namespace deltaflow;

namespace {

/// How many pixels a number leaves in a place of this width.
int inked(const QString& label, double value, double width, bool keepsLabel = false) {
    QImage image(200, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const PaintBrush brush{painter, Theme::light()};
    brush.value({10, 5, width, 30}, label, value,
                {.colour = Qt::black, .size = 11, .keepsLabel = keepsLabel});
    painter.end();
    int dark = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            dark += qGray(image.pixel(x, y)) < 128;
    return dark;
}

} // namespace

class TestPaintBrush : public QObject {
    Q_OBJECT

private slots:
    void aNumberIsNeverLeftOut_data() {
        QTest::addColumn<double>("value");
        QTest::newRow("short") << 0.5;
        QTest::newRow("long") << -1.234567e-123;
        QTest::newRow("large") << -9.876543e+300;
    }
    void aNumberIsNeverLeftOut() {
        QFETCH(double, value);
        QVERIFY(inked(QStringLiteral("δ "), value, 46) > 10);
    }

    void theLabelGivesWayFirst() {
        const double value = -1.234e-12;
        QVERIFY(inked(QStringLiteral("δ "), value, 150) > inked({}, value, 150));
        // Room for the number alone.
        const double room =
            PaintBrush::textWidth(QStringLiteral("−1.234×10⁻¹²"), 11, QFont::Normal) * 0.9;
        QCOMPARE(inked(QStringLiteral("a long label "), value, room), inked({}, value, room));
    }

    void aLabelThatIsKeptOutlastsDigits() {
        const double value = -0.0001986;
        const double room =
            PaintBrush::textWidth(QStringLiteral("b −0.00020"), 11, QFont::Normal) * 0.8;
        QCOMPARE(inked(QStringLiteral("b "), value, room), inked({}, value, room));
        QVERIFY(inked(QStringLiteral("b "), value, room, true) != inked({}, value, room));
    }
};

DELTAFLOW_TEST(TestPaintBrush)
#include "tst_paint_brush.moc"
