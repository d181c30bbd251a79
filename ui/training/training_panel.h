#pragma once

#include "ui/training/training_session.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

class QScrollArea;

namespace deltaflow {

class CurveChart;
class IterationSlider;
class ProgressLine;
class QuietLabel;

/// Training at full speed and travelling through it: run and stop, when to stop by itself, the loss
/// curve, and a slider over all iterations reached. Running and how it goes stay in sight; the rest
/// scrolls.
class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainingPanel(TrainingSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {360, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {256, 160}; }
    [[nodiscard]] CurveChart& chart() const { return *m_chart; }

    void toggleRun();
    /// Puts the action below what a run has come to.
    void offerKeeping(QAction& keep);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeStatus();
    void placeStatus();
    QWidget* makeContent();
    QWidget* makeButtons(QWidget* parent);
    void makeSlider();
    QLayout* makeLooks(QWidget* parent);
    QWidget* makeGoals(QWidget* parent);
    void runFor(std::int64_t updates);
    [[nodiscard]] std::int64_t updatesPerEpoch() const;
    [[nodiscard]] RunGoal goal();
    [[nodiscard]] QString whyNoGoal() const;
    [[nodiscard]] QString progress() const;
    [[nodiscard]] std::optional<double> partDone() const;
    [[nodiscard]] QString quality();
    [[nodiscard]] std::int64_t iterationAt(int slider) const;
    [[nodiscard]] int sliderAt(std::int64_t iteration) const;
    void goTo(std::int64_t iteration);
    void page(int sliderSteps);
    void show();
    using QWidget::show;

    TrainingSession& m_session;
    QScrollArea* m_status = nullptr;
    QWidget* m_scrolled = nullptr; ///< All that is below the status.
    QPushButton* m_run = nullptr;
    QPushButton* m_epoch = nullptr;
    QPushButton* m_lastGood = nullptr;
    QToolButton* m_keep = nullptr;
    QCheckBox* m_byEpochs = nullptr;
    QSpinBox* m_epochs = nullptr;
    QCheckBox* m_byLoss = nullptr;
    QLineEdit* m_lossBelow = nullptr;
    CurveChart* m_chart;
    QCheckBox* m_logarithmic = nullptr;
    QPushButton* m_clearGhosts = nullptr;
    IterationSlider* m_slider;
    QBoxLayout* m_looks = nullptr;
    ProgressLine* m_line;
    QuietLabel* m_progress;
    QuietLabel* m_quality;
    QuietLabel* m_goalNote = nullptr;
    QuietLabel* m_verdict;
};

} // namespace deltaflow
