#include "ui/training/curve_chart.h"

#include "ui/chart/chart_accessible.h"
#include "ui/chart/chart_look.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kPoint = 6;

std::optional<double> read(const std::optional<Score>& score, CurveChart::Measure measure) {
    if (!score) return std::nullopt;
    if (measure == CurveChart::Measure::Loss) return score->loss;
    if (score->accuracy) return 100 * *score->accuracy;
    return std::nullopt;
}

} // namespace

CurveChart::CurveChart(TrainingSession& session, Measure measure, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_measure(measure)
    , m_plot(new QCustomPlot(this))
    , m_playHead(new QCPItemStraightLine(m_plot))
    , m_value(new QCPItemText(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    installChartAccessibility();
    setAccessibleName(measure == Measure::Loss ? tr("Loss over the iterations")
                                               : tr("Accuracy over the iterations"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_NoMousePropagation, false); // the wheel is for what it stands in
    m_plot->setCursor(Qt::SplitHCursor);
    m_plot->setToolTip(tr("Drag to go to an iteration"));
    m_plot->installEventFilter(this);
    m_playHead->setClipToAxisRect(true);
    m_run = addLine();
    m_value->setPadding({6, 3, 6, 3});
    m_value->setFont(uiFont(11));
    m_value->position->setType(QCPItemPosition::ptAbsolute);
    m_value->setLayer(QStringLiteral("overlay"));
    m_value->setVisible(false);
    connect(m_plot, &QCustomPlot::afterLayout, this, &CurveChart::arrangeNumbers);
    dress();
    connect(&session, &TrainingSession::progressed, this, &CurveChart::show);
    connect(&session.player(), &Player::numbersChanged, this, &CurveChart::showPlayHead);
}

CurveChart::Line CurveChart::addLine() {
    Line line{m_plot->addGraph(), m_plot->addGraph(), new QCPItemText(m_plot)};
    line.number->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    line.number->setPadding({4, 0, 4, 0});
    line.number->position->setType(QCPItemPosition::ptAbsolute);
    line.number->setClipToAxisRect(false);
    return line;
}

void CurveChart::dress() {
    dressChart(*m_plot);
    m_plot->xAxis->setLabel(tr("Iteration"));
    m_plot->xAxis->grid()->setVisible(false);
    dress(m_run, std::nullopt);
    for (qsizetype i = 0; i < m_ghosts.size(); ++i)
        dress(m_ghosts[i], static_cast<std::size_t>(i));
    m_value->setColor(Theme::current().text);
    m_value->setBrush(Theme::current().window);
    m_value->setPen(QPen(Theme::current().line, 1));
    m_playHead->setPen(QPen(Theme::current().textMuted, 1.4, Qt::DashLine));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Training is a full line and the test a dashed one; what is past is thin, each run in a dash of
/// its own, and its test thinner.
void CurveChart::dress(const Line& line, std::optional<std::size_t> ghost) const {
    const Theme& theme = Theme::current();
    QPen test(theme.focus, 1.9);
    test.setDashPattern({5, 3});
    const auto past = static_cast<std::size_t>(m_ghosts.size());
    line.train->setPen(ghost ? pastRunPen(*ghost, past) : QPen(theme.text, 1.9));
    if (ghost) {
        test = pastRunPen(*ghost, past);
        test.setWidthF(0.7);
    }
    line.test->setPen(test);
    line.number->setColor(theme.textMuted);
    line.number->setFont(uiFont(11));
}

void CurveChart::setLogarithmic(bool logarithmic) {
    m_logarithmic = logarithmic;
    show();
}

void CurveChart::fill(Line& line, const TrainingSession::Curve& curve,
                      const QString& number) const {
    QVector<double> at[2];
    QVector<double> value[2];
    for (const CurvePoint& point : curve) {
        const std::optional<double> told[] = {read(point.train, m_measure),
                                              read(point.test, m_measure)};
        for (int i = 0; i < 2; ++i) {
            if (!told[i]) continue;
            at[i] << static_cast<double>(point.iteration);
            value[i] << *told[i];
        }
    }
    showAsPoints(*line.train, at[0]);
    showAsPoints(*line.test, at[1]);
    line.number->setVisible(!number.isEmpty() && !value[0].isEmpty());
    line.number->setText(number);
    line.train->setData(at[0], value[0], true);
    line.test->setData(at[1], value[1], true);
}

/// A single point makes no line.
void CurveChart::showAsPoints(QCPGraph& graph, const QVector<double>& at) const {
    const auto seen = std::count_if(at.begin(), at.end(),
                                    [this](double iteration) { return iteration >= least(); });
    graph.setScatterStyle(seen > 1 ? QCPScatterStyle()
                                   : QCPScatterStyle(QCPScatterStyle::ssDisc, kPoint));
}

double CurveChart::least() const {
    return m_logarithmic ? 1 : 0;
}

void CurveChart::show() {
    m_stale = !isVisible();
    if (m_stale) return;
    const auto& ghosts = m_session.ghosts();
    const auto before = m_ghosts.size();
    while (m_ghosts.size() < std::ssize(ghosts))
        m_ghosts << addLine();
    while (m_ghosts.size() > std::ssize(ghosts)) {
        const Line gone = m_ghosts.takeLast();
        m_plot->removeGraph(gone.train);
        m_plot->removeGraph(gone.test);
        m_plot->removeItem(gone.number);
    }
    if (m_ghosts.size() != before) dress();
    for (qsizetype i = 0; i < m_ghosts.size(); ++i)
        fill(m_ghosts[i], ghosts[static_cast<std::size_t>(i)].curve, QString::number(i + 1));
    fill(m_run, m_session.curve(), {});
    showAxes();
    showPlayHead();
}

void CurveChart::showAxes() {
    const std::int64_t last = std::max<std::int64_t>(10, m_session.horizon());
    const auto end = static_cast<double>(last);
    setScale(*m_plot->xAxis, m_logarithmic);
    // What stands at either end is clear of the frame.
    m_plot->xAxis->setRange(m_logarithmic ? 0.85 : -0.01 * end, end * (m_logarithmic ? 1.3 : 1.02));
    if (m_measure == Measure::Accuracy) {
        setScale(*m_plot->yAxis, false);
        m_plot->yAxis->setRange(0, 104);
        m_plot->yAxis->setLabel(tr("Right, in %"));
        return;
    }
    bool found = false;
    QCPRange range;
    const QCPRange seen(least(), end);
    const auto widen = [&](bool positive) {
        found = false;
        for (int i = 0; i < m_plot->graphCount(); ++i) {
            bool here = false;
            const QCPRange other = m_plot->graph(i)->getValueRange(
                here, positive ? QCP::sdPositive : QCP::sdBoth, seen);
            if (here) range = found ? range.expanded(other) : other;
            found = found || here;
        }
    };
    // A logarithm needs numbers above 0; a loss that has reached 0 is left out.
    widen(false);
    const bool reachesZero = found && range.lower <= 0;
    if (m_logarithmic) widen(true);
    const bool log = m_logarithmic && found;
    if (!log) widen(false);
    if (!found) range = {0, 1};
    setScale(*m_plot->yAxis, log);
    m_plot->yAxis->setLabel(!log          ? tr("Loss")
                            : reachesZero ? tr("Loss (logarithmic, without 0)")
                                          : tr("Loss (logarithmic)"));
    if (log) {
        m_plot->yAxis->setRange(range.lower / 1.3, range.upper * 1.3);
        return;
    }
    const double top = range.upper > 0 ? range.upper * 1.06 : 1;
    const double clear = reachesZero ? -0.03 * top : 0; // a line at 0 is seen beside the frame
    m_plot->yAxis->setRange(std::min(clear, range.lower), top);
}

void CurveChart::showPlayHead() {
    if (!isVisible()) return;
    // A line at 0 has no place on a logarithmic axis.
    const auto at = std::max(least(), static_cast<double>(m_session.player().view().iteration));
    m_playHead->point1->setCoords(at, 1);
    m_playHead->point2->setCoords(at, 2);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveChart::scrubTo(double x) {
    const double at = std::round(m_plot->xAxis->pixelToCoord(x));
    const auto last = static_cast<double>(m_session.reached());
    m_session.stop();
    m_session.player().goToIteration(static_cast<std::int64_t>(std::clamp(at, 0.0, last)));
}

bool CurveChart::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove: {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        if (event->type() == QEvent::MouseButtonPress)
            m_scrubbing = mouse->button() == Qt::LeftButton;
        m_scrubbing ? scrubTo(mouse->position().x()) : hover(mouse->position());
        return true;
    }
    case QEvent::Leave:
        endHover();
        break;
    case QEvent::MouseButtonRelease:
        m_scrubbing = false;
        return true;
    case QEvent::Wheel: // the chart has no use for it, and what it stands in may scroll
        event->ignore();
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CurveChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    show();
}

void CurveChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
