#pragma once

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_hit.h"
#include "ui/editing/number_editing.h"

#include <QHelpEvent>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <functional>

namespace deltaflow {

class Player;
struct CanvasBrush;

/// The drawn network: events only. What is shown is built from the player (scene_builder.h), placed
/// by canvas_layout.h and painted by canvas_painter.h.
///
/// At rest it is one cached picture; while a step moves, only where it moves is painted again.
class CanvasWidget : public QWidget {
    Q_OBJECT

public:
    explicit CanvasWidget(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {900, 560}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

    void fit(bool animate = true); ///< All of the network, as large as it goes.
    void zoomBy(double factor);

    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] const CanvasScene& scene() const { return m_scene; }
    [[nodiscard]] const CanvasLayout& picture() const { return m_layout; }
    [[nodiscard]] const CanvasView& view() const { return m_view; }
    /// The number at a point of the widget, and where it stands.
    [[nodiscard]] std::optional<CanvasHit> hitAt(QPointF position) const;
    [[nodiscard]] QRectF rectOf(const Ref& ref) const; ///< In the widget's coordinates.

signals:
    void elementsChanged(); ///< Another network is shown.

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// How much of the cached picture has to be painted again.
    enum class Stale : std::uint8_t { Nothing, Rest, Ground };

    void rebuild();
    void spoil(Stale stale);
    void showProgress();
    void showLit();
    [[nodiscard]] CanvasView fitted() const;
    void follow();
    void showView(const CanvasView& view, bool animate);
    void setView(const CanvasView& view);
    void renderLayers();
    void paintLayer(QPixmap& layer, const std::function<void(const CanvasBrush&)>& paint);
    void select(const ElementId& element);
    void moveSelection(int columns, int rows);
    void clickOn(const Ref& ref);
    void clickUnlessDoubled(const Ref& ref); ///< A double click types instead of going anywhere.
    void edit(const Ref& ref);
    void showTip(const QHelpEvent& event);
    bool pinch(QEvent& event);

    Player& m_player;
    NumberEditing* m_editing;
    CanvasScene m_scene;
    CanvasLayout m_layout;
    std::vector<PlannedChip> m_chips;
    CanvasView m_view;
    bool m_userView = false; ///< Zoomed or panned: no longer fitted by itself.
    QVariantAnimation m_glide;
    CanvasView m_glideFrom;
    CanvasView m_glideTo;
    std::vector<int> m_structure;
    QPixmap m_ground;
    QPixmap m_rest;
    QPixmap m_dimmed;
    Stale m_stale = Stale::Ground;
    QRectF m_moving;                ///< Where the current step moves, in the picture.
    std::optional<QPointF> m_press; ///< Where a button went down on the ground or a thing.
    CanvasView m_pressView;
    QTimer m_click; ///< Runs while a click on an editable number may become a double click.
    Ref m_clicked;
    bool m_panning = false;
};

} // namespace deltaflow
