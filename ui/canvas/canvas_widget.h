#pragma once

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/editing/number_editing.h"
#include "ui/player/view_state.h"

#include <QHelpEvent>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace deltaflow {

class PaintStrip;
class PixelPainting;
class Player;

/// The drawn model: events only. What is shown, where it stands and how it is painted is a
/// CanvasPicture's affair.
///
/// At rest it is one cached picture; while a step moves, only where it moves is painted again.
class CanvasWidget : public QWidget {
    Q_OBJECT

public:
    explicit CanvasWidget(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {900, 560}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, 160}; }

    /// As large as it goes, and where that would be too small to read, so much of it that it can be
    /// read; from there, all of it.
    void fit();
    void zoomBy(double factor);
    /// What was zoomed or panned to; nothing while the picture is fitted by itself.
    [[nodiscard]] std::optional<CanvasView> userView() const;
    void setUserView(const std::optional<CanvasView>& view);
    /// How large everything is drawn: `zoom` logical pixels to a unit of the picture, and no number
    /// smaller than `leastText` logical pixels (0: as small as can be read at a desk). Nothing but
    /// the picture is shown then.
    void setType(double zoom, double leastText = 0);
    /// In a room: all of the picture as at a desk, however small its text gets; nothing changes
    /// where all is seen already.
    void setOverview(bool on);
    [[nodiscard]] bool isOverview() const { return m_overview; }
    void clickOn(const Ref& ref);
    /// While on, a click picks and selects a number, and moves nothing.
    void setPicking(bool on) { m_picking = on; }
    void edit(const Ref& ref); ///< Opens the line edit over a number, if it may be edited.
    /// As it fits by itself, whatever was zoomed before.
    void showWhole();
    /// So many times as large as it fits by itself, with a part of the picture's size, or a number
    /// that stands in it, in the middle.
    void showAt(double zoom, QPointF centre, const std::optional<Ref>& focus = {});
    /// What showAt() would be told to show what is seen now.
    [[nodiscard]] std::pair<double, QPointF> camera() const;
    [[nodiscard]] bool isMovedByUser() const { return m_userView; }

    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] const CanvasPicture& picture() const { return *m_picture; }
    [[nodiscard]] const CanvasView& view() const { return m_view; }
    [[nodiscard]] PixelPainting& painting() const { return *m_painting; }
    /// The number at a point of the widget, and where it stands.
    [[nodiscard]] std::optional<PictureHit> hitAt(QPointF position) const;
    [[nodiscard]] QRectF rectOf(const Ref& ref) const; ///< In the widget's coordinates.

signals:
    void elementsChanged(); ///< Another network is shown.
    void rebuilt();         ///< What is shown of its things may be another.

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
    using Stale = CanvasPicture::Stale;
    using PaintPart = void (CanvasPicture::*)(const CanvasPicture::Brushwork&) const;

    void rebuild();
    void spoil(Stale stale);
    void showProgress();
    void showLit();
    [[nodiscard]] CanvasView fitted() const;
    [[nodiscard]] CanvasView whole() const; ///< All of the picture.
    void layOutPicture();
    void chooseType();
    [[nodiscard]] CanvasPicture::Brushwork brushwork(QPainter& painter) const;
    [[nodiscard]] QRectF attentionAt(double scale) const;
    void showReadable();
    void follow();
    struct Landmark {
        Ref ref;
        QPointF centre; ///< In the widget's coordinates.
    };
    [[nodiscard]] std::vector<Landmark> landmarks() const;
    void glideFrom(const std::vector<Landmark>& before);
    void showView(const CanvasView& view, bool animate);
    void setView(const CanvasView& view);
    void renderLayers();
    void paintLayer(QPixmap& layer, PaintPart part) const;
    void moveSelection(int columns, int rows);
    void walk(int things);
    void clickUnlessDoubled(const Ref& ref); ///< A double click types instead of going anywhere.
    void showTip(const QHelpEvent& event);
    bool pinch(QEvent& event);

    Player& m_player;
    NumberEditing* m_editing;
    PixelPainting* m_painting;
    PaintStrip* m_strip;
    std::unique_ptr<CanvasPicture> m_picture;
    PictureKind m_kind; ///< Which one that is.
    CanvasView m_view;
    double m_zoom = 1;
    double m_leastText = 0;
    bool m_overview = false;
    bool m_picking = false;
    bool m_userView = false; ///< Zoomed or panned: no longer fitted by itself.
    QVariantAnimation m_glide;
    CanvasView m_glideFrom;
    CanvasView m_glideTo;
    QPixmap m_ground;
    QPixmap m_rest;
    QPixmap m_dimmed;
    Stale m_stale = Stale::Ground;
    std::optional<QPointF> m_press; ///< Where a button went down on the ground or a thing.
    CanvasView m_pressView;
    QTimer m_click; ///< Runs while a click on an editable number may become a double click.
    Ref m_clicked;
    bool m_panning = false;
};

} // namespace deltaflow
