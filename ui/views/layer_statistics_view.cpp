#include "ui/views/layer_statistics_view.h"

#include "ui/chart/chart_look.h"
#include "ui/player/structure.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/views/layer_rows.h"
#include "ui/words/symbol_text.h"

#include <QLabel>
#include <QMouseEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kPause = 120; ///< Milliseconds between two looks at a pass that goes on changing.
constexpr std::chrono::milliseconds kBudget{400}; ///< To fill in what was too fast.
constexpr std::size_t kMostNamed = 8;
constexpr std::int64_t kLongRun = 100; ///< Iterations; of more, the axis is logarithmic.

/// From quiet to full: the first layer to the last.
QColor shade(const Theme& theme, qsizetype line, qsizetype lines) {
    const double at = lines < 2 ? 1 : static_cast<double>(line) / static_cast<double>(lines - 1);
    return blend(theme.window, theme.backward, 0.4 + 0.6 * at);
}

} // namespace

LayerStatisticsView::LayerStatisticsView(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_player(session.player())
    , m_project(m_player.document().shared())
    , m_sentence(new QLabel(this))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_rows(new LayerRows(m_player, this))
    , m_area(new QScrollArea(this))
    , m_plot(new QCustomPlot(this))
    , m_playHead(new QCPItemStraightLine(m_plot)) {
    setAccessibleName(tr("Layers"));
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(uiFont(12));
    m_area->setWidget(m_rows);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 4, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_sentence);
    column->addLayout(m_parts, 1);
    m_parts->setSpacing(12);
    m_parts->addWidget(m_area, 3);
    m_parts->addWidget(m_plot, 2);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setCursor(Qt::SplitHCursor);
    m_plot->setToolTip(tr("Drag to go to an iteration"));
    m_plot->installEventFilter(this);
    m_plot->xAxis->setLabel(tr("Iteration"));
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->setLabel(tr("rms of ∂L/∂W"));
    m_playHead->setClipToAxisRect(true);
    connect(m_plot, &QCustomPlot::afterLayout, this, &LayerStatisticsView::arrangeNames);
    dress();
    m_later.setSingleShot(true);
    m_later.setInterval(kPause);
    connect(&m_later, &QTimer::timeout, this, &LayerStatisticsView::compute);
    connect(m_sentence, &QLabel::linkActivated, this, &LayerStatisticsView::follow);
    connect(&m_player, &Player::numbersChanged, this, &LayerStatisticsView::passChanged);
    connect(&m_player, &Player::viewChanged, this, &LayerStatisticsView::mark);
}

LayerStatisticsView::~LayerStatisticsView() = default;

void LayerStatisticsView::dress() {
    const Theme& theme = Theme::current();
    dressChart(*m_plot);
    m_plot->axisRect()->setMinimumMargins({4, 8, 40, 4}); // room for the lines' names
    m_playHead->setPen(QPen(theme.textMuted, 1.4, Qt::DashLine));
    if (!layers().empty()) showSentence();
    showNorms();
}

const std::vector<LayerStatistics>& LayerStatisticsView::layers() const {
    return m_rows->layers();
}

QString LayerStatisticsView::sentence() const {
    return m_sentence->text();
}

// -- The numbers -----------------------------------------------------------------------------

void LayerStatisticsView::passChanged() {
    forgetWhatDiffers();
    if (!isVisible()) return;
    if (m_taken != m_player.sharedTrace() && !m_later.isActive()) m_later.start();
    showPlayHead();
}

void LayerStatisticsView::forgetWhatDiffers() {
    if (m_shown != m_player.sharedModel()) { // its nodes have no names any more
        m_shown = m_player.sharedModel();
        m_work.stop();
        m_taken.reset();
        m_history.clear();
        m_filled = false;
        m_rows->show({});
        m_sentence->setText({});
        showNorms();
    }
    const auto project = m_player.document().shared();
    if (project == m_project) return;
    if (!sameStructure(*m_project, *project)) {
        m_history.clear();
    } else if (!sameNumbers(*m_project, *project)) {
        m_history.dropFrom(differFrom(*m_project, *project));
        m_filled = false;
    }
    m_project = project;
}

void LayerStatisticsView::compute() {
    // While a run goes on, no look is cut short.
    if (m_work.isRunning()) return m_later.start();
    if (m_taken == m_player.sharedTrace()) return;
    m_taken = m_player.sharedTrace();
    if (m_shown->loss == kNoNode) {
        m_sentence->setText(tr("There is no loss to differentiate."));
        return;
    }
    m_work.start([this, trace = m_taken, model = m_shown, project = m_project,
                  iteration = m_player.view().iteration](const BackgroundWork::Desk& desk) {
        const Plan plan = passOverData(*model, *trace, *project->data);
        if (desk.isStopped()) return;
        Found found{statisticsOf(plan, *model), plan.samples()};
        desk.post([this, project, iteration, found = std::move(found)] {
            if (m_project == project) take(iteration, found);
        });
    });
}

void LayerStatisticsView::take(std::int64_t iteration, const Found& found) {
    m_samples = found.samples;
    m_rows->show(found.layers);
    m_history.add(iteration, gradientNorms(found.layers));
    showSentence();
    showNorms();
    mark();
    fillIn();
}

/// What a run has passed too fast to be seen, near the start, where most happens.
void LayerStatisticsView::fillIn() {
    const auto& rows = m_history.rows();
    if (m_filled || m_session.isRunning() || rows.empty() || rows.rbegin()->first < 2) return;
    m_filled = true;
    m_work.start([this, trace = m_taken, model = m_shown, project = m_project,
                  last = rows.rbegin()->first](const BackgroundWork::Desk& desk) {
        auto norms =
            earlyNorms(project, model, *trace, last, kBudget, [&desk] { return desk.isStopped(); });
        desk.post([this, project, norms = std::move(norms)] {
            if (m_project != project) return;
            for (const auto& [iteration, row] : norms)
                if (!m_history.rows().contains(iteration)) m_history.add(iteration, row);
            showNorms();
        });
    });
}

// -- What does not learn ---------------------------------------------------------------------

std::vector<UnitMark> LayerStatisticsView::stuck() const {
    std::vector<UnitMark> all;
    for (const LayerStatistics& layer : layers())
        all.insert(all.end(), layer.stuck.begin(), layer.stuck.end());
    return all;
}

void LayerStatisticsView::mark() {
    if (!isVisible()) return;
    std::vector<UnitMark> marked = stuck();
    for (UnitMark& mark : marked)
        mark.unit.sample = m_player.view().sample;
    m_player.setMarked(std::move(marked));
}

/// "a¹₂"; of an image "a¹ channel 2".
QString LayerStatisticsView::nameOf(const UnitMark& mark) const {
    if (mark.elements == 1) return symbolText(*m_project, m_shown, mark.unit);
    return tr("%1 channel %2")
        .arg(valueSymbol(*m_project, m_shown, mark.unit.node))
        .arg(mark.unit.row / mark.elements + 1);
}

/// "a¹₂, a¹₅ and 3 more", each a link by its place among all.
QString LayerStatisticsView::unitsOf(UnitState state) const {
    const std::vector<UnitMark> all = stuck();
    QStringList named;
    std::size_t more = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].state != state) continue;
        if (static_cast<std::size_t>(named.size()) == kMostNamed) {
            ++more;
            continue;
        }
        const QString name = nameOf(all[i]);
        named << QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
                     .arg(i)
                     .arg(Theme::current().text.name(), name.toHtmlEscaped());
    }
    const QString list = named.join(QStringLiteral(", "));
    return more == 0 ? list : tr("%1 and %L2 more").arg(list).arg(more);
}

void LayerStatisticsView::showSentence() {
    const std::vector<UnitMark> all = stuck();
    const auto dead = std::ranges::count(all, UnitState::Dead, &UnitMark::state);
    const bool part = m_samples < m_project->data->x.cols();
    const QString reach = m_samples == 1 ? tr("for the only sample")
                          : part         ? tr("for each of the first %L1 samples").arg(m_samples)
                                         : tr("for each of the %L1 samples").arg(m_samples);
    QStringList parts;
    if (dead > 0)
        parts << tr("<b>Dead</b> (z ≤ 0, slope 0) %1: %2.").arg(reach, unitsOf(UnitState::Dead));
    if (dead < std::ssize(all))
        parts << tr("<b>Saturated</b> (within 1 % of a limit) %1: %2.")
                     .arg(reach, unitsOf(UnitState::Saturated));
    if (parts.isEmpty()) parts << tr("No unit is dead or saturated.");
    m_sentence->setText(parts.join(u' '));
}

void LayerStatisticsView::follow(const QString& link) {
    const std::vector<UnitMark> all = stuck();
    const auto index = link.toULongLong();
    if (index >= all.size()) return;
    Ref unit = all[index].unit;
    unit.sample = m_player.view().sample;
    m_player.goToWriter(unit);
    m_player.setSelection(unit);
}

// -- Over the iterations ---------------------------------------------------------------------

/// Iteration 0 has no place on a logarithmic axis.
double LayerStatisticsView::placeOf(std::int64_t iteration) const {
    const double least = m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic ? 1 : 0;
    return std::max(least, static_cast<double>(iteration));
}

void LayerStatisticsView::showNorms() {
    const Theme& theme = Theme::current();
    const auto& rows = m_history.rows();
    const auto lines = rows.empty() ? 0 : std::ssize(rows.begin()->second);
    while (m_norms.size() > lines) {
        m_plot->removeGraph(m_norms.takeLast());
        m_plot->removeItem(m_names.takeLast());
    }
    while (m_norms.size() < lines) {
        m_norms << m_plot->addGraph();
        m_names << new QCPItemText(m_plot);
        m_names.back()->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        m_names.back()->setPadding({5, 0, 0, 0});
        m_names.back()->setClipToAxisRect(false);
        m_names.back()->setFont(uiFont(11));
    }
    QStringList names;
    for (const LayerStatistics& layer : layers())
        if (!layer.parts.parameters.empty())
            names << valueSymbol(*m_project, m_shown, layer.parts.parameters.front());
    const std::int64_t last = rows.empty() ? 0 : rows.rbegin()->first;
    const auto end = static_cast<double>(std::max<std::int64_t>(10, last));
    const bool log = last > kLongRun;
    setScale(*m_plot->xAxis, log, 4);
    m_plot->xAxis->setRange(log ? 1 : -0.02 * end, log ? 1.3 * end : 1.02 * end);
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (qsizetype i = 0; i < lines; ++i) {
        QVector<double> at;
        QVector<double> norm;
        for (const auto& [iteration, norms] : rows) {
            const double value = norms[static_cast<std::size_t>(i)];
            at << placeOf(iteration);
            norm << (value > 0 ? value : std::nan("")); // 0 has no place on a logarithmic axis
            if (!(value > 0)) continue;
            least = std::min(least, value);
            most = std::max(most, value);
        }
        m_norms[i]->setData(at, norm, true);
        m_norms[i]->setPen(QPen(shade(theme, i, lines), 1.8));
        m_norms[i]->setScatterStyle(at.size() < 20 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4)
                                                   : QCPScatterStyle(QCPScatterStyle::ssNone));
        const bool isNamed = !at.isEmpty() && norm.back() > 0 && i < names.size() &&
                             (lines <= 6 || i == 0 || i == lines - 1);
        m_names[i]->setVisible(isNamed);
        m_names[i]->setColor(theme.textMuted);
        if (!isNamed) continue;
        m_names[i]->setText(names[i]);
        m_names[i]->setProperty("norm", norm.back());
        m_names[i]->position->setTypeX(QCPItemPosition::ptPlotCoords);
        m_names[i]->position->setTypeY(QCPItemPosition::ptAbsolute);
        m_names[i]->position->setCoords(at.back(), 0);
    }
    setScale(*m_plot->yAxis, true);
    if (most > 0)
        m_plot->yAxis->setRange(least / 2, most * 2);
    else
        m_plot->yAxis->setRange(0.1, 10);
    showPlayHead();
}

/// Each at the end of its line, but clear of one another.
void LayerStatisticsView::arrangeNames() {
    constexpr double kApart = 14;
    std::vector<std::pair<double, QCPItemText*>> ends;
    for (QCPItemText* name : m_names)
        if (name->visible())
            ends.emplace_back(m_plot->yAxis->coordToPixel(name->property("norm").toDouble()), name);
    std::ranges::sort(ends);
    double least = -std::numeric_limits<double>::infinity();
    for (const auto& [y, name] : ends) {
        least = std::max(y, least + kApart);
        name->position->setCoords(name->position->coords().x(), least);
    }
}

void LayerStatisticsView::showPlayHead() {
    const double at = placeOf(m_player.view().iteration);
    m_playHead->point1->setCoords(at, 1);
    m_playHead->point2->setCoords(at, 2);
    if (isVisible()) m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool LayerStatisticsView::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (event->type() == QEvent::MouseButtonRelease) m_travelling = false;
    if (!press && event->type() != QEvent::MouseMove) return QWidget::eventFilter(watched, event);
    const auto& mouse = *static_cast<QMouseEvent*>(event);
    if (press) m_travelling = mouse.button() == Qt::LeftButton;
    if (m_travelling) {
        const double at = std::round(m_plot->xAxis->pixelToCoord(mouse.position().x()));
        const auto& rows = m_history.rows();
        const std::int64_t seen = rows.empty() ? 0 : rows.rbegin()->first;
        const auto last = static_cast<double>(std::max(m_session.reached(), seen));
        m_session.stop();
        m_player.goToIteration(static_cast<std::int64_t>(std::clamp(at, 0.0, last)));
    }
    return true;
}

// -- Events ----------------------------------------------------------------------------------

void LayerStatisticsView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

void LayerStatisticsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    passChanged();
    mark();
}

void LayerStatisticsView::hideEvent(QHideEvent* event) {
    m_later.stop();
    if (m_work.isRunning()) { // begun again when it is seen again
        m_taken.reset();
        m_filled = false;
    }
    m_work.stop();
    m_player.setMarked({});
    QWidget::hideEvent(event);
}

/// Side by side, one above the other, or, where there is room for one only, the rows.
void LayerStatisticsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= 560;
    m_parts->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_plot->setVisible(wide || height() >= 340);
}

} // namespace deltaflow
