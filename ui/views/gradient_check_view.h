#pragma once

#include "ui/chart/signed_log.h"
#include "ui/views/background_work.h"
#include "ui/views/gradient_table_model.h"
#include "ui/views/settling_view.h"

#include <QWidget>

class QBoxLayout;
class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;
class QTableView;

namespace deltaflow {

class QuietLabel;
class TrainingSession;

/// Every derivative of the pass shown, as backpropagation has it and as the loss's own central
/// difference: one against the other as points, on the diagonal if they agree, and as a table.
/// Computed while it is seen, once the pass has come to rest.
class GradientCheckView : public QWidget, public SettlingView {
    Q_OBJECT

public:
    GradientCheckView(TrainingSession& session, QWidget* parent);
    ~GradientCheckView() override;

    /// Shows evidence, of `total` derivatives in all.
    void setCheck(GradientCheck check, std::size_t total);
    [[nodiscard]] bool isSettled() const override {
        return !m_rest.isActive() && !m_work.isRunning();
    }
    [[nodiscard]] const GradientTableModel& table() const { return *m_model; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    /// Where a row's point is in the plot, in its pixels.
    [[nodiscard]] QPointF pointOf(int row) const;

    [[nodiscard]] QSize sizeHint() const override { return {340, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 140}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeTable();
    void fitTable();
    void makePlot();
    void dress(); ///< In the theme's colours.
    void passChanged();
    void check();
    void showPoints();
    void fitAxes();     ///< As many ticks as there is room for.
    void showPointed(); ///< What is hovered or selected anywhere.
    [[nodiscard]] int rowAt(QPointF at) const;
    void hoverRow(int row);
    void selectRow(int row);
    [[nodiscard]] Ref gradientOf(int row) const;

    TrainingSession& m_session;
    Player& m_player;
    QTimer m_rest;                          ///< Until the pass counts as at rest.
    std::shared_ptr<const Trace> m_checked; ///< Or about to be.
    std::shared_ptr<const Model> m_shown;   ///< Whose numbers the rows name.
    GradientTableModel* m_model;
    QuietLabel* m_headline;
    QBoxLayout* m_parts;
    QTableView* m_table;
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_diagonal;
    QCPGraph* m_right;
    QCPGraph* m_kinks;
    QCPGraph* m_wrong;
    QCPGraph* m_pointed;
    SignedLog m_scale;
    double m_most = 0;       ///< The largest |derivative|.
    bool m_choosing = false; ///< The table follows the selection.
    BackgroundWork m_work;   ///< The last: it ends first.
};

} // namespace deltaflow
