#pragma once

#include "ui/document/document.h"
#include "ui/views/boundary_bar.h"
#include "ui/views/boundary_plot.h"
#include "ui/views/boundary_worker.h"
#include "ui/views/settling_view.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMouseEvent;
class QStackedLayout;

namespace deltaflow {

class BoundaryCross;
class Player;
class TrainingSession;

/// What the model says over its inputs: a decision boundary, or a fitted curve, and the samples,
/// which can be chosen, added and removed with the mouse or with keys. Computed beside the
/// program's work, and only while it can be seen.
class BoundaryView : public QWidget, public SettlingView {
    Q_OBJECT

public:
    BoundaryView(TrainingSession& session, QWidget* parent);

    [[nodiscard]] BoundaryPlot& plot() const { return *m_plot; }
    [[nodiscard]] BoundaryBar& bar() const { return *m_bar; }
    [[nodiscard]] const BoundaryWorker& worker() const { return *m_worker; }
    /// What stands in place of a picture where there is none.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QSize sizeHint() const override { return {420, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh(); ///< Something that is shown may be another.
    void ask();
    void draw();
    void showSubject();
    void choose(const BoundaryChoice& choice);
    [[nodiscard]] Index shownSample() const;
    [[nodiscard]] std::optional<Ref> unit() const; ///< The one that is pointed at or selected.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] std::optional<BoundaryTool> toolOf(const QKeyEvent& key) const;

    bool press(const QMouseEvent& mouse);
    bool move(const QMouseEvent& mouse);
    bool release(const QMouseEvent& mouse);
    void useTool(const QPointF& pixel);
    void moveCross(const QKeyEvent& key);
    [[nodiscard]] bool isForCross(const QKeyEvent& key) const;
    void addAt(const QPointF& pixel);
    void eraseAt(const QPointF& pixel);
    void selectAt(const QPointF& pixel);
    void edit(Project after, const QString& label);
    [[nodiscard]] QString wordsFor(const BoundaryPoint& point) const;

    Player& m_player;
    BoundaryWorker* m_worker;
    QStackedLayout* m_pages;
    QLabel* m_sentence;
    BoundaryBar* m_bar;
    BoundaryPlot* m_plot;
    QTimer m_soon;
    std::optional<BoundarySubject> m_subject; ///< Of what the document is, if it has a picture.
    BoundaryChoice m_choice;
    std::shared_ptr<const Project> m_seen; ///< That the subject was made of.
    bool m_fits = false;                   ///< The axes were fitted to this document.
    bool m_ownEdit = false;                ///< A change is this view's own.
    std::optional<QPointF> m_pressed;      ///< Where the button went down.
    QPointF m_used;                        ///< Where the tool was used last.
    QElapsedTimer m_sinceUse;
    Document::Gesture m_gesture = 0;
    BoundaryCross* m_cross; ///< Where keys use the tool.
};

} // namespace deltaflow
