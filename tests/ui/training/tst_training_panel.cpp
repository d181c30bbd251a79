#include "ui/training/training_panel.h"

#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/sample_project.h"
#include "ui/training/curve_chart.h"
#include "ui/training/iteration_slider.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

#include <qcustomplot.h>

using namespace deltaflow;

namespace {

struct Desk {
    Desk()
        : player((document.reset(net221(), {}), document))
        , session(player)
        , panel(session) {
        panel.resize(360, 420);
        static_cast<QWidget&>(panel).show();
        QApplication::setActiveWindow(&panel);
        static_cast<void>(QTest::qWaitForWindowActive(&panel));
    }

    void runTo(std::int64_t iteration) {
        session.start({iteration, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), 20000);
    }
    void setRate(double rate) {
        Optimiser optimiser = document.project().optimiser;
        optimiser.learningRate = rate;
        document.edit(withOptimiser(document.project(), optimiser), "rate");
    }
    [[nodiscard]] QCustomPlot& plot() const { return panel.chart().plot(); }
    [[nodiscard]] QStringList labels(QCPAxis* axis) {
        plot().replot(QCustomPlot::rpImmediateRefresh);
        QStringList shown;
        const auto places = axis->tickVector();
        for (qsizetype i = 0; i < places.size(); ++i)
            if (axis->range().contains(places[i])) shown << axis->tickVectorLabels()[i];
        return shown;
    }
    [[nodiscard]] int topOf(const QWidget& part) const { return part.mapTo(&panel, QPoint()).y(); }
    [[nodiscard]] IterationSlider* slider() const { return panel.findChild<IterationSlider*>(); }

    Document document;
    Player player;
    TrainingSession session;
    TrainingPanel panel;
};

} // namespace

class TestTrainingPanel : public QObject {
    Q_OBJECT

private slots:
    /// The window becomes low and high again: how it goes stands below the buttons in either.
    void howItGoesStandsBelowTheButtons_data() {
        QTest::addColumn<QList<int>>("heights");
        QTest::newRow("low") << QList<int>{420};
        QTest::newRow("high") << QList<int>{800};
        QTest::newRow("low, then high") << QList<int>{420, 800};
        QTest::newRow("high, then low") << QList<int>{800, 420};
    }

    void howItGoesStandsBelowTheButtons() {
        QFETCH(QList<int>, heights);
        Desk desk;
        for (const int height : heights)
            desk.panel.resize(360, height);
        const QWidget* status = desk.panel.findChild<QWidget*>("keep")->parentWidget();
        const QWidget* run = desk.panel.findChild<QWidget*>("run");
        QTRY_VERIFY(status->isVisible());
        QTRY_VERIFY(desk.topOf(*status) >= desk.topOf(*run) + run->height());
    }

    void whatIsBeingTypedIsLeftAlone() {
        Desk desk;
        auto* box = desk.panel.findChild<QSpinBox*>("batchSize");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, "1");
        const QString typed = box->text();
        desk.runTo(3); // the numbers change meanwhile
        QCOMPARE(box->text(), typed);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(desk.document.project().training.batches.size, Index{1});
        QVERIFY(!box->text().isEmpty());
    }

    void anAxisHasTwoLabelsAtLeast_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("iterations");
        QTest::newRow("within a decade") << 0.01 << 40;
        QTest::newRow("one update") << 0.5 << 1;
        QTest::newRow("over decades") << 5.0 << 2000;
        QTest::newRow("all 0") << 1e6 << 10;
    }
    void anAxisHasTwoLabelsAtLeast() {
        QFETCH(double, rate);
        QFETCH(int, iterations);
        Desk desk;
        desk.setRate(rate);
        desk.runTo(iterations);
        const QStringList down = desk.labels(desk.plot().yAxis);
        QVERIFY2(QSet<QString>(down.begin(), down.end()).size() >= 2, qPrintable(down.join(", ")));
        QVERIFY(desk.labels(desk.plot().xAxis).size() >= 2);
        // What was trained last is inside the frame.
        const double loss = desk.session.curve().back().train.loss;
        if (loss > 0 || desk.plot().yAxis->scaleType() == QCPAxis::stLinear)
            QVERIFY(desk.plot().yAxis->range().contains(loss));
    }

    void aSinglePointIsSeen() {
        Desk desk;
        desk.runTo(1);
        QCOMPARE(desk.plot().graph(0)->scatterStyle().shape(), QCPScatterStyle::ssDisc);
        desk.runTo(20);
        QCOMPARE(desk.plot().graph(0)->scatterStyle().shape(), QCPScatterStyle::ssNone);
    }

    void aClickInTheGrooveGoesThere() {
        Desk desk;
        desk.runTo(1000);
        desk.panel.findChild<QCheckBox*>("logarithmic")->setChecked(false);
        IterationSlider* slider = desk.slider();
        const QPoint middle(slider->width() / 2, slider->height() / 2);
        QTest::mouseClick(slider, Qt::LeftButton, {}, middle);
        QVERIFY(std::abs(desk.player.view().iteration - 500) < 20);
    }

    void keysMoveByAnIterationAndByATenth() {
        Desk desk;
        desk.runTo(1000);
        IterationSlider* slider = desk.slider();
        for (const bool logarithmic : {true, false}) {
            desk.panel.findChild<QCheckBox*>("logarithmic")->setChecked(logarithmic);
            desk.player.goToIteration(3);
            QTest::keyClick(slider, Qt::Key_Right);
            QCOMPARE(desk.player.view().iteration, 4);
            QTest::keyClick(slider, Qt::Key_Left);
            QTest::keyClick(slider, Qt::Key_Left);
            QCOMPARE(desk.player.view().iteration, 2);
            const int before = slider->value();
            QTest::keyClick(slider, Qt::Key_PageUp);
            QVERIFY(std::abs(slider->value() - before - 1000) < 400);
            desk.player.goToIteration(0);
            QTest::keyClick(slider, Qt::Key_PageUp);
            QVERIFY(desk.player.view().iteration > 0);
        }
    }

    void theButtonsStayAndTheRestScrolls() {
        Desk desk;
        auto* run = desk.panel.findChild<QPushButton*>("run");
        QScrollArea* scroll = nullptr;
        for (auto* area : desk.panel.findChildren<QScrollArea*>())
            if (area->isAncestorOf(&desk.plot())) scroll = area;
        QVERIFY(scroll && !scroll->isAncestorOf(run));
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        // They stay whole in a panel that is too low for all that is said below them.
        desk.panel.resize(desk.panel.width(), 150);
        QCoreApplication::processEvents();
        const QRect whole(run->mapTo(&desk.panel, QPoint()), run->size());
        QVERIFY(run->height() == 32 && desk.panel.rect().contains(whole));
        QWheelEvent wheel({10, 10}, desk.plot().mapToGlobal(QPointF(10, 10)), {}, {0, -240},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&desk.plot(), &wheel);
        QVERIFY(!wheel.isAccepted() && !desk.plot().testAttribute(Qt::WA_NoMousePropagation));
    }

    void whatIsBelowTheStatusDoesNotShift() {
        Desk desk;
        auto* scroll = desk.panel.findChild<QScrollArea*>();
        QCoreApplication::processEvents();
        const int before = scroll->y();
        desk.runTo(5);
        QVERIFY(!desk.session.verdict().isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(scroll->y(), before);
    }

    void aNarrowPanelShowsAllOfIt() {
        Desk desk;
        desk.panel.resize(desk.panel.minimumSizeHint().width(), 420);
        QCoreApplication::processEvents();
        const auto* scroll = desk.panel.findChild<QScrollArea*>();
        QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                 qPrintable(QString::number(scroll->widget()->minimumSizeHint().width())));
        const auto* epoch = desk.panel.findChild<QPushButton*>("epoch");
        QVERIFY(epoch->mapTo(&desk.panel, epoch->rect().bottomRight()).x() < desk.panel.width());
    }
};

DELTAFLOW_TEST(TestTrainingPanel)
#include "tst_training_panel.moc"
