#pragma once

#include <QColor>
#include <QPainter>
#include <QPolygonF>

#include <vector>

namespace deltaflow {

/// What a pen draws that fades: each stroke stays for some seconds after the pen is lifted, then
/// pales and is gone. Times in milliseconds of any one clock.
class PenStrokes {
public:
    static constexpr qint64 kStays = 4000;
    static constexpr qint64 kFades = 1500;

    struct Stroke {
        QPolygonF points;
        qint64 lifted = -1; ///< −1: still being drawn.
    };

    void begin(QPointF at);
    void extend(QPointF to);
    void lift(qint64 now);
    void clear() { m_strokes.clear(); }
    /// Drops what is gone. `fading`: strokes pale; without, they vanish when their stay is over.
    void settle(qint64 now, bool fading);

    [[nodiscard]] bool isDrawing() const;
    [[nodiscard]] const std::vector<Stroke>& strokes() const { return m_strokes; }
    /// How much of its ink a stroke has left, 1–0.
    [[nodiscard]] static double ink(const Stroke& stroke, qint64 now, bool fading);

private:
    std::vector<Stroke> m_strokes;
};

/// Paints them in a line of `width`.
void paintStrokes(QPainter& painter, const PenStrokes& strokes, qint64 now, bool fading,
                  const QColor& colour, double width);

} // namespace deltaflow
