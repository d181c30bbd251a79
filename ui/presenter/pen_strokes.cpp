#include "ui/presenter/pen_strokes.h"

#include <algorithm>

namespace deltaflow {

void PenStrokes::begin(QPointF at) {
    m_strokes.push_back({QPolygonF{at}, -1});
}

void PenStrokes::extend(QPointF to) {
    if (isDrawing()) m_strokes.back().points << to;
}

void PenStrokes::lift(qint64 now) {
    if (isDrawing()) m_strokes.back().lifted = now;
}

bool PenStrokes::isDrawing() const {
    return !m_strokes.empty() && m_strokes.back().lifted < 0;
}

void PenStrokes::settle(qint64 now, bool fading) {
    std::erase_if(m_strokes, [&](const Stroke& stroke) { return ink(stroke, now, fading) <= 0; });
}

double PenStrokes::ink(const Stroke& stroke, qint64 now, bool fading) {
    if (stroke.lifted < 0) return 1;
    const qint64 past = now - stroke.lifted - kStays;
    if (past <= 0) return 1;
    return fading ? std::max(0.0, 1 - static_cast<double>(past) / kFades) : 0;
}

void paintStrokes(QPainter& painter, const PenStrokes& strokes, qint64 now, bool fading,
                  const QColor& colour, double width) {
    painter.setBrush(Qt::NoBrush);
    for (const PenStrokes::Stroke& stroke : strokes.strokes()) {
        QColor ink = colour;
        ink.setAlphaF(static_cast<float>(PenStrokes::ink(stroke, now, fading)));
        painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (stroke.points.size() == 1)
            painter.drawPoint(stroke.points.front());
        else
            painter.drawPolyline(stroke.points);
    }
}

} // namespace deltaflow
