#pragma once

#include "ui/training/training_session.h"

#include <QWidget>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace deltaflow {

/// Loss or accuracy over the iterations, in training and test, with earlier runs as numbered
/// ghosts; the play-head is an upright line that is dragged through time.
class CurveChart : public QWidget {
    Q_OBJECT

public:
    enum class Measure { Loss, Accuracy };

    CurveChart(TrainingSession& session, Measure measure, QWidget* parent = nullptr);

    /// Where that is wanted and possible: accuracy's upright axis is linear always.
    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    [[nodiscard]] QSize sizeHint() const override { return {340, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 90}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// One run's curves and the number beside their end.
    struct Line {
        QCPGraph* train = nullptr;
        QCPGraph* test = nullptr;
        QCPItemText* number = nullptr;
    };
    [[nodiscard]] Line addLine();
    void fill(Line& line, const TrainingSession::Curve& curve, const QString& number) const;
    void showAsPoints(QCPGraph& graph, const QVector<double>& at) const;
    [[nodiscard]] double least() const; ///< The first iteration that has a place on the axis.
    void dress();                       ///< In the theme's colours.
    void dress(const Line& line, std::optional<std::size_t> ghost) const;
    void arrangeNumbers();         ///< At their lines' ends, clear of one another and of the edge.
    void hover(const QPointF& at); ///< Tells the value that the pointer is at.
    void endHover();
    /// "2, test: 0.1234 at iteration 50"
    [[nodiscard]] QString valueText(const QCPGraph& graph, double iteration, double value) const;
    void show();
    void showAxes();
    void showPlayHead();
    void scrubTo(double x);

    TrainingSession& m_session;
    Measure m_measure;
    QCustomPlot* m_plot;
    Line m_run;
    QList<Line> m_ghosts;
    QCPItemStraightLine* m_playHead;
    QCPItemText* m_value; ///< Under the pointer.
    bool m_logarithmic = true;
    bool m_scrubbing = false;
    bool m_stale = true; ///< Nothing is shown while it is hidden.
};

} // namespace deltaflow
