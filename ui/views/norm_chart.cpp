#include "ui/views/norm_chart.h"

#include "ui/chart/chart_look.h"
#include "ui/theme/theme.h"
#include "ui/transport/segmented_control.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace deltaflow {
namespace {

constexpr std::int64_t kLongRun = 100; ///< Iterations; of more, the axis is logarithmic.
constexpr std::size_t kAllNamed = 6;   ///< Lines; of more, the first and the last are.

/// From quiet to full, the first layer to the last, and one dash after another: neighbours differ
/// in both.
QPen penOf(const Theme& theme, const QColor& full, std::size_t line, std::size_t lines) {
    const double at = lines < 2 ? 1 : static_cast<double>(line) / static_cast<double>(lines - 1);
    const double strength = theme.highContrast ? 1 : 0.5 + 0.5 * at;
    QPen pen(blend(theme.window, full, strength), 1.8);
    static const QList<QVector<qreal>> dashes{{}, {5, 2.5}, {1.5, 2}, {6, 2, 1.5, 2}};
    const std::size_t fromLast = lines - 1 - line; // the last is a full line
    const QVector<qreal>& dash = dashes[static_cast<qsizetype>(fromLast) % dashes.size()];
    if (!dash.isEmpty()) pen.setDashPattern(dash);
    return pen;
}

} // namespace

NormChart::NormChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_measures(new QActionGroup(this))
    , m_playHead(new QCPItemStraightLine(m_plot))
    , m_nothing(new QCPItemText(m_plot)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeSwitch(), 0, Qt::AlignRight);
    column->addWidget(m_plot, 1);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setCursor(Qt::SplitHCursor);
    m_plot->setToolTip(tr("Drag to go to an iteration"));
    m_plot->installEventFilter(this);
    m_plot->xAxis->setLabel(tr("Iteration"));
    m_plot->xAxis->grid()->setVisible(false);
    m_playHead->setClipToAxisRect(true);
    m_nothing->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_nothing->position->setCoords(0.5, 0.5);
    m_nothing->setFont(uiFont(12));
    m_nothing->setVisible(false);
    connect(m_plot, &QCustomPlot::afterLayout, this, &NormChart::arrangeNames);
    dress();
}

NormChart::~NormChart() = default;

QWidget* NormChart::makeSwitch() {
    const auto choice = [this](const QString& name, const QString& tip, Measure measure) {
        QAction* action = m_measures->addAction(name);
        action->setCheckable(true);
        action->setChecked(measure == m_measure);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this, measure] { setMeasure(measure); });
    };
    choice(tr("∂L/∂W"), tr("The gradients' rms over the iterations"), Measure::Gradients);
    choice(tr("Activations"), tr("The activations' rms over the iterations"), Measure::Activations);
    return new SegmentedControl(*m_measures, this);
}

void NormChart::setMeasure(Measure measure) {
    m_measure = measure;
    m_measures->actions().at(static_cast<int>(measure))->setChecked(true);
    redraw();
}

void NormChart::dress() {
    const Theme& theme = Theme::current();
    dressChart(*m_plot);
    m_plot->axisRect()->setMinimumMargins({4, 8, 40, 4}); // room for the lines' names
    m_playHead->setPen(QPen(theme.textMuted, 1.4, Qt::DashLine));
    m_nothing->setColor(theme.textMuted);
    redraw();
}

// -- What is drawn ---------------------------------------------------------------------------

void NormChart::show(const NormHistory& history, const Names& names) {
    m_history = history;
    m_names = names;
    redraw();
}

void NormChart::redraw() {
    const bool gradients = m_measure == Measure::Gradients;
    const QStringList& names = gradients ? m_names.gradients : m_names.activations;
    const auto first =
        gradients ? std::size_t{0} : static_cast<std::size_t>(m_names.gradients.size());
    m_plot->yAxis->setLabel(gradients ? tr("rms of ∂L/∂W") : tr("rms of activations"));
    const bool empty = m_history.rows().empty();
    makeLines(empty ? 0 : static_cast<std::size_t>(names.size()));
    scaleAxes();
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        drawLine(i, first + i, names[static_cast<qsizetype>(i)]);
    const std::int64_t last = empty ? 0 : m_history.rows().rbegin()->first;
    const auto isDrawn = [](const Line& line) { return line.end > 0; };
    m_nothing->setText(names.isEmpty() ? tr("No layer has parameters.")
                       : gradients     ? tr("All gradients are 0 at iteration %L1.").arg(last)
                                       : tr("All activations are 0 at iteration %L1.").arg(last));
    m_nothing->setVisible(!empty && std::ranges::none_of(m_lines, isDrawn));
    bool found = false;
    QCPRange range;
    for (const Line& line : m_lines) {
        bool here = false;
        const QCPRange own = line.graph->getValueRange(here, QCP::sdPositive);
        if (here) range = found ? range.expanded(own) : own;
        found = found || here;
    }
    setScale(*m_plot->yAxis, true);
    m_plot->yAxis->setRange(found ? range.lower / 2 : 0.1, found ? range.upper * 2 : 10);
    showPlayHead();
}

void NormChart::makeLines(std::size_t count) {
    while (m_lines.size() > count) {
        m_plot->removeGraph(m_lines.back().graph);
        m_plot->removeItem(m_lines.back().name);
        m_lines.pop_back();
    }
    while (m_lines.size() < count) {
        m_lines.push_back({m_plot->addGraph(), new QCPItemText(m_plot)});
        QCPItemText& name = *m_lines.back().name;
        name.setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        name.setPadding({5, 0, 0, 0});
        name.setClipToAxisRect(false);
        name.setFont(uiFont(11));
        name.position->setTypeX(QCPItemPosition::ptPlotCoords);
        name.position->setTypeY(QCPItemPosition::ptAbsolute);
    }
}

void NormChart::drawLine(std::size_t line, std::size_t column, const QString& name) {
    const Theme& theme = Theme::current();
    QVector<double> at;
    QVector<double> norm;
    for (const auto& [iteration, norms] : m_history.rows()) {
        if (column >= norms.size()) continue;
        at << placeOf(iteration);
        // 0 has no place on a logarithmic axis
        norm << (norms[column] > 0 ? norms[column] : std::nan(""));
    }
    Line& drawn = m_lines[line];
    drawn.graph->setData(at, norm, true);
    const QColor& full = m_measure == Measure::Gradients ? theme.backward : theme.forward;
    drawn.graph->setPen(penOf(theme, full, line, m_lines.size()));
    const auto seen = std::ranges::count_if(norm, [](double value) { return value > 0; });
    drawn.graph->setScatterStyle(seen < 20 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4)
                                           : QCPScatterStyle(QCPScatterStyle::ssNone));
    drawn.end = norm.isEmpty() || !(norm.back() > 0) ? 0 : norm.back();
    const bool isNamed =
        drawn.end > 0 && (m_lines.size() <= kAllNamed || line == 0 || line + 1 == m_lines.size());
    drawn.name->setVisible(isNamed);
    drawn.name->setColor(theme.textMuted);
    drawn.name->setText(name);
    if (isNamed) drawn.name->position->setCoords(at.back(), 0);
}

void NormChart::scaleAxes() {
    const auto& rows = m_history.rows();
    const std::int64_t last = rows.empty() ? 0 : rows.rbegin()->first;
    const auto end = static_cast<double>(std::max<std::int64_t>(10, last));
    const bool log = last > kLongRun;
    setScale(*m_plot->xAxis, log, 4);
    m_plot->xAxis->setRange(log ? 1 : -0.02 * end, log ? 1.3 * end : 1.02 * end);
}

/// Each at the end of its line, but clear of one another and of what stands below the axis.
void NormChart::arrangeNames() {
    constexpr double kApart = 14;
    std::vector<std::pair<double, QCPItemText*>> ends;
    for (const Line& line : m_lines)
        if (line.name->visible())
            ends.emplace_back(m_plot->yAxis->coordToPixel(line.end), line.name);
    std::ranges::sort(ends);
    double least = m_plot->axisRect()->top() - kApart / 2;
    for (auto& [y, name] : ends) {
        y = std::max(y, least);
        least = y + kApart;
    }
    double most = m_plot->axisRect()->bottom() - kApart / 2;
    for (auto& [y, name] : std::views::reverse(ends)) {
        y = std::min(y, most);
        most = y - kApart;
        name->position->setCoords(name->position->coords().x(), y);
    }
}

// -- The play-head ---------------------------------------------------------------------------

/// Iteration 0 has no place on a logarithmic axis.
double NormChart::placeOf(std::int64_t iteration) const {
    const double least = m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic ? 1 : 0;
    return std::max(least, static_cast<double>(iteration));
}

void NormChart::setIteration(std::int64_t iteration) {
    m_iteration = iteration;
    showPlayHead();
}

void NormChart::showPlayHead() {
    const double at = placeOf(m_iteration);
    m_playHead->point1->setCoords(at, 1);
    m_playHead->point2->setCoords(at, 2);
    if (isVisible()) m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool NormChart::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (event->type() == QEvent::MouseButtonRelease) m_travelling = false;
    if (!press && event->type() != QEvent::MouseMove) return QWidget::eventFilter(watched, event);
    const auto& mouse = *static_cast<QMouseEvent*>(event);
    if (press) m_travelling = mouse.button() == Qt::LeftButton;
    if (m_travelling) emit travelled(std::round(m_plot->xAxis->pixelToCoord(mouse.position().x())));
    return true;
}

void NormChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

void NormChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showPlayHead();
}

} // namespace deltaflow
