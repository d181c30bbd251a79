#pragma once

#include "ui/views/norm_history.h"

#include <QStringList>
#include <QWidget>

class QActionGroup;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace deltaflow {

/// How large the gradients, or the activations, of each layer were over the iterations: one line a
/// layer, with its name at its end. The play-head is dragged through time.
class NormChart : public QWidget {
    Q_OBJECT

public:
    enum class Measure { Gradients, Activations };

    /// The symbols of the numbers in a row of the history: gradients first, then activations.
    struct Names {
        QStringList gradients;
        QStringList activations;
    };

    explicit NormChart(QWidget* parent);
    ~NormChart() override;

    void show(const NormHistory& history, const Names& names);
    using QWidget::show;
    void setMeasure(Measure measure);
    void setIteration(std::int64_t iteration); ///< Of the play-head.
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }

signals:
    void travelled(double iteration); ///< To where the pointer is, past either end too.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// One layer's line and its name.
    struct Line {
        QCPGraph* graph = nullptr;
        QCPItemText* name = nullptr;
        double end = 0; ///< The norm that the name stands at.
    };
    QWidget* makeSwitch();
    void dress(); ///< In the theme's colours.
    void redraw();
    void makeLines(std::size_t count);
    void drawLine(std::size_t line, std::size_t column, const QString& name);
    void scaleAxes();
    void arrangeNames();
    void showPlayHead();
    [[nodiscard]] double placeOf(std::int64_t iteration) const; ///< On the axis.

    QCustomPlot* m_plot;
    QActionGroup* m_measures;
    QCPItemStraightLine* m_playHead;
    QCPItemText* m_nothing; ///< Said where no line can be drawn.
    std::vector<Line> m_lines;
    NormHistory m_history;
    Names m_names;
    Measure m_measure = Measure::Gradients;
    std::int64_t m_iteration = 0;
    bool m_travelling = false;
};

} // namespace deltaflow
