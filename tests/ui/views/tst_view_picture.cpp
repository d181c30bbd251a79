#include "ui/views/view_picture.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/derivation/derivation_view.h"
#include "ui/player/player.h"
#include "ui/training/training_session.h"
#include "ui/views/view_docks.h"
#include "ui/views/view_list.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QXmlStreamReader>
#include <QtTest>

#include <qcustomplot.h>

using namespace deltaflow;

namespace {

QImage imageOf(QWidget& view) {
    return QImage::fromData(viewPicture(view, "png"), "PNG");
}

/// How many colours there are: of an empty picture one.
qsizetype coloursIn(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            colours << image.pixel(x, y);
    return colours.size();
}

} // namespace

class TestViewPicture : public QObject {
    Q_OBJECT

private slots:
    void everyView_data() {
        QTest::addColumn<bool>("hasPixels"); // a map is made of them
        QTest::newRow("curves") << false;
        QTest::newRow("boundary") << true;
        QTest::newRow("landscape") << true;
        QTest::newRow("gradient-check") << true; // the arrow of its sorted column
        QTest::newRow("layers") << false;
    }
    void everyView() {
        QFETCH(bool, hasPixels);
        OpenedExample document("xor");
        Player player(document);
        player.setReducedMotion(true);
        player.goToIteration(20);
        TrainingSession session(player);
        ViewDocks docks;
        docks.setCentralWidget(new QWidget);
        for (ViewKind& kind : viewList(session))
            docks.add(std::move(kind));
        docks.resize(900, 600);
        docks.show();
        QWidget* view = docks.open(QTest::currentDataTag());
        QVERIFY(view);
        QTRY_VERIFY(docks.isSettled());
        const QImage image = imageOf(*view);
        QCOMPARE(image.size(), view->size() * 2);
        QVERIFY(coloursIn(image) > 8);
        const QByteArray svg = viewPicture(*view, "SVG");
        QVERIFY(svg.contains("<svg"));
        QVERIFY(svg.count("<path") + svg.count("<polyline") + svg.count("<rect") > 3);
        QVERIFY(svg.contains("<text")); // letters, not their pixels
        QCOMPARE(svg.contains("<image"), hasPixels);
        QVERIFY(!svg.contains("Inter Tabular"));
        QXmlStreamReader reader(svg);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void theDerivation() {
        OpenedExample document("net-2-2-1");
        Player player(document);
        player.setReducedMotion(true);
        player.goToStep(7);
        DerivationView view(player);
        view.resize(440, 500);
        view.show();
        QVERIFY(coloursIn(imageOf(view)) > 8);
        QVERIFY(viewPicture(view, "svg").count("<path") > 20); // the formulas
    }

    /// A curve that leaves its axes ends at them, also in SVG, whose clip Qt leaves out.
    void nothingIsOutsideTheAxes() {
        QCustomPlot plot;
        plot.resize(200, 160);
        QCPGraph* graph = plot.addGraph();
        graph->setPen(QPen(Qt::red, 4));
        graph->setData({-1, 2}, {-1, 2});
        plot.xAxis->setRange(0, 1);
        plot.yAxis->setRange(0, 1);
        plot.replot();
        const QByteArray svg = viewPicture(plot, "svg");
        // The red line stands in a drawing of its own, as large as the axes.
        const QRect axes = plot.axisRect()->rect().adjusted(0, 0, 1, 1);
        const QByteArray box = QStringLiteral("viewBox=\"%1 %2 %3 %4\"")
                                   .arg(axes.x())
                                   .arg(axes.y())
                                   .arg(axes.width())
                                   .arg(axes.height())
                                   .toUtf8();
        const qsizetype inner = svg.indexOf(box);
        QVERIFY(inner > 0);
        QCOMPARE(svg.count("#ff0000"), 1);
        QVERIFY(svg.indexOf("#ff0000") > inner);
        QVERIFY(svg.indexOf("#ff0000") < svg.indexOf("</svg>"));
        QCOMPARE(svg.count("</svg>"), 2);
        QVERIFY(graph->visible());
    }

    void anotherSuffixHasNone() {
        QWidget view;
        QVERIFY(viewPicture(view, "gif").isEmpty());
    }

    void aDockAsksForIt() {
        ViewDocks docks;
        docks.setCentralWidget(new QWidget);
        docks.add({"one", "One", {}, {}, [](QWidget* parent) { return new QWidget(parent); }});
        QVERIFY(docks.shown().isEmpty());
        docks.show();
        QWidget* view = docks.open("one");
        QCOMPARE(docks.shown().size(), 1);
        const QSignalSpy asked(&docks, &ViewDocks::pictureAsked);
        for (auto* button : docks.findChildren<QToolButton*>())
            if (button->accessibleName().startsWith("Save picture")) button->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<QWidget*>(), view);
        QCOMPARE(asked[0][1].toString(), QString("One"));
    }
};

DELTAFLOW_TEST(TestViewPicture)
#include "tst_view_picture.moc"
