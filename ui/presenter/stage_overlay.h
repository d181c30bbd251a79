#pragma once

#include "ui/presenter/pen_strokes.h"
#include "ui/presenter/stage.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace deltaflow {

/// What lies over the projected picture: the pen's strokes, the spotlight's dark, or a blank
/// screen. Takes the mouse while a tool is in hand, and lets it through otherwise.
class StageOverlay : public QWidget {
    Q_OBJECT

public:
    StageOverlay(Stage& stage, QWidget* parent);

    [[nodiscard]] const PenStrokes& strokes() const { return m_strokes; }
    [[nodiscard]] double spotRadius() const { return m_radius * height(); }
    [[nodiscard]] QPointF spot() const { return m_spot; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void show();
    void clear();
    void settle();
    void moveSpot(QPointF to, double radius);
    [[nodiscard]] QRect spotRect() const;
    [[nodiscard]] bool fades() const;
    [[nodiscard]] double penWidth() const { return std::max(3.0, height() / 180.0); }

    Stage& m_stage;
    PenStrokes m_strokes;
    QElapsedTimer m_clock;
    QTimer m_beat;                   ///< While strokes stay or fade.
    std::pair<bool, bool> m_picture; ///< The formula alone, or all of the picture, when shown last.
    QPointF m_spot;
    double m_radius = 0.18; ///< Of the height.
};

} // namespace deltaflow
