#pragma once

#include <QWidget>

namespace deltaflow {

/// A cross over a plot that keys move, in place of the mouse.
class BoundaryCross : public QWidget {
    Q_OBJECT

public:
    explicit BoundaryCross(QWidget& plot);

    /// Shows it and moves it by so many pixels within the area, from whose middle it starts.
    void moveIn(const QRectF& area, QPointF by);
    [[nodiscard]] QPointF at() const { return m_at; } ///< In the plot's pixels.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointF m_at{-1, -1};
};

} // namespace deltaflow
