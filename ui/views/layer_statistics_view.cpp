#include "ui/views/layer_statistics_view.h"

#include "ui/player/structure.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/views/layer_rows.h"
#include "ui/views/norm_chart.h"
#include "ui/words/symbol_text.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr int kPause = 120; ///< Milliseconds between two looks at a pass that goes on changing.
constexpr std::chrono::milliseconds kBudget{400}; ///< To fill in what was too fast.
constexpr std::size_t kMostNamed = 8;

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
    , m_norms(new NormChart(this)) {
    setAccessibleName(tr("Layers"));
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(uiFont(12));
    m_area->setAccessibleName(tr("Layers"));
    new FocusRing(*m_area);
    new FocusRing(*m_sentence);
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
    m_parts->addWidget(m_norms, 2);
    connect(m_norms, &NormChart::travelled, this, &LayerStatisticsView::travel);
    m_later.setSingleShot(true);
    m_later.setInterval(kPause);
    connect(&m_later, &QTimer::timeout, this, &LayerStatisticsView::compute);
    connect(m_sentence, &QLabel::linkActivated, this, &LayerStatisticsView::follow);
    connect(&m_player, &Player::numbersChanged, this, &LayerStatisticsView::passChanged);
    connect(&m_player, &Player::viewChanged, this, &LayerStatisticsView::mark);
}

LayerStatisticsView::~LayerStatisticsView() = default;

QCustomPlot& LayerStatisticsView::plot() const {
    return m_norms->plot();
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
    m_norms->setIteration(m_player.view().iteration);
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
    m_history.add(iteration, layerNorms(found.layers));
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

void LayerStatisticsView::showNorms() {
    NormChart::Names names;
    for (const LayerStatistics& layer : layers()) {
        if (!layer.parts.parameters.empty())
            names.gradients << valueSymbol(*m_project, m_shown, layer.parts.parameters.front());
        names.activations << valueSymbol(*m_project, m_shown, layer.parts.activation);
    }
    m_norms->show(m_history, names);
}

void LayerStatisticsView::travel(double iteration) {
    const auto& rows = m_history.rows();
    const std::int64_t seen = rows.empty() ? 0 : rows.rbegin()->first;
    const auto last = static_cast<double>(std::max(m_session.reached(), seen));
    m_session.stop();
    m_player.goToIteration(static_cast<std::int64_t>(std::clamp(iteration, 0.0, last)));
}

// -- Events ----------------------------------------------------------------------------------

void LayerStatisticsView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && !layers().empty()) showSentence();
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
    m_norms->setVisible(wide || height() >= 340);
}

} // namespace deltaflow
