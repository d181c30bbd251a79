#pragma once

#include "core/landscape/surface.h"

#include <QWidget>

class QCPColorMap;
class QCPCurve;
class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace deltaflow {

struct LandscapeFrame;

/// A surface from above, with contours; on it the path, the point, and which way is down. Both axes
/// have one scale, so that the way down crosses the contours at a right angle. The wheel zooms,
/// dragging beside the point pans, a double click fits; the point is dragged, or moved by arrow
/// keys.
class LandscapeChart : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeChart(QWidget* parent = nullptr);
    ~LandscapeChart() override;

    void show(const LandscapeFrame& frame);
    void show(const Surface& surface);
    /// Whether the gradient is computed at the play-head.
    void setGradientKnown(bool known);
    /// Whether the gradient is that of an engine with a bug, and the arrow may not go down.
    void setHunted(bool hunted);
    void forgetSurface();
    /// Whether the point can be moved.
    void setMovable(bool movable);

    [[nodiscard]] Region region() const; ///< What is seen.
    /// The region around the points with this chart's shape, and at least so high.
    void fit(const std::vector<PlanePoint>& points, double least);
    /// Whether the user has chosen the region.
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    [[nodiscard]] bool isMoving() const { return m_moving; }
    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    [[nodiscard]] QPointF pixelOf(const PlanePoint& point) const;

signals:
    void regionChanged(); ///< By the user, or since the chart has another size.
    void fitAsked();
    void moveBegan();
    void moved(const deltaflow::PlanePoint& to);
    void moveEnded();
    void moveCancelled();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void dress();
    void drawSurface();
    void drawPoint();
    void drawArrow();
    [[nodiscard]] QString arrowText(bool isFlat) const;
    void replot();
    void setRegion(const Region& region);
    void keepShape();
    void zoomBy(double factor, const QPointF& about);
    void press(const QPointF& at);
    void drag(const QPointF& at);
    void release();
    void stopMoving(bool keep);
    void hover(const QPointF& at);
    void tellPlace(const PlanePoint& place);
    [[nodiscard]] PlanePoint placeAt(const QPointF& pixel) const;
    [[nodiscard]] bool isOnPoint(const QPointF& pixel) const;
    [[nodiscard]] double aspect() const;

    QCustomPlot* m_plot;
    QCPColorMap* m_map;
    QCPCurve* m_contours;
    QCPCurve* m_halo; ///< Beneath the path, so that it stands out from the contours.
    QCPCurve* m_path;
    QCPCurve* m_dot;
    QCPItemLine* m_arrow;
    QCPItemText* m_arrowName;
    QCPItemText* m_readOut;
    std::optional<Surface> m_surface;
    std::unique_ptr<LandscapeFrame> m_frame;
    bool m_gradientKnown = false;
    bool m_hunted = false;
    bool m_movable = true;
    bool m_moving = false;
    bool m_zoomed = false;
    std::optional<QPointF> m_panning; ///< Where the pointer was last.
    PlanePoint m_grip;                ///< From the pointer to the point.
    PlanePoint m_target;              ///< Where arrow keys have moved it.
};

} // namespace deltaflow
