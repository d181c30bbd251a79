#pragma once

#include "ui/player/player.h"
#include "ui/transport/timeline_geometry.h"

#include <QWidget>

namespace deltaflow {

/// The pass as a line in time: click or drag to a step; hovering names it.
/// Keys when it has the focus: arrows a step, Page Up/Down a phase, Home/End.
class Timeline : public QWidget {
    Q_OBJECT

public:
    explicit Timeline(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] const TimelineGeometry& geometryOfSteps() const { return m_geometry; }
    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] QString spoken() const; ///< "Step 3 of 22: Activation of hidden unit 1"
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void rebuild();
    void nameStep(Index step, const QPoint& at);

    Player& m_player;
    TimelineGeometry m_geometry;
    Index m_hover = -2;
    int m_wheel = 0;
};

} // namespace deltaflow
