#include "core/data/document_data.h"
#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/training/training_stage.h"
#include "ui/tables/fold_section.h"
#include "ui/training/curve_chart.h"
#include "ui/training/training_panel.h"

#include <QSlider>
#include <qcustomplot.h>

#include <set>

using namespace deltaflow;

/// The panel's controls, beside the session that they steer.
class TestTrainingControls : public QObject {
    Q_OBJECT

private slots:
    void theTestIsScoredBeside() {
        Stage stage("xor");
        stage.document.edit(withDataSetup(stage.document.project(), {0.25, 1}), "Keep a test");
        stage.runTo(400);
        QVERIFY(stage.session.tellsTest());
        const CurvePoint last = stage.session.curve().back();
        const CurvePoint shown = *stage.session.score();
        QCOMPARE(last.iteration, 400);
        QCOMPARE(shown.test->loss, last.test->loss);
        Project onTest = stage.document.project();
        onTest.data = onTest.test;
        const double loss =
            Scorer(std::make_shared<const Project>(onTest), stage.player.sharedModel())
                .score(stage.player.moment().parameters)
                .loss;
        QCOMPARE(shown.test->loss, loss);
    }

    void theSliderCountsAsItsAxis() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        stage.runTo(10000);
        auto* slider = panel.findChild<QSlider*>();
        for (const bool logarithmic : {true, false}) {
            panel.findChild<QCheckBox*>("logarithmic")->setChecked(logarithmic);
            for (const std::int64_t k : {9, 99, 999, 5000}) {
                stage.player.goToIteration(k);
                const int at = slider->value();
                const double part = static_cast<double>(at) / slider->maximum();
                const double expected = logarithmic ? std::log1p(double(k)) / std::log1p(10000.0)
                                                    : static_cast<double>(k) / 10000;
                QVERIFY(std::abs(part - expected) < 1e-4);
                slider->setValue(at + 500);
                slider->setValue(at);
                const auto shown = static_cast<double>(stage.player.view().iteration);
                QVERIFY(std::abs(shown - static_cast<double>(k)) <= 1 + 0.001 * double(k));
            }
        }
    }

    void theScoreIsOfWhatIsShown() {
        Stage stage("xor");
        stage.runTo(1500);
        for (const std::int64_t k : {1500, 3, 700}) {
            stage.player.goToIteration(k); // all samples in one minibatch: the same loss
            QVERIFY(std::abs(stage.session.score()->train.loss -
                             stage.player.number(
                                 {stage.player.model().loss, Quantity::Value, 0, 0, 0})) < 1e-14);
        }
    }

    void whatHasNoParametersIsNotTrained() {
        Stage stage("paths");
        TrainingPanel panel(stage.session);
        panel.toggleRun();
        QVERIFY(!stage.session.isRunning());
    }

    void whatIsNoNumberIsRefused() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        QTest::keyClicks(panel.findChild<QLineEdit*>("lossBelow"), "abc");
        panel.toggleRun();
        QVERIFY(!stage.session.isRunning());
        panel.findChild<QLineEdit*>("lossBelow")->setText("0.2");
        panel.toggleRun();
        QVERIFY(stage.session.isRunning());
        stage.session.stop();
    }

    void aLossNeverReachedIsRefused() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        const auto* note = panel.findChild<QuietLabel*>("goalNote");
        auto* field = panel.findChild<QLineEdit*>("lossBelow");
        for (const char* wrong : {"0", "-1", "0,01,0"}) {
            field->clear();
            QTest::keyClicks(field, wrong);
            panel.toggleRun();
            QVERIFY2(!stage.session.isRunning(), wrong);
            QVERIFY(!note->isHidden() && !note->text().isEmpty());
        }
    }

    void aDecimalCommaIsReadWhereItIsOne() {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        auto* field = panel.findChild<QLineEdit*>("lossBelow");
        QCOMPARE(field->text(), QStringLiteral("0,001"));
        field->clear();
        QTest::keyClicks(field, "0,2");
        panel.toggleRun();
        QLocale::setDefault(before);
        QCOMPARE(stage.session.goal().loss, std::optional(0.2));
        stage.session.stop();
    }

    void thePanelRunsAndTravels() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        panel.resize(360, 600);
        static_cast<QWidget&>(panel).show();
        panel.findChild<QSpinBox*>("epochs")->setValue(700);
        panel.findChild<QPushButton*>("run")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 700);
        panel.findChild<QCheckBox*>("logarithmic")->setChecked(false);
        panel.findChild<QSlider*>()->setValue(5000); // half way
        QCOMPARE(stage.player.view().iteration, 350);
        panel.findChild<QPushButton*>("epoch")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 351);
        auto& plot = panel.chart().plot();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        const auto at = QPoint(static_cast<int>(plot.xAxis->coordToPixel(100)), 60);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QVERIFY(std::abs(stage.player.view().iteration - 100) < 10);
    }

    void minibatchesAreSetInThePanel() {
        Stage stage("xor"); // 4 samples
        TrainingPanel panel(stage.session);
        panel.findChild<QSpinBox*>("batchSize")->setValue(3);
        QCOMPARE(stage.document.project().training.batches.size, Index{3});
        QCOMPARE(stage.player.samples(), Index{3});
        panel.findChild<QPushButton*>("epoch")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 2);
        stage.player.goToIteration(1);
        QCOMPARE(stage.player.samples(), Index{1}); // what is left over
        stage.document.undoStack().undo();
        QCOMPARE(stage.player.samples(), Index{4});
    }

    void aMinibatchsInputsAreTheProjects() {
        Stage stage("xor");
        Training training;
        training.batches = {1, true, 3};
        stage.document.edit(withTraining(stage.document.project(), training), "minibatches", 0);
        std::set<Index> columns;
        for (std::int64_t k = 0; k < 4; ++k) {
            stage.player.goToIteration(k);
            const Ref input{stage.player.model().input, Quantity::Value, 1, 0, 0};
            const Index column = stage.player.trace().dataColumn(0);
            columns.insert(column);
            SampleMatrix expected = stage.document.project().data->x;
            QCOMPARE(stage.player.number(input), expected(1, column));
            expected(1, column) += 7.5;
            QVERIFY(stage.player.isEditable(input));
            QCOMPARE(stage.player.setNumber(input, expected(1, column)), QString());
            QVERIFY(stage.document.project().data->x == expected);
            QCOMPARE(stage.player.view().iteration, 0); // all iterations have learned from it
            stage.player.goToIteration(k);
            QCOMPARE(stage.player.number(input), expected(1, column));
        }
        QCOMPARE(columns.size(), std::size_t{4});
    }
};

DELTAFLOW_TEST(TestTrainingControls)
#include "tst_training_controls.moc"
