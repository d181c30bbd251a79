#include "ui/views/boundary_plot.h"

#include "ui/chart/chart_look.h"
#include "ui/theme/class_look.h"
#include "ui/theme/sample_marks.h"
#include "ui/theme/theme.h"

namespace deltaflow {

/// Draws what lies over the ground, in the plot's own order of layers.
class BoundaryPlot::Marks : public QCPAbstractItem {
public:
    explicit Marks(BoundaryPlot& plot)
        : QCPAbstractItem(&plot)
        , m_plot(plot) {}
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override {
        paintBoundary(*painter, m_plot.m_picture, m_plot.frame(), m_plot.m_kind, m_plot.m_unitName,
                      Theme::current());
    }

private:
    BoundaryPlot& m_plot;
};

BoundaryPlot::BoundaryPlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_ground(new QCPColorMap(xAxis, yAxis)) {
    new Marks(*this); // the plot's
    m_ground->setInterpolate(true);
    m_ground->setTightBoundary(false);
    setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    axisRect()->setRangeZoomFactor(0.87);
    dress();
}

void BoundaryPlot::dress() {
    dressChart(*this);
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setVisible(false);
    setScale(*xAxis, false, 6);
    setScale(*yAxis, false, 5);
    axisRect()->setupFullAxesBox();
    for (QCPAxis* axis : {xAxis2, yAxis2}) {
        axis->setTicks(false);
        axis->setBasePen(QPen(Theme::current().line, 1));
    }
    m_ground->setGradient(gradient());
    replot(rpQueuedReplot);
}

/// Quiet tints: what stands on them is to be seen.
QCPColorGradient BoundaryPlot::gradient() const {
    const Theme& theme = Theme::current();
    const double most = theme.dark ? 0.42 : 0.36;
    const auto tint = [&](int which, double strength) {
        return blend(theme.window, classColour(which, theme), most * strength);
    };
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    if (m_kind == ResponseKind::Number) {
        gradient.setColorStopAt(0, levelColour(0, theme));
        gradient.setColorStopAt(1, levelColour(1, theme));
        return gradient;
    }
    if (m_kind == ResponseKind::Side) {
        gradient.setColorStopAt(0, tint(0, 1));
        gradient.setColorStopAt(0.5, tint(0, 0));
        gradient.setColorStopAt(1, tint(1, 1));
        return gradient;
    }
    gradient.setLevelCount(64 * m_classes);
    for (int k = 0; k < m_classes; ++k) {
        gradient.setColorStopAt((k + 0.005) / m_classes, tint(k, 0.12));
        gradient.setColorStopAt((k + 0.995) / m_classes, tint(k, 1));
    }
    return gradient;
}

void BoundaryPlot::show(const BoundarySubject& subject, BoundaryPicture picture,
                        const QString& unitName) {
    m_picture = std::move(picture);
    m_unitName = unitName;
    const int classes = std::max(1, subject.classes());
    if (m_kind != subject.kind || m_classes != classes) {
        m_kind = subject.kind;
        m_classes = classes;
        m_ground->setGradient(gradient());
    }
    xAxis->setLabel(subject.inputName(subject.choice.across));
    yAxis->setLabel(subject.isCurve ? subject.outputName(subject.choice.output)
                                    : subject.inputName(subject.choice.up));
    showGround();
    replot(rpQueuedReplot);
}

void BoundaryPlot::showGround() {
    m_ground->setVisible(!m_picture.ground.empty());
    if (m_picture.ground.empty()) return;
    const int columns = static_cast<int>(m_picture.columns);
    const int rows = static_cast<int>(std::ssize(m_picture.ground)) / columns;
    QCPColorMapData* const cells = m_ground->data();
    if (cells->keySize() != columns || cells->valueSize() != rows) cells->setSize(columns, rows);
    cells->setRange({m_picture.first.x(), m_picture.last.x()},
                    {m_picture.first.y(), m_picture.last.y()});
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            cells->setCell(column, row,
                           m_picture.ground[static_cast<std::size_t>(row * columns + column)]);
    m_ground->setDataRange({0, m_kind == ResponseKind::Classes ? m_classes : 1.0});
}

PlotFrame BoundaryPlot::frame() const {
    const QCPRange x = xAxis->range();
    const QCPRange y = yAxis->range();
    return {QRectF(axisRect()->rect()), {x.lower, y.lower}, {x.upper, y.upper}};
}

void BoundaryPlot::fit(const std::vector<BoundaryPoint>& points, bool isPlane) {
    constexpr double kMargin = 0.12;
    if (points.empty()) return;
    QCPRange x(points[0].at.x(), points[0].at.x());
    QCPRange y(points[0].at.y(), points[0].at.y());
    for (const BoundaryPoint& point : points) {
        x.expand(point.at.x());
        y.expand(point.at.y());
    }
    for (QCPRange* range : {&x, &y}) {
        const double margin = range->size() > 0 ? range->size() * kMargin : 1;
        range->lower -= margin;
        range->upper += margin;
    }
    m_fit = Fit{x, y, isPlane, {}, {}};
    fillArea();
}

/// A plane that is drawn far wider than high would have every boundary flat: there, more of it is
/// shown to the sides. A curve may be wide.
void BoundaryPlot::fillArea() {
    constexpr double kMostAspect = 2.2;
    QCPRange x = m_fit->x;
    QCPRange y = m_fit->y;
    const QSizeF area = axisRect()->size();
    if (m_fit->isPlane && area.height() > 0 && area.width() > 0) {
        const double aspect = area.width() / area.height();
        const auto widen = [](QCPRange& range, double times) {
            if (times <= 1) return;
            const double more = range.size() * (times - 1) / 2;
            range = QCPRange(range.lower - more, range.upper + more);
        };
        widen(x, aspect / kMostAspect);
        widen(y, 1 / (aspect * kMostAspect));
    }
    xAxis->setRange(x);
    yAxis->setRange(y);
    m_fit->shownX = xAxis->range();
    m_fit->shownY = yAxis->range();
    replot(rpQueuedReplot);
}

/// Fitted again unless the axes were moved since.
void BoundaryPlot::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    if (m_fit && xAxis->range() == m_fit->shownX && yAxis->range() == m_fit->shownY) fillArea();
}

bool BoundaryPlot::shows(const std::vector<BoundaryPoint>& points) const {
    return std::ranges::all_of(points, [this](const BoundaryPoint& point) {
        return xAxis->range().contains(point.at.x()) && yAxis->range().contains(point.at.y());
    });
}

} // namespace deltaflow
