#include "ui/training/loss_chart.h"

#include "ui/chart/chart_look.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <cmath>

namespace deltaflow {
namespace {

void fill(QCPGraph& graph, const TrainingSession::Curve& curve) {
    QVector<double> at;
    QVector<double> loss;
    for (const CurvePoint& point : curve) {
        at << static_cast<double>(point.iteration);
        loss << point.train.loss;
    }
    graph.setData(at, loss, true);
}

} // namespace

LossChart::LossChart(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_plot(new QCustomPlot(this))
    , m_loss(m_plot->addGraph())
    , m_playHead(new QCPItemStraightLine(m_plot)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setAccessibleName(tr("Loss over the iterations"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setCursor(Qt::SplitHCursor);
    m_plot->setToolTip(tr("Drag to go to an iteration"));
    m_plot->installEventFilter(this);
    m_playHead->setClipToAxisRect(true);
    dress();
    connect(&session, &TrainingSession::progressed, this, &LossChart::show);
    connect(&session.player(), &Player::numbersChanged, this, &LossChart::showPlayHead);
    show();
}

void LossChart::dress() {
    const Theme& theme = Theme::current();
    dressChart(*m_plot);
    m_plot->xAxis->setLabel(tr("Iteration"));
    m_plot->xAxis->grid()->setVisible(false);
    m_loss->setPen(QPen(theme.text, 1.8));
    for (QCPGraph* ghost : m_ghosts)
        ghost->setPen(QPen(theme.textFaint, 1.2, Qt::DotLine));
    m_playHead->setPen(QPen(theme.textMuted, 1.4, Qt::DashLine));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::setLogarithmic(bool logarithmic) {
    m_logarithmic = logarithmic;
    show();
}

void LossChart::show() {
    const auto& ghosts = m_session.ghosts();
    while (m_ghosts.size() < std::ssize(ghosts)) {
        m_ghosts << m_plot->addGraph();
        m_ghosts.back()->setPen(QPen(Theme::current().textFaint, 1.2, Qt::DotLine));
    }
    while (m_ghosts.size() > std::ssize(ghosts))
        m_plot->removeGraph(m_ghosts.takeLast());
    for (std::size_t i = 0; i < ghosts.size(); ++i)
        fill(*m_ghosts[static_cast<qsizetype>(i)], ghosts[i].curve);
    fill(*m_loss, m_session.curve());

    // A logarithm needs numbers above 0; a loss that has reached 0 is left out.
    const bool log = m_logarithmic && logFloor() > 0;
    setScale(*m_plot->yAxis, log);
    m_plot->yAxis->setLabel(log ? tr("Loss (logarithmic)") : tr("Loss"));
    std::int64_t last = std::max<std::int64_t>(10, m_session.reached());
    for (const TrainingSession::Ghost& ghost : ghosts)
        last = std::max(last, ghost.reached);
    const auto end = static_cast<double>(last);
    setScale(*m_plot->xAxis, log);
    m_plot->xAxis->setRange(log ? 1 : 0,
                            log ? end * 1.3 : end * 1.02); // the line at the end is seen
    bool found = false;
    QCPRange range = m_loss->getValueRange(found, log ? QCP::sdPositive : QCP::sdBoth);
    for (const QCPGraph* ghost : m_ghosts) {
        bool more = false;
        const QCPRange other = ghost->getValueRange(more, log ? QCP::sdPositive : QCP::sdBoth);
        if (more) range = found ? range.expanded(other) : other;
        found = found || more;
    }
    if (!found) range = {0, 1};
    if (log) {
        m_plot->yAxis->setRange(range.lower / 1.3, range.upper * 1.3);
    } else {
        m_plot->yAxis->setRange(std::min(0.0, range.lower),
                                range.upper > 0 ? range.upper * 1.06 : 1);
    }
    showPlayHead();
}

double LossChart::logFloor() const {
    bool found = false;
    const QCPRange range = m_loss->getValueRange(found, QCP::sdPositive);
    return found ? range.lower : 0;
}

void LossChart::showPlayHead() {
    // A line at 0 has no place on a logarithmic axis.
    const double least = m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic ? 1 : 0;
    const auto at = std::max(least, static_cast<double>(m_session.player().view().iteration));
    m_playHead->point1->setCoords(at, 1);
    m_playHead->point2->setCoords(at, 2);
    if (isVisible()) m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::scrubTo(double x) {
    const double at = std::round(m_plot->xAxis->pixelToCoord(x));
    const auto last = static_cast<double>(m_session.reached());
    m_session.stop();
    m_session.player().goToIteration(static_cast<std::int64_t>(std::clamp(at, 0.0, last)));
}

bool LossChart::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove: {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        if (event->type() == QEvent::MouseButtonPress)
            m_scrubbing = mouse->button() == Qt::LeftButton;
        if (m_scrubbing) scrubTo(mouse->position().x());
        return true;
    }
    case QEvent::MouseButtonRelease:
        m_scrubbing = false;
        return true;
    case QEvent::Show:
        showPlayHead();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void LossChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
