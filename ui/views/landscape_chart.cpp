#include "ui/views/landscape_chart.h"

#include "core/landscape/contour.h"
#include "core/text/number.h"
#include "ui/chart/chart_accessible.h"
#include "ui/chart/chart_look.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme.h"
#include "ui/views/landscape_frame.h"

#include <QVBoxLayout>

#include <qcustomplot.h>

#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr int kContours = 11;
constexpr double kArrowLength = 46; ///< In pixels, of a slope of 1.
constexpr double kArrowDecade = 5;  ///< So much shorter for a tenth of the slope.
constexpr double kArrowLeast = 12;
constexpr double kArrowMost = 60;
constexpr double kFlat = 1e-13;     ///< A slope that rounding makes.
constexpr double kMostAspect = 2.2; ///< A longer strip of a chart is stretched.
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void addLine(QCPCurve& curve, const std::vector<PlanePoint>& line) {
    for (const PlanePoint& point : line)
        curve.addData(point.x, point.y);
    curve.addData(kNaN, kNaN); // the next one begins elsewhere
}

QCPCurve* addCurve(QCustomPlot& plot) {
    return new QCPCurve(plot.xAxis, plot.yAxis);
}

} // namespace

LandscapeChart::LandscapeChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_map(new QCPColorMap(m_plot->xAxis, m_plot->yAxis))
    , m_contours(addCurve(*m_plot))
    , m_halo(addCurve(*m_plot))
    , m_path(addCurve(*m_plot))
    , m_dot(addCurve(*m_plot))
    , m_arrow(new QCPItemLine(m_plot))
    , m_arrowName(new QCPItemText(m_plot))
    , m_readOut(new QCPItemText(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setFocusPolicy(Qt::StrongFocus);
    installChartAccessibility();
    new FocusRing(*this);
    setAccessibleName(tr("Loss landscape"));
    setAccessibleDescription(tr("Arrow keys move the point"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_map->setInterpolate(true);
    m_map->data()->clear();
    m_arrow->setHead(QCPLineEnding(QCPLineEnding::esSpikeArrow, 9, 11));
    m_arrow->end->setParentAnchor(m_arrow->start);
    m_arrow->setSelectable(false);
    m_arrow->setClipToAxisRect(false); // its head is seen at the edge, too
    m_arrowName->setFont(uiFont(11, QFont::DemiBold));
    m_arrowName->setPadding({3, 0, 3, 0});
    m_dot->setLineStyle(QCPCurve::lsNone);
    m_dot->setLayer(QStringLiteral("overlay")); // above the arrow
    m_readOut->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_readOut->position->setCoords(0, 0);
    m_readOut->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_readOut->setPadding({7, 4, 7, 4});
    m_readOut->setFont(uiFont(11));
    m_readOut->setVisible(false);
    connect(m_plot, &QCustomPlot::afterLayout, this, &LandscapeChart::keepShape);
    dress();
}

LandscapeChart::~LandscapeChart() = default;

void LandscapeChart::dress() {
    const Theme& theme = Theme::current();
    dressChart(*m_plot);
    m_plot->axisRect()->setMinimumMargins({54, 8, 14, 8}); // room for any ticks: nothing jumps
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->grid()->setVisible(false);
        setScale(*axis, false, 5);
    }
    QCPColorGradient ramp;
    ramp.setColorStops({{0, theme.canvas}, {1, blend(theme.canvas, theme.text, 0.36)}});
    ramp.setNanHandling(QCPColorGradient::nhTransparent);
    m_map->setGradient(ramp);
    m_map->setDataRange({0, 1});
    m_contours->setPen(QPen(blend(theme.canvas, theme.text, 0.55), 0.8));
    m_halo->setPen(QPen(theme.window, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_path->setPen(QPen(theme.updateInk, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_arrowName->setBrush(theme.window);
    m_readOut->setColor(theme.text);
    m_readOut->setBrush(theme.window);
    m_readOut->setPen(QPen(theme.line, 1));
    drawPoint();
    replot();
}

void LandscapeChart::replot() {
    if (isVisible()) m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// -- What is shown ---------------------------------------------------------------------------

void LandscapeChart::show(const LandscapeFrame& frame) {
    m_frame = std::make_unique<LandscapeFrame>(frame);
    m_plot->xAxis->setLabel(frame.xLabel);
    m_plot->yAxis->setLabel(frame.yLabel);
    QVector<double> xs;
    QVector<double> ys;
    for (const PlanePoint& point : frame.path) {
        xs << point.x;
        ys << point.y;
    }
    m_halo->setData(xs, ys);
    m_path->setData(xs, ys);
    m_readOut->setVisible(m_moving);
    if (m_moving) tellPlace(frame.point);
    drawPoint();
    replot();
}

void LandscapeChart::setGradientKnown(bool known) {
    if (std::exchange(m_gradientKnown, known) == known) return;
    drawArrow();
    replot();
}

void LandscapeChart::setHunted(bool hunted) {
    if (std::exchange(m_hunted, hunted) == hunted) return;
    drawArrow();
    replot();
}

/// What the arrow is, or why there is none.
QString LandscapeChart::arrowText(bool isFlat) const {
    if (m_hunted) return isFlat ? tr("the engine’s ∇L is 0") : tr("the engine’s −∇L");
    return isFlat ? tr("∇L = 0, to rounding") : QStringLiteral("−∇L");
}

void LandscapeChart::show(const Surface& surface) {
    m_surface = surface;
    drawSurface();
    replot();
}

void LandscapeChart::forgetSurface() {
    m_surface.reset();
    m_map->data()->clear();
    m_contours->data()->clear();
    replot();
}

void LandscapeChart::drawSurface() {
    const Surface& surface = *m_surface;
    QCPColorMapData& cells = *m_map->data();
    cells.setSize(static_cast<int>(surface.columns), static_cast<int>(surface.rows));
    cells.setRange({surface.region.left, surface.region.right},
                   {surface.region.bottom, surface.region.top});
    const std::vector<double> relief = reliefOf(surface);
    for (Index row = 0; row < surface.rows; ++row)
        for (Index column = 0; column < surface.columns; ++column)
            cells.setCell(static_cast<int>(column), static_cast<int>(row),
                          relief[static_cast<std::size_t>(row * surface.columns + column)]);
    m_contours->data()->clear();
    for (const double level : contourLevels(surface, kContours))
        for (const ContourLine& line : contourLines(surface, level))
            addLine(*m_contours, line);
}

void LandscapeChart::drawPoint() {
    const Theme& theme = Theme::current();
    const bool held = m_moving || hasFocus();
    m_dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle,
                                           QPen(held ? theme.focus : theme.window, held ? 3 : 2),
                                           QBrush(theme.text), held ? 13 : 11));
    m_dot->data()->clear();
    if (m_frame) m_dot->addData(m_frame->point.x, m_frame->point.y);
    drawArrow();
}

void LandscapeChart::drawArrow() {
    const Theme& theme = Theme::current();
    const double slope = m_frame ? std::hypot(m_frame->descent.x, m_frame->descent.y) : 0;
    const QRectF room(m_plot->axisRect()->rect());
    const QPointF at = m_frame ? pixelOf(m_frame->point) : QPointF();
    const bool seen = m_frame && std::isfinite(slope) && room.contains(at);
    const bool shown = seen && slope > kFlat;
    m_arrow->setVisible(shown);
    m_arrowName->setVisible(seen);
    if (!seen) return;
    const QColor ink = m_gradientKnown ? theme.backwardInk : theme.textMuted; // not yet computed
    m_arrowName->setColor(ink);
    m_arrowName->setText(arrowText(!shown));
    const QSizeF half =
        QFontMetricsF(m_arrowName->font()).boundingRect(m_arrowName->text()).size() / 2 +
        QSizeF(5, 2);
    const auto nameAt = [&](const QPointF& centre) {
        m_arrowName->position->setType(QCPItemPosition::ptAbsolute);
        m_arrowName->position->setCoords(
            std::clamp(centre.x(), room.left() + half.width(), room.right() - half.width()),
            std::clamp(centre.y(), room.top() + half.height(), room.bottom() - half.height()));
    };
    if (!shown) return nameAt(at + QPointF(0, 22));
    const QSizeF size = room.size();
    const QPointF down(m_frame->descent.x / slope * size.width() / region().width(),
                       -m_frame->descent.y / slope * size.height() / region().height());
    const QPointF way = down / std::max(std::hypot(down.x(), down.y()), 1e-300);
    const double length = std::min(
        std::clamp(kArrowLength + kArrowDecade * std::log10(slope), kArrowLeast, kArrowMost),
        std::min(size.width(), size.height()) / 4);
    m_arrow->start->setCoords(m_frame->point.x, m_frame->point.y);
    m_arrow->end->setCoords(way * length);
    constexpr double kGap = 3; // to the head, whichever way it points
    nameAt(at + way * (length + kGap + std::abs(way.x()) * half.width() +
                       std::abs(way.y()) * half.height()));
    m_arrow->setPen(QPen(ink, m_gradientKnown ? 2.2 : 1.2));
}

// -- The region ------------------------------------------------------------------------------

Region LandscapeChart::region() const {
    const QCPRange x = m_plot->xAxis->range();
    const QCPRange y = m_plot->yAxis->range();
    return {x.lower, x.upper, y.lower, y.upper};
}

double LandscapeChart::aspect() const {
    const QSize size = m_plot->axisRect()->size();
    if (size.isEmpty()) return 1;
    return std::clamp(static_cast<double>(size.width()) / size.height(), 1 / kMostAspect,
                      kMostAspect);
}

void LandscapeChart::setRegion(const Region& region) {
    m_plot->xAxis->setRange(region.left, region.right);
    m_plot->yAxis->setRange(region.bottom, region.top);
    drawArrow();
    replot();
}

void LandscapeChart::fit(const std::vector<PlanePoint>& points, double least) {
    m_zoomed = false;
    setRegion(regionAround(points, aspect(), least));
}

/// One scale for both axes, whatever the chart's size has become, as far as that is sensible.
void LandscapeChart::keepShape() {
    const Region seen = region();
    const double width = seen.height() * aspect();
    if (std::abs(width - seen.width()) < 1e-6 * width) return drawArrow();
    const double middle = (seen.left + seen.right) / 2;
    m_plot->xAxis->setRange(middle - width / 2, middle + width / 2);
    emit regionChanged();
}

void LandscapeChart::zoomBy(double factor, const QPointF& about) {
    m_zoomed = true;
    const PlanePoint fast = placeAt(about);
    m_plot->xAxis->scaleRange(factor, fast.x);
    m_plot->yAxis->scaleRange(factor, fast.y);
    replot();
    emit regionChanged();
}

PlanePoint LandscapeChart::placeAt(const QPointF& pixel) const {
    return {m_plot->xAxis->pixelToCoord(pixel.x()), m_plot->yAxis->pixelToCoord(pixel.y())};
}

QPointF LandscapeChart::pixelOf(const PlanePoint& point) const {
    return {m_plot->xAxis->coordToPixel(point.x), m_plot->yAxis->coordToPixel(point.y)};
}

void LandscapeChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
