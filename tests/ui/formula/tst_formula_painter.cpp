#include "tests/test_program.h"
#include "ui/formula/equation_layout.h"
#include "ui/formula/formula_layout.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QTest>

#include <array>
#include <thread>

using namespace deltaflow;
using F = Formula;

namespace {

const Ref kWeight{1, Quantity::Value, 0, 0, 0};

F fraction() {
    return F::fraction(F::identifier("a"), F::number("2").withRef(kWeight));
}

QImage paint(const F& formula, double size, QPointF origin, const FormulaTone& tone = {}) {
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    paintFormula(painter, layoutFormula(formula, size), origin, tone);
    return image;
}

int countOf(const QImage& image, const std::function<bool(QColor)>& wanted) {
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            n += wanted(image.pixelColor(x, y));
    return n;
}

} // namespace

class TestFormulaPainter : public QObject {
    Q_OBJECT
private slots:
    void linesAreNeverLost_data() {
        QTest::addColumn<double>("size");
        QTest::addColumn<double>("shift");
        for (const double size : {9.0, 14.0, 18.0, 30.0})
            for (const double shift : {0.0, 0.3, 0.5, 0.8})
                QTest::addRow("%g px at %g", size, shift) << size << shift;
    }
    void linesAreNeverLost() {
        QFETCH(double, size);
        QFETCH(double, shift);
        const F f = F::fraction(F::space(1), F::space(1)); // nothing but its line
        const QImage image = paint(f, size, {20, 100 + shift});
        const int dark = countOf(image, [](QColor c) { return c.lightness() < 30; });
        QVERIFY2(dark >= static_cast<int>(size) - 1, qPrintable(QString::number(dark)));
        QCOMPARE(countOf(image, [](QColor c) { return c != Qt::white && c.lightness() >= 30; }), 0);
    }

    void placesTakeTheirTone() {
        const auto isRed = [](QColor c) { return c.red() > 200 && c.green() < 100; };
        QCOMPARE(countOf(paint(fraction(), 40, {20, 100}), isRed), 0);
        const FormulaTone tone = [](const Ref& ref, bool isNumber) {
            return ref == kWeight && isNumber ? QColor(Qt::red) : QColor();
        };
        const QImage toned = paint(fraction(), 40, {20, 100}, tone);
        QVERIFY(countOf(toned, isRed) > 20);
        QVERIFY(countOf(toned, [](QColor c) { return c.lightness() < 30; }) > 20);
    }

    void thePainterIsLeftAsItWas() {
        QImage image(50, 50, QImage::Format_RGB32);
        QPainter painter(&image);
        const QPen pen(Qt::green, 3);
        painter.setPen(pen);
        paintFormula(painter, layoutFormula(fraction(), 20), {0, 30},
                     [](const Ref&, bool) { return QColor(Qt::red); });
        QCOMPARE(painter.pen(), pen);
    }

    void vectorDevicesGetOutlines() {
        QByteArray svg;
        QBuffer buffer(&svg);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        QPainter painter(&generator);
        paintFormula(painter, layoutFormula(fraction(), 20), {0, 30});
        painter.end();
        QVERIFY(svg.count("<path") + svg.count("<rect") >= 3);
        QVERIFY2(!svg.contains("<text"), svg.constData());
    }

    void threadsAgree() {
        std::vector<F> parts;
        for (int i = 0; i < 30; ++i)
            parts.push_back(
                F::sup(F::identifier(std::string(1, static_cast<char>('a' + i % 26))), fraction()));
        const F formula = F::row(std::move(parts));
        std::array<QImage, 4> images;
        {
            std::array<std::jthread, 4> threads;
            for (std::size_t i = 0; i < threads.size(); ++i)
                threads[i] = std::jthread([&, i] { images[i] = paint(formula, 15, {0, 100}); });
        }
        QVERIFY(countOf(images[0], [](QColor c) { return c.lightness() < 100; }) > 100);
        for (const QImage& image : images)
            QVERIFY(image == images[0]);
    }
};

DELTAFLOW_TEST(TestFormulaPainter)
#include "tst_formula_painter.moc"
