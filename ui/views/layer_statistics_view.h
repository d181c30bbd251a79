#pragma once

#include "core/insight/unit_statistics.h"
#include "ui/player/player.h"
#include "ui/views/background_work.h"
#include "ui/views/norm_history.h"
#include "ui/views/settling_view.h"

#include <QElapsedTimer>
#include <QWidget>

class QBoxLayout;
class QCustomPlot;
class QLabel;
class QScrollArea;

namespace deltaflow {

class LayerRows;
class NormChart;
class TrainingSession;

/// How activations, errors and gradients spread in each layer, over all samples and with the
/// parameters of the iteration shown; how large gradients and activations of each layer have been
/// over the iterations seen; and which units do not learn, named here and marked in the picture
/// while this is seen.
class LayerStatisticsView : public QWidget, public SettlingView {
    Q_OBJECT

public:
    LayerStatisticsView(TrainingSession& session, QWidget* parent);
    ~LayerStatisticsView() override;

    [[nodiscard]] bool isSettled() const override {
        return !m_later.isActive() && !m_work.isRunning();
    }
    [[nodiscard]] const std::vector<LayerStatistics>& layers() const;
    /// The layers' norms as they were seen (see layerNorms).
    [[nodiscard]] const NormHistory& history() const { return m_history; }
    [[nodiscard]] QString sentence() const; ///< Rich text; each unit in it is a link.
    [[nodiscard]] QCustomPlot& plot() const;

    [[nodiscard]] QSize sizeHint() const override { return {340, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 140}; }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Found {
        std::vector<LayerStatistics> layers;
        Index samples = 0;
    };

    void passChanged();
    void forgetWhatDiffers();
    void compute();
    void take(std::int64_t iteration, const Found& found);
    void fillIn();
    void mark();
    void showSentence();
    void showNorms();
    void travel(double iteration);
    void follow(const QString& link);
    [[nodiscard]] QString nameOf(const UnitMark& mark) const;
    [[nodiscard]] QString unitsOf(UnitState state) const;
    [[nodiscard]] std::vector<UnitMark> stuck() const;

    TrainingSession& m_session;
    Player& m_player;
    QTimer m_later;
    std::shared_ptr<const Project> m_project; ///< That the history is of.
    std::shared_ptr<const Trace> m_taken;     ///< Whose parameters are shown, or about to be.
    std::shared_ptr<const Model> m_shown;     ///< Whose layers are shown.
    Index m_samples = 0;                      ///< Of those in the data, so many are counted.
    NormHistory m_history;
    bool m_filled = false; ///< Near the start, for the present project.
    QLabel* m_sentence;
    QBoxLayout* m_parts;
    LayerRows* m_rows;
    QScrollArea* m_area;
    NormChart* m_norms;
    BackgroundWork m_work; ///< The last: it ends first.
};

} // namespace deltaflow
