#pragma once

#include "ui/training/training_session.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QWidget>

namespace deltaflow {

class CurveChart;
class RunLegend;

/// Loss and accuracy, in training and test, of this run and of earlier ones, side by side, and
/// what each line is.
class CurvesView : public QWidget {
    Q_OBJECT

public:
    explicit CurvesView(TrainingSession& session, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {420, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {220, QWidget::minimumSizeHint().height()};
    }
    [[nodiscard]] CurveChart& loss() const { return *m_loss; }
    [[nodiscard]] CurveChart& accuracy() const { return *m_accuracy; }
    [[nodiscard]] QStringList legend() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    TrainingSession& m_session;
    QBoxLayout* m_charts = nullptr;
    CurveChart* m_loss;
    CurveChart* m_accuracy;
    QCheckBox* m_logarithmic;
    RunLegend* m_legend;
};

} // namespace deltaflow
