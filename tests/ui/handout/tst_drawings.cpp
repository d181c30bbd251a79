#include "ui/handout/drawings.h"

#include "tests/test_program.h"

#include <QPainter>
#include <QXmlStreamReader>
#include <QtTest>

using namespace deltaflow;

namespace {

constexpr QSize kSize{200, 100};

void paintGradientCircle(QPainter& painter, const QColor& colour, const QPointF& centre) {
    QLinearGradient gradient(0, 0, 0, 100);
    gradient.setColorAt(0, Qt::white);
    gradient.setColorAt(1, colour);
    painter.setBrush(gradient);
    painter.drawEllipse(centre, 10, 10);
}

qsizetype countOf(const QString& text, const char* what) {
    return text.count(QLatin1String(what));
}

} // namespace

class TestDrawings : public QObject {
    Q_OBJECT

private slots:
    void whatIsDrawnTwiceIsWrittenOnce() {
        Drawings drawings;
        for (const double x : {20.0, 50.0})
            drawings.add(kSize, [x](QPainter& painter) {
                paintGradientCircle(painter, Qt::red, {100, 50}); // the same in both
                painter.setBrush(Qt::blue);
                painter.drawRect(QRectF(x, 10, 5, 5)); // another in each
            });
        const QString shared = drawings.shared();
        QCOMPARE(countOf(shared, "<g id="), 1);
        QCOMPARE(countOf(shared, "<linearGradient "), 1);
        for (const std::size_t which : {0u, 1u}) {
            const QString drawing = drawings.drawing(which, "A & B");
            QCOMPARE(countOf(drawing, "<use "), 1);
            QCOMPARE(countOf(drawing, "<g "), 1);
            QVERIFY(drawing.contains("<title>A &amp; B</title>"));
        }
        QVERIFY(drawings.drawing(0, {}) != drawings.drawing(1, {}));
    }

    /// Qt calls the first gradient of each drawing "gradient1", whatever it is.
    void eachDrawingKeepsItsOwnGradients() {
        Drawings drawings;
        for (const QColor& colour : {QColor(Qt::red), QColor(Qt::green)})
            drawings.add(kSize, [&](QPainter& painter) {
                paintGradientCircle(painter, colour, {100, 50});
            });
        QCOMPARE(countOf(drawings.shared(), "<linearGradient "), 2);
        QVERIFY(drawings.drawing(0, {}).contains("url(#c0)"));
        QVERIFY(drawings.drawing(1, {}).contains("url(#c1)"));
        QVERIFY(drawings.shared().indexOf("#ff0000") < drawings.shared().indexOf("#00ff00"));
    }

    void allThatIsReferredToIsThere() {
        Drawings drawings;
        for (int i = 0; i < 3; ++i)
            drawings.add(kSize, [i](QPainter& painter) {
                QImage image(2, 2, QImage::Format_RGB32);
                image.fill(Qt::red);
                painter.drawImage(QRect(0, 0, 10, 10), image);
                painter.drawText(QPoint(20, 20), "<&>");
                for (int k = 0; k <= i; ++k)
                    paintGradientCircle(painter, QColor::fromHsv(60 * k, 255, 255), {50.0 * k, 50});
            });
        QString page = "<html>" + drawings.shared();
        for (std::size_t i = 0; i < 3; ++i)
            page += drawings.drawing(i, "<&>");
        page += "</html>";
        QSet<QString> ids;
        QSet<QString> uses;
        QXmlStreamReader xml(page);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            for (const QXmlStreamAttribute& attribute : xml.attributes()) {
                const QString value = attribute.value().toString();
                if (attribute.name() == QLatin1String("id")) {
                    QVERIFY2(!ids.contains(value), qPrintable(value));
                    ids << value;
                } else if (value.startsWith("url(#")) {
                    uses << value.mid(5).chopped(1);
                } else if (attribute.name() == QLatin1String("href") && value.startsWith('#')) {
                    uses << value.mid(1);
                }
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(uses.size() > 3);
        QVERIFY(ids.contains(uses));
    }
};

DELTAFLOW_TEST(TestDrawings)
#include "tst_drawings.moc"
