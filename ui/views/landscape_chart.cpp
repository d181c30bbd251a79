#include "ui/views/landscape_chart.h"

#include "core/landscape/contour.h"
#include "core/text/number.h"
#include "ui/chart/chart_look.h"
#include "ui/theme/theme.h"
#include "ui/views/landscape_frame.h"

#include <QVBoxLayout>

#include <qcustomplot.h>

#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr int kContours = 11;
constexpr double kArrowLength = 46; ///< In pixels: it tells the direction, not the amount.
constexpr double kMostAspect = 2.2; ///< A longer strip of a chart is stretched.
constexpr double kReach = 13;       ///< From the point, to take hold of it.
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

QString numberText(double value, int digits = 4) {
    return QString::fromStdString(formatNumber(value, digits));
}

void addLine(QCPCurve& curve, const std::vector<PlanePoint>& line) {
    for (const PlanePoint& point : line)
        curve.addData(point.x, point.y);
    curve.addData(kNaN, kNaN); // the next one begins elsewhere
}

/// Between the nodes, evenly; NaN outside.
double lossAt(const Surface& surface, const PlanePoint& place) {
    const double x = (place.x - surface.region.left) / surface.region.width();
    const double y = (place.y - surface.region.bottom) / surface.region.height();
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return kNaN;
    const double column = x * static_cast<double>(surface.columns - 1);
    const double row = y * static_cast<double>(surface.rows - 1);
    const Index c = std::min(static_cast<Index>(column), surface.columns - 2);
    const Index r = std::min(static_cast<Index>(row), surface.rows - 2);
    const double u = column - static_cast<double>(c);
    const double v = row - static_cast<double>(r);
    return (1 - v) * ((1 - u) * surface.at(c, r) + u * surface.at(c + 1, r)) +
           v * ((1 - u) * surface.at(c, r + 1) + u * surface.at(c + 1, r + 1));
}

/// With a true minus sign.
class SignedTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        QString label = QCPAxisTicker::getTickLabel(tick, locale, format, precision);
        return label.replace(QLatin1Char('-'), QChar(0x2212));
    }
};

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
    m_arrowName->position->setParentAnchor(m_arrow->start);
    m_arrowName->setText(QStringLiteral("\u2212\u2207L"));
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
        axis->setTicker(QSharedPointer<SignedTicker>::create());
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
    const bool shown = slope > 0 && std::isfinite(slope);
    m_arrow->setVisible(shown);
    m_arrowName->setVisible(shown);
    if (!shown) return;
    const QSizeF size = m_plot->axisRect()->size();
    const QPointF down(m_frame->descent.x / slope * size.width() / region().width(),
                       -m_frame->descent.y / slope * size.height() / region().height());
    const QPointF way = down / std::max(std::hypot(down.x(), down.y()), 1e-300);
    const double length = std::min(kArrowLength, std::min(size.width(), size.height()) / 5);
    m_arrow->start->setCoords(m_frame->point.x, m_frame->point.y);
    m_arrow->end->setCoords(way * length);
    m_arrowName->position->setCoords(way.x() * (length + 18), way.y() * (length + 12));
    const bool known = m_frame->isGradientKnown;
    const QColor ink = known ? theme.backwardInk : theme.textMuted; // not yet computed
    m_arrow->setPen(QPen(ink, known ? 2.2 : 1.2));
    m_arrowName->setColor(ink);
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

// -- Pointer and keys ------------------------------------------------------------------------

void LandscapeChart::setMovable(bool movable) {
    if (!movable) stopMoving(true);
    m_movable = movable;
    m_plot->setToolTip(movable ? tr("Drag the point; turn the wheel to zoom; double-click to fit")
                               : tr("Turn the wheel to zoom; double-click to fit"));
}

bool LandscapeChart::isOnPoint(const QPointF& pixel) const {
    if (!m_movable || !m_frame) return false;
    const QPointF away = pixel - pixelOf(m_frame->point);
    return std::hypot(away.x(), away.y()) <= kReach;
}

void LandscapeChart::press(const QPointF& at) {
    if (!isOnPoint(at)) {
        m_panning = at;
        return;
    }
    const PlanePoint place = placeAt(at);
    m_grip = {m_frame->point.x - place.x, m_frame->point.y - place.y};
    m_moving = true;
    emit moveBegan();
    drawPoint();
    replot();
}

void LandscapeChart::drag(const QPointF& at) {
    if (m_moving) {
        const PlanePoint place = placeAt(at);
        emit moved({place.x + m_grip.x, place.y + m_grip.y});
    } else if (m_panning) {
        const PlanePoint from = placeAt(*m_panning);
        const PlanePoint to = placeAt(at);
        m_plot->xAxis->moveRange(from.x - to.x);
        m_plot->yAxis->moveRange(from.y - to.y);
        m_panning = at;
        m_zoomed = true;
        replot();
        emit regionChanged();
    } else {
        hover(at);
    }
}

void LandscapeChart::release() {
    m_panning.reset();
    stopMoving(true);
}

void LandscapeChart::stopMoving(bool keep) {
    if (!std::exchange(m_moving, false)) return;
    m_readOut->setVisible(false);
    drawPoint();
    replot();
    keep ? emit moveEnded() : emit moveCancelled();
}

void LandscapeChart::hover(const QPointF& at) {
    m_plot->setCursor(isOnPoint(at) ? Qt::OpenHandCursor : Qt::CrossCursor);
    const bool inside = m_plot->axisRect()->rect().contains(at.toPoint());
    m_readOut->setVisible(inside && m_frame != nullptr);
    if (inside && m_frame) tellPlace(placeAt(at));
    replot();
}

void LandscapeChart::tellPlace(const PlanePoint& place) {
    const double loss = m_surface ? lossAt(*m_surface, place) : kNaN;
    const QString x = m_movable ? m_plot->xAxis->label() : tr("1st");
    const QString y = m_movable ? m_plot->yAxis->label() : tr("2nd");
    QString text = QStringLiteral("%1 = %2   %3 = %4")
                       .arg(x, numberText(place.x, 3), y, numberText(place.y, 3));
    if (std::isfinite(loss)) text += tr("   loss ≈ %1").arg(numberText(loss));
    m_readOut->setText(text);
}

bool LandscapeChart::eventFilter(QObject* watched, QEvent* event) {
    const auto at = [event] { return static_cast<QMouseEvent*>(event)->position(); };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) press(at());
        return true;
    case QEvent::MouseMove:
        drag(at());
        return true;
    case QEvent::MouseButtonRelease:
        release();
        return true;
    case QEvent::MouseButtonDblClick:
        release();
        emit fitAsked();
        return true;
    case QEvent::Wheel: {
        const auto* const wheel = static_cast<QWheelEvent*>(event);
        zoomBy(std::pow(0.9985, wheel->angleDelta().y()), wheel->position());
        return true;
    }
    case QEvent::Leave:
        m_readOut->setVisible(m_moving);
        replot();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

/// Keys that are the window's shortcuts elsewhere.
bool LandscapeChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
        case Qt::Key_F:
            if (plain) event->accept();
            return true;
        case Qt::Key_Escape:
            if (m_moving) event->accept();
            return true;
        default:
            break;
        }
    }
    return QWidget::event(event);
}

void LandscapeChart::keyPressEvent(QKeyEvent* event) {
    const QPointF centre = m_plot->axisRect()->rect().toRectF().center();
    const double step = region().height() / (event->modifiers() & Qt::ShiftModifier ? 500.0 : 50.0);
    PlanePoint by;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.8, centre);
    case Qt::Key_Minus:
        return zoomBy(1.25, centre);
    case Qt::Key_F:
        return emit fitAsked();
    case Qt::Key_Escape:
        if (!m_moving) return QWidget::keyPressEvent(event);
        return stopMoving(false);
    case Qt::Key_Left:
        by.x = -step;
        break;
    case Qt::Key_Right:
        by.x = step;
        break;
    case Qt::Key_Down:
        by.y = -step;
        break;
    case Qt::Key_Up:
        by.y = step;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (!m_movable || !m_frame) return;
    if (!m_moving) {
        m_target = m_frame->point;
        m_moving = true;
        emit moveBegan();
    }
    m_target = {m_target.x + by.x, m_target.y + by.y};
    emit moved(m_target);
}

/// One gesture for as long as a key is held.
void LandscapeChart::keyReleaseEvent(QKeyEvent* event) {
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (!isArrow) return QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) stopMoving(true);
}

void LandscapeChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    drawPoint();
    replot();
}

void LandscapeChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    release();
    drawPoint();
    replot();
}

void LandscapeChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
