#include "ui/training/curve_chart.h"

#include "core/text/number.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kReach = 14; ///< Pixels from a line within which it is meant.

/// Where a line ends, in pixels.
QPointF endOf(const QCPGraph& line) {
    const auto last = std::prev(line.data()->constEnd());
    return {line.keyAxis()->coordToPixel(last->key), line.valueAxis()->coordToPixel(last->value)};
}

QSizeF sizeOf(const QCPItemText& text) {
    return QFontMetricsF(text.font()).boundingRect(text.text()).size() + QSizeF(8, 0);
}

} // namespace

void CurveChart::arrangeNumbers() {
    const QRectF room(m_plot->axisRect()->rect());
    std::vector<std::pair<QRectF, QCPItemText*>> all;
    for (const Line& line : m_ghosts) {
        if (!line.number->visible() || line.train->data()->isEmpty()) continue;
        const QPointF end = endOf(*line.train);
        if (!std::isfinite(end.x()) || !std::isfinite(end.y())) continue;
        QRectF place({}, sizeOf(*line.number));
        place.moveCenter(end);
        place.moveLeft(std::min(end.x(), room.right() - place.width()));
        all.emplace_back(place, line.number);
    }
    std::ranges::sort(all, {}, [](const auto& one) { return one.first.top(); });
    for (auto one = all.begin(); one != all.end(); ++one) {
        for (auto other = all.begin(); other != one; ++other)
            if (one->first.intersects(other->first)) one->first.moveTop(other->first.bottom());
        one->first.moveTop(std::max(one->first.top(), room.top()));
    }
    for (auto one = all.rbegin(); one != all.rend(); ++one) { // pushed past the floor: back up
        one->first.moveBottom(std::min(one->first.bottom(), room.bottom()));
        for (auto other = all.rbegin(); other != one; ++other)
            if (one->first.intersects(other->first)) one->first.moveBottom(other->first.top());
        one->second->position->setCoords(one->first.left(), one->first.center().y());
    }
}

void CurveChart::hover(const QPointF& at) {
    const QCPGraph* nearest = nullptr;
    const QCPGraphData* found = nullptr;
    double least = kReach;
    const double key = m_plot->xAxis->pixelToCoord(at.x());
    for (int i = 0; i < m_plot->graphCount(); ++i) {
        const QCPGraph* line = m_plot->graph(i);
        const auto& points = *line->data();
        // of the two points about the pointer
        for (auto point = points.findBegin(key, true);
             point != points.constEnd() && point != points.findEnd(key, true); ++point) {
            const double across = m_plot->xAxis->coordToPixel(point->key) - at.x();
            const double up = m_plot->yAxis->coordToPixel(point->value) - at.y();
            const double distance = std::hypot(across, up);
            if (!(distance < least)) continue;
            least = distance;
            nearest = line;
            found = &*point;
        }
    }
    if (!nearest) return endHover();
    m_value->setText(valueText(*nearest, found->key, found->value));
    const QRectF room(m_plot->axisRect()->rect());
    const QPointF point(m_plot->xAxis->coordToPixel(found->key),
                        m_plot->yAxis->coordToPixel(found->value));
    const bool left = point.x() < room.center().x();
    const bool high = point.y() < room.center().y();
    m_value->setPositionAlignment((left ? Qt::AlignLeft : Qt::AlignRight) |
                                  (high ? Qt::AlignTop : Qt::AlignBottom));
    m_value->position->setCoords(point + QPointF(left ? 8 : -8, high ? 8 : -8));
    m_value->setVisible(true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveChart::endHover() {
    if (!m_value->visible()) return;
    m_value->setVisible(false);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString CurveChart::valueText(const QCPGraph& graph, double iteration, double value) const {
    const QString number = QString::fromStdString(formatNumber(value, 4));
    const QString told = m_measure == Measure::Loss ? number : tr("%1 %").arg(number);
    const auto ghost = std::ranges::find_if(
        m_ghosts, [&](const Line& line) { return line.train == &graph || line.test == &graph; });
    const bool past = ghost != m_ghosts.end();
    const bool test = past ? ghost->test == &graph : m_run.test == &graph;
    const QString kind = test ? tr("test") : tr("training");
    const QString line = past ? tr("%1, %2").arg(ghost - m_ghosts.begin() + 1).arg(kind) : kind;
    return tr("%1: %2 at iteration %L3").arg(line, told).arg(static_cast<qlonglong>(iteration));
}

} // namespace deltaflow
