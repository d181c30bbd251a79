#pragma once

#include "ui/document/document.h"
#include "ui/training/training_session.h"
#include "ui/views/landscape_frame.h"
#include "ui/views/settling_view.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QBoxLayout;
class QComboBox;
class QLabel;
class QStackedLayout;

namespace deltaflow {

class LandscapeChart;
class SurfaceWorker;

/// The loss over two parameters, the last two that were picked anywhere, or over the two principal
/// directions of the path. It works only while it is seen: the surface is computed beside, coarse
/// first; while a run goes on, coarse only. Dragging the point sets the two parameters, in one undo
/// step.
class LandscapeView : public QWidget, public SettlingView {
    Q_OBJECT

public:
    explicit LandscapeView(TrainingSession& session, QWidget* parent = nullptr);
    ~LandscapeView() override;

    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] LandscapeChart& chart() const { return *m_chart; }
    /// Nothing if the model has not two parameters.
    [[nodiscard]] const std::optional<ParameterPair>& pair() const { return m_pair; }
    void setPair(const ParameterPair& pair);
    void setPrincipal(bool principal);

    [[nodiscard]] QSize sizeHint() const override { return {340, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What a surface was computed of: another one needs another surface.
    struct Basis {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const Data> data;
        std::shared_ptr<const GraphSpec> graph;
        std::vector<double> fixed;
        std::vector<double> buffers;
        friend bool operator==(const Basis&, const Basis&) = default;
    };

    QWidget* makePickers();
    void arrange();
    void fillChoices();
    void showChoice();
    void pick(const Ref& ref);
    void takePairOfChoices();
    void lookElsewhere();
    void refresh();
    void showKnown();
    void explainAbsence();
    void keepInSight(const LandscapeFrame& frame);
    void fitAll();
    void wantSurface(int delay = 0);
    void computeSurface();
    void surfaceFinished();
    void beginMove();
    void moveTo(const PlanePoint& point);
    void endMove();
    void cancelMove();

    TrainingSession& m_session;
    Player& m_player;
    LandscapeChart* m_chart;
    SurfaceWorker* m_worker;
    QBoxLayout* m_column = nullptr;
    QBoxLayout* m_bar = nullptr;
    QStackedLayout* m_stack = nullptr;
    QLabel* m_absence = nullptr;
    QAction* m_byPair = nullptr;
    QAction* m_byDirections = nullptr;
    QComboBox* m_first = nullptr;
    QComboBox* m_second = nullptr;

    std::shared_ptr<const Model> m_model; ///< What is shown.
    std::shared_ptr<const Model> m_right; ///< That pair and choices are of: without a bug.
    std::optional<ParameterPair> m_pair;
    std::optional<LandscapeFrame> m_frame;
    std::optional<Basis> m_basis;
    QTimer m_due;          ///< A surface is wanted.
    bool m_again = false;  ///< And another after the one that is being computed.
    bool m_coarse = false; ///< The last one was of a moving target.
    bool m_refit = true;
    Document::Gesture m_gesture = 0;
};

} // namespace deltaflow
