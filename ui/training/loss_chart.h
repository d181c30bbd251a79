#pragma once

#include "ui/training/training_session.h"

#include <QWidget>

class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;

namespace deltaflow {

/// The loss over the iterations, its ghosts, and the play-head as an upright line that is dragged
/// through time. Loss on a logarithmic axis if wanted and possible.
class LossChart : public QWidget {
    Q_OBJECT

public:
    explicit LossChart(TrainingSession& session, QWidget* parent = nullptr);

    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    [[nodiscard]] QSize sizeHint() const override { return {340, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress(); ///< In the theme's colours.
    void show();
    void showPlayHead();
    void scrubTo(double x);
    [[nodiscard]] double logFloor() const;

    TrainingSession& m_session;
    QCustomPlot* m_plot;
    QCPGraph* m_loss;
    QList<QCPGraph*> m_ghosts;
    QCPItemStraightLine* m_playHead;
    bool m_logarithmic = true;
    bool m_scrubbing = false;
};

} // namespace deltaflow
