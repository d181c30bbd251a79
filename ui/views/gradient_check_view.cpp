#include "ui/views/gradient_check_view.h"

#include "core/text/number.h"
#include "core/train/load.h"
#include "ui/chart/chart_look.h"
#include "ui/tables/fold_section.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kRest = 150;          ///< Milliseconds without another pass.
constexpr std::size_t kMost = 2000; ///< Derivatives; of more, these are spread evenly.
constexpr double kTolerance = 1e-6;
constexpr int kLeastHeightOfBoth = 210; ///< One above the other.
constexpr double kReach = 12;           ///< Pixels from a point within which it is meant.

/// The parameters; where there is none, what else the loss depends on.
std::vector<NodeId> checkedLeaves(const Model& model) {
    std::vector<NodeId> leaves = model.graph->parameters();
    for (NodeId id = 0; leaves.empty() && id < model.graph->size(); ++id)
        if (model.graph->node(id).role == NodeRole::Input) leaves = {id};
    return leaves;
}

QCPGraph* addPoints(QCustomPlot& plot, QCPScatterStyle::ScatterShape shape, double size) {
    QCPGraph* points = plot.addGraph();
    points->setLineStyle(QCPGraph::lsNone);
    points->setScatterStyle(QCPScatterStyle(shape, size));
    points->setAntialiasedScatters(true);
    return points;
}

void colour(QCPGraph& points, const QColor& line, const QColor& fill, double width = 1.2) {
    QCPScatterStyle style = points.scatterStyle();
    style.setPen(QPen(line, width));
    style.setBrush(fill);
    points.setScatterStyle(style);
}

/// Fewer ticks, until each has as much room as it needs on an even axis of so many pixels.
void thinTicks(QCPAxis& axis, double length, double each) {
    for (int count = 5; count > 0; --count) {
        axis.ticker()->setTickCount(count);
        QVector<double> ticks;
        axis.ticker()->generate(axis.range(), QLocale::c(), u'g', 4, ticks, nullptr, nullptr);
        const double apart =
            ticks.size() < 2 ? length : (ticks[1] - ticks[0]) / axis.range().size() * length;
        if (apart >= each) return;
    }
}

} // namespace

GradientCheckView::GradientCheckView(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_player(session.player())
    , m_model(new GradientTableModel(m_player, this))
    , m_headline(new QuietLabel({}, this, QuietLabel::Tone::Plain))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_table(new QTableView(this))
    , m_plot(new QCustomPlot(this)) {
    setAccessibleName(tr("Gradient check"));
    m_headline->setObjectName(QStringLiteral("headline"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 4, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_headline);
    column->addLayout(m_parts, 1);
    m_parts->setSpacing(8);
    m_parts->addWidget(m_plot, 1);
    m_parts->addWidget(m_table, 1);
    makePlot();
    makeTable();
    dress();
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &GradientCheckView::check);
    connect(&m_player, &Player::numbersChanged, this, &GradientCheckView::passChanged);
    connect(&m_player, &Player::hoverChanged, this, &GradientCheckView::showPointed);
    connect(&m_player, &Player::viewChanged, this, [this] {
        if (m_shown != m_player.sharedModel()) return; // about to be forgotten
        m_model->formatChanged();
        fitTable();
    });
}

GradientCheckView::~GradientCheckView() = default;

void GradientCheckView::makeTable() {
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("derivatives"));
    m_table->setAccessibleName(tr("Derivatives, the worst first"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(GradientTableModel::Error, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_table->setMouseTracking(true);
    m_table->setFont(uiFont(12));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setFont(uiFont(11));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(48);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QTableView::entered, this,
            [this](const QModelIndex& index) { hoverRow(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_choosing && current.isValid()) selectRow(current.row());
            });
}

/// As wide as its columns, if there is room for the points beside it.
void GradientCheckView::fitTable() {
    constexpr int kLeastPlot = 200;
    m_table->resizeColumnsToContents();
    const bool beside = m_parts->direction() == QBoxLayout::LeftToRight;
    const int bar = m_table->verticalScrollBar()->sizeHint().width() + 6;
    const int columns = m_table->horizontalHeader()->length() + bar;
    m_table->setMinimumWidth(beside ? std::min(columns, width() - kLeastPlot) : 0);
    m_table->setMaximumWidth(beside ? columns : QWIDGETSIZE_MAX);
}

void GradientCheckView::makePlot() {
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_diagonal = new QCPItemStraightLine(m_plot);
    m_diagonal->point1->setCoords(0, 0);
    m_diagonal->point2->setCoords(1, 1);
    m_diagonal->setClipToAxisRect(true);
    m_right = addPoints(*m_plot, QCPScatterStyle::ssCircle, 6);
    m_kinks = addPoints(*m_plot, QCPScatterStyle::ssDiamond, 8);
    m_wrong = addPoints(*m_plot, QCPScatterStyle::ssCircle, 7);
    m_pointed = addPoints(*m_plot, QCPScatterStyle::ssCircle, 13);
}

void GradientCheckView::dress() {
    const Theme& theme = Theme::current();
    dressChart(*m_plot);
    m_plot->axisRect()->setMinimumMargins({4, 8, 8, 4});
    m_diagonal->setPen(QPen(theme.textFaint, 1.2, Qt::DashLine));
    colour(*m_right, theme.backward, blend(theme.window, theme.backward, 0.55));
    colour(*m_kinks, theme.text, theme.window, 1.4);
    colour(*m_wrong, theme.error, theme.error);
    colour(*m_pointed, theme.focus, Qt::transparent, 2);
    showPoints();
}

QString GradientCheckView::headline() const {
    return m_headline->text();
}

// -- The check -------------------------------------------------------------------------------

void GradientCheckView::passChanged() {
    if (m_shown != m_player.sharedModel()) { // its numbers have no names any more
        m_shown = m_player.sharedModel();
        m_work.stop();
        m_checked.reset();
        m_model->setCheck({});
        m_headline->setText({});
        showPoints();
    }
    if (!isVisible() || m_checked == m_player.sharedTrace()) return;
    if (!m_session.isRunning() || !m_rest.isActive()) m_rest.start(); // a run's pass never rests
}

void GradientCheckView::check() {
    if (m_checked == m_player.sharedTrace()) return;
    // Or, of a large net, none would be finished before the run is.
    if (m_session.isRunning() && m_work.isRunning()) return m_rest.start();
    m_checked = m_player.sharedTrace();
    m_shown = m_player.sharedModel();
    if (m_shown->loss == kNoNode) {
        m_headline->setText(tr("There is no loss to differentiate."));
        return;
    }
    m_work.start([this, trace = m_checked, model = m_shown](const BackgroundWork::Desk& desk) {
        Plan plan(model->graph, model->loss, trace->samples());
        loadPass(plan, *trace);
        const std::vector<NodeId> leaves = checkedLeaves(*model);
        std::size_t all = 0;
        for (const NodeId leaf : leaves)
            all += plan.value(leaf).size();
        QElapsedTimer since;
        since.start();
        const auto tell = [&](std::size_t done, std::size_t total) {
            if (since.elapsed() > 200) {
                since.start();
                desk.post([this, done, total] {
                    m_headline->setText(
                        tr("%L1 of %L2 derivatives are checked …").arg(done).arg(total));
                });
            }
            return !desk.isStopped();
        };
        GradientCheck found = checkGradients(plan, leaves, kTolerance, kMost, tell);
        desk.post([this, found = std::move(found), all] { setCheck(found, all); });
    });
}

void GradientCheckView::setCheck(GradientCheck check, std::size_t total) {
    m_shown = m_player.sharedModel();
    m_choosing = true; // the table lets go of its row
    m_model->setCheck(std::move(check));
    m_choosing = false;
    fitTable();
    const bool passed = m_model->check().passed();
    m_headline->setText(headlineOf(*m_model, total),
                        passed ? QuietLabel::Tone::Plain : QuietLabel::Tone::Error);
    showPoints();
}

// -- The points ------------------------------------------------------------------------------

void GradientCheckView::showPoints() {
    const auto& samples = m_model->check().samples;
    std::vector<double> numbers;
    m_most = 0;
    for (const GradientSample& sample : samples)
        for (const double number : {sample.analytic, sample.numeric}) {
            if (!std::isfinite(number)) continue;
            numbers.push_back(number);
            m_most = std::max(m_most, std::abs(number));
        }
    m_scale = SignedLog::fitting(numbers);
    for (QCPGraph* points : {m_right, m_kinks, m_wrong})
        points->data()->clear();
    for (const GradientSample& sample : samples) {
        QCPGraph* points = m_model->isWrong(sample) ? m_wrong : sample.atKink ? m_kinks : m_right;
        points->addData(m_scale.place(sample.analytic), m_scale.place(sample.numeric));
    }
    fitAxes();
    showPointed();
}

void GradientCheckView::fitAxes() {
    constexpr int kBeside = 76; // of the plot's width, for the other axis
    constexpr int kBelow = 44;
    constexpr int kLeastNamed = 150;
    const double edge = m_most > 0 ? m_scale.place(m_most) * 1.12 : 1;
    const bool isNamed = m_plot->height() >= kLeastNamed;
    m_plot->xAxis->setLabel(isNamed ? tr("Analytic") : QString());
    m_plot->yAxis->setLabel(isNamed ? tr("Numeric") : QString());
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setRange(-edge, edge);
        const bool lies = axis == m_plot->xAxis;
        setScale(*axis, false, 5);
        thinTicks(*axis, lies ? m_plot->width() - kBeside : m_plot->height() - kBelow,
                  lies ? 62 : 22); // "−3×10⁻⁶" and a gap; a line
        if (!m_scale.isLogarithmic()) continue;
        const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        const int each = lies ? 1 : 2; // lying labels need more room
        for (const auto& [place, label] : m_scale.ticks(m_most, each))
            ticker->addTick(place, label);
        axis->setTicker(ticker);
    }
}

void GradientCheckView::showPointed() {
    const auto& ref = m_player.view().hover ? m_player.view().hover : m_player.view().selection;
    const bool named = ref && ref->node != kNoNode && m_shown == m_player.sharedModel();
    const int row = named ? m_model->rowOf(*ref) : -1;
    m_pointed->data()->clear();
    if (row >= 0) {
        const GradientSample& sample = m_model->sampleAt(row);
        m_pointed->addData(m_scale.place(sample.analytic), m_scale.place(sample.numeric));
    }
    const auto& selected = m_player.view().selection;
    if (selected && row >= 0 && m_model->rowOf(*selected) == row &&
        m_table->currentIndex().row() != row) {
        m_choosing = true;
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_choosing = false;
    }
    if (isVisible()) m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPointF GradientCheckView::pointOf(int row) const {
    const GradientSample& sample = m_model->sampleAt(row);
    return {m_plot->xAxis->coordToPixel(m_scale.place(sample.analytic)),
            m_plot->yAxis->coordToPixel(m_scale.place(sample.numeric))};
}

int GradientCheckView::rowAt(QPointF at) const {
    int nearest = -1;
    double least = kReach;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const double distance = QLineF(at, pointOf(row)).length();
        if (!(distance < least)) continue;
        least = distance;
        nearest = row;
    }
    return nearest;
}

// -- Pointing --------------------------------------------------------------------------------

Ref GradientCheckView::gradientOf(int row) const {
    Ref ref = m_model->sampleAt(row).ref;
    ref.quantity = Quantity::Adjoint;
    return ref;
}

void GradientCheckView::hoverRow(int row) {
    m_player.setHover(row < 0 ? std::nullopt : std::optional(gradientOf(row)));
    m_plot->setToolTip(row < 0 ? QString()
                               : tr("∂L by %1: %2, by difference %3")
                                     .arg(m_model->index(row, 0).data().toString(),
                                          m_model->index(row, 1).data().toString(),
                                          m_model->index(row, 2).data().toString()));
}

void GradientCheckView::selectRow(int row) {
    m_player.setSelection(row < 0 ? std::nullopt : std::optional(gradientOf(row)));
}

bool GradientCheckView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) hoverRow(-1);
    if (watched == m_plot && event->type() == QEvent::Resize) fitAxes();
    if (watched == m_plot && event->type() == QEvent::MouseMove) {
        hoverRow(rowAt(static_cast<QMouseEvent*>(event)->position()));
        return true;
    }
    if (watched == m_plot && event->type() == QEvent::MouseButtonPress) {
        selectRow(rowAt(static_cast<QMouseEvent*>(event)->position()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GradientCheckView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) dress();
    QWidget::changeEvent(event);
}

void GradientCheckView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    passChanged();
    showPointed();
}

void GradientCheckView::hideEvent(QHideEvent* event) {
    m_rest.stop();
    if (m_work.isRunning()) m_checked.reset(); // begun again when it is seen again
    m_work.stop();
    QWidget::hideEvent(event);
}

/// Side by side, one above the other, or, where there is room for one only, the table.
void GradientCheckView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= 460;
    m_parts->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_plot->setVisible(wide || height() >= kLeastHeightOfBoth);
    fitTable();
}

} // namespace deltaflow
