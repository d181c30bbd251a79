#include "ui/views/curves_view.h"

#include "core/data/document_data.h"
#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/training/curve_chart.h"

#include <QtTest>

#include <qcustomplot.h>

using namespace deltaflow;

namespace {

struct Stage {
    explicit Stage(Project project)
        : opened{document, std::move(project)}
        , player(document)
        , session(player)
        , view(session) {
        view.resize(800, 260);
        view.show();
    }
    void runTo(std::int64_t iteration) {
        session.start({iteration, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), 20000);
    }

    Document document;
    struct Opened {
        Opened(Document& document, Project project) { document.reset(std::move(project), {}); }
    } opened;
    Player player;
    TrainingSession session;
    CurvesView view;
};

/// The last point of a chart's graph.
double lastOf(const CurveChart& chart, int graph) {
    return std::prev(chart.plot().graph(graph)->data()->constEnd())->value;
}

} // namespace

class TestCurvesView : public QObject {
    Q_OBJECT

private slots:
    void showsTrainingAndTest() {
        Stage stage(withDataSetup(example("xor"), {0.25, 1}));
        stage.runTo(300);
        QTRY_COMPARE(stage.view.legend(), (QStringList{"training", "test"}));
        const CurvePoint last = stage.session.curve().back();
        QCOMPARE(lastOf(stage.view.loss(), 0), last.train.loss);
        QCOMPARE(lastOf(stage.view.loss(), 1), last.test->loss);
        QVERIFY(stage.view.accuracy().isVisible());
        QCOMPARE(lastOf(stage.view.accuracy(), 0), 100 * *last.train.accuracy);
        QCOMPARE(lastOf(stage.view.accuracy(), 1), 100 * *last.test->accuracy);
    }

    void numbersHaveNoAccuracy() {
        Stage stage(example("net-2-2-1"));
        stage.runTo(100);
        QVERIFY(!stage.view.accuracy().isVisible());
        QCOMPARE(stage.view.legend(), QStringList{"training"});
    }

    void earlierRunsAreNumbered() {
        Stage stage(example("xor"));
        stage.runTo(300);
        Optimiser adam = stage.document.project().optimiser;
        adam.kind = OptimiserKind::Adam;
        stage.document.edit(withOptimiser(stage.document.project(), adam), "Adam");
        stage.player.goToIteration(0);
        stage.runTo(200);
        const QStringList legend = stage.view.legend();
        QCOMPARE(legend.size(), 2);
        QVERIFY2(legend[0].contains("Adam"), qPrintable(legend[0]));
        QVERIFY2(legend[1].startsWith("1  2–2–1, "), qPrintable(legend[1]));
        QCOMPARE(stage.view.loss().plot().graphCount(), 4);
        QCOMPARE(lastOf(stage.view.loss(), 2), stage.session.ghosts()[0].curve.back().train.loss);
    }

    /// Five runs that end in much the same place: lines of their own, labels that keep apart and
    /// inside.
    void earlierRunsAreToldApart() {
        Stage stage(example("xor"));
        for (int run = 0; run < 5; ++run) {
            stage.runTo(300);
            Optimiser other = stage.document.project().optimiser;
            other.learningRate *= 1.01;
            stage.document.edit(withOptimiser(stage.document.project(), other), "rate");
            stage.player.goToIteration(0);
        }
        stage.runTo(300);
        QCustomPlot& plot = stage.view.loss().plot();
        plot.replot();
        std::vector<QRectF> labels;
        for (int i = 0; i < plot.itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(plot.item(i)); text && text->visible())
                labels.emplace_back(text->topLeft->pixelPosition(),
                                    text->bottomRight->pixelPosition());
        QCOMPARE(labels.size(), std::size_t{5});
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QVERIFY(labels[i].right() <= plot.width());
            QVERIFY(labels[i].center().y() <= plot.axisRect()->bottom());
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!labels[i].adjusted(0, 2, 0, -2).intersects(labels[j]));
        }
        for (int i = 2; i < 12; i += 2)
            for (int j = 2; j < i; j += 2)
                QVERIFY(plot.graph(i)->pen() != plot.graph(j)->pen());
    }

    void tellsTheValueUnderThePointer() {
        Stage stage(example("xor"));
        stage.runTo(300);
        QCustomPlot& plot = stage.view.loss().plot();
        plot.replot();
        const auto point = plot.graph(0)->data()->constBegin() + plot.graph(0)->dataCount() / 2;
        const QPoint at(qRound(plot.xAxis->coordToPixel(point->key)),
                        qRound(plot.yAxis->coordToPixel(point->value)));
        const auto told = [&] {
            for (int i = 0; i < plot.itemCount(); ++i)
                if (auto* text = qobject_cast<QCPItemText*>(plot.item(i)); text && text->visible())
                    return text->text();
            return QString();
        };
        QCOMPARE(told(), QString());
        QTest::mouseMove(&plot, at);
        QTRY_VERIFY2(told().startsWith("training: "), qPrintable(told()));
        QTest::mouseMove(&plot, QPoint(at.x(), 3));
        QTRY_COMPARE(told(), QString());
    }

    void nothingIsDoneWhileHidden() {
        Stage stage(example("xor"));
        stage.view.hide();
        stage.runTo(300);
        QVERIFY(stage.view.loss().plot().graph(0)->data()->isEmpty());
        stage.view.show();
        QVERIFY(!stage.view.loss().plot().graph(0)->data()->isEmpty());
    }
};

DELTAFLOW_TEST(TestCurvesView)
#include "tst_curves_view.moc"
