#include "ui/views/landscape_view.h"

#include "ui/tables/words.h"
#include "ui/transport/segmented_control.h"
#include "ui/views/landscape_chart.h"
#include "ui/views/surface_worker.h"
#include "ui/words/symbol_text.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kPauseWhileTraining = 150; ///< Milliseconds from one surface to the next.
constexpr int kPauseWhileZooming = 60;
constexpr int kRoomForLine = 320;
constexpr int kRoomForNames = 440;
constexpr int kWidthBeside = 300;  ///< Of the choices, where they stand beside the chart.
constexpr double kLeastHeight = 4; ///< Of a region of two parameters, which are of the order 1.
constexpr Refinement kWhileTraining{4, 32, std::chrono::milliseconds(250)};

} // namespace

LandscapeView::LandscapeView(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_player(session.player())
    , m_chart(new LandscapeChart(this))
    , m_worker(new SurfaceWorker(this)) {
    m_column = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(makePickers());
    auto* ground = new QWidget(this);
    m_stack = new QStackedLayout(ground);
    m_absence = new QLabel(ground);
    m_absence->setAlignment(Qt::AlignCenter);
    m_absence->setWordWrap(true);
    m_absence->setMargin(16);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_absence);
    m_column->addWidget(ground, 1);

    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &LandscapeView::computeSurface);
    connect(m_worker, &SurfaceWorker::arrived, m_chart,
            qOverload<const Surface&>(&LandscapeChart::show));
    connect(m_worker, &SurfaceWorker::finished, this, &LandscapeView::surfaceFinished);
    connect(m_chart, &LandscapeChart::regionChanged, this, [this] {
        if (!m_chart->isZoomed()) m_refit = true;
        if (m_refit && m_frame) keepInSight(*m_frame);
        wantSurface(m_chart->isZoomed() ? kPauseWhileZooming : 0);
    });
    connect(m_chart, &LandscapeChart::fitAsked, this, &LandscapeView::fitAll);
    connect(m_chart, &LandscapeChart::moveBegan, this, &LandscapeView::beginMove);
    connect(m_chart, &LandscapeChart::moved, this, &LandscapeView::moveTo);
    connect(m_chart, &LandscapeChart::moveEnded, this, &LandscapeView::endMove);
    connect(m_chart, &LandscapeChart::moveCancelled, this, &LandscapeView::cancelMove);
    connect(&m_player, &Player::numbersChanged, this, &LandscapeView::refresh);
    connect(&m_player, &Player::stepChanged, this, &LandscapeView::showKnown);
    connect(&m_player, &Player::picked, this, &LandscapeView::pick);
    connect(&m_player, &Player::hoverChanged, this, [this] {
        if (m_player.view().selection) pick(*m_player.view().selection);
    });
    connect(&session, &TrainingSession::runningChanged, this, [this] {
        if (m_coarse && !m_session.isRunning()) wantSurface();
    });
    refresh();
}

LandscapeView::~LandscapeView() = default;

bool LandscapeView::isSettled() const {
    return !isVisible() || !m_frame || (!m_due.isActive() && !m_worker->isBusy() && !m_again);
}

// -- What is chosen --------------------------------------------------------------------------

QWidget* LandscapeView::makePickers() {
    auto* bar = new QWidget(this);
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    m_bar->setContentsMargins(12, 2, 12, 2);
    m_bar->setSpacing(6);
    auto* modes = new QActionGroup(this);
    const auto mode = [&](const QString& name, const QString& tip) {
        QAction* action = modes->addAction(name);
        action->setCheckable(true);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this] { lookElsewhere(); });
        return action;
    };
    m_byPair = mode(tr("Two parameters"), tr("Two parameters: the last ones that were clicked"));
    m_byDirections =
        mode(tr("Principal directions"),
             tr("Principal directions: the two along which training has moved the most, with "
                "their shares of the path's variance"));
    m_byPair->setChecked(true);
    m_bar->addWidget(new SegmentedControl(*modes, bar));
    auto* pair = new QHBoxLayout;
    for (QComboBox** box : {&m_first, &m_second}) {
        *box = new QComboBox(bar);
        ignoreWheel(**box);
        (*box)->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        (*box)->setToolTip(tr("Or click two weights in the network"));
        connect(*box, &QComboBox::activated, this, &LandscapeView::takePairOfChoices);
        pair->addWidget(*box);
    }
    pair->addStretch(1);
    m_bar->addLayout(pair);
    m_bar->addStretch(1);
    m_first->setObjectName(QStringLiteral("firstParameter"));
    m_second->setObjectName(QStringLiteral("secondParameter"));
    m_first->setAccessibleName(tr("Parameter to the right"));
    m_second->setAccessibleName(tr("Parameter upwards"));
    return bar;
}

/// Beside the chart where there is more width than it can use; in few words where there is little,
/// and in two lines where there is less.
void LandscapeView::arrange() {
    const bool brief = width() < kRoomForNames;
    m_byPair->setText(brief ? tr("Pair") : tr("Two parameters"));
    m_byDirections->setText(brief ? tr("Principal") : tr("Principal directions"));
    const bool beside = width() - kWidthBeside > 2 * height();
    m_column->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const bool below = beside || width() < kRoomForLine;
    m_bar->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LandscapeView::resizeEvent(QResizeEvent* event) {
    arrange();
    QWidget::resizeEvent(event);
}

/// All parameters, or the first ones of each block where there are too many to choose from.
void LandscapeView::fillChoices() {
    constexpr std::size_t kMostInAll = 400;
    constexpr std::size_t kOfEach = 20;
    const Graph& graph = *m_player.model().graph;
    const bool all = parameterCount(graph) <= kMostInAll;
    for (QComboBox* box : {m_first, m_second}) {
        const QSignalBlocker quiet(box);
        box->clear();
        std::size_t begin = 0;
        for (const NodeId id : graph.parameters()) {
            const auto size = static_cast<std::size_t>(graph.node(id).shape.elements(1));
            for (std::size_t i = 0; i < size && (all || i < kOfEach); ++i)
                box->addItem(symbolText(m_player.document().project(), m_model,
                                        parameterAt(graph, begin + i)),
                             static_cast<qulonglong>(begin + i));
            begin += size;
        }
    }
}

void LandscapeView::showChoice() {
    const bool byPair = m_byPair->isChecked();
    for (QComboBox* box : {m_first, m_second})
        box->setVisible(byPair && m_pair.has_value());
    if (!m_pair) return;
    const auto choose = [this](QComboBox& box, std::size_t place) {
        const QSignalBlocker quiet(&box);
        const auto stored = QVariant(static_cast<qulonglong>(place));
        if (box.findData(stored) < 0)
            box.addItem(symbolText(m_player.document().project(), m_model,
                                   parameterAt(*m_model->graph, place)),
                        stored);
        box.setCurrentIndex(box.findData(stored));
    };
    choose(*m_first, m_pair->first);
    choose(*m_second, m_pair->second);
}

void LandscapeView::setPair(const ParameterPair& pair) {
    m_pair = pair;
    lookElsewhere();
}

/// In another plane: what is drawn there is of no use.
void LandscapeView::lookElsewhere() {
    m_refit = true;
    m_basis.reset();
    m_chart->forgetSurface();
    refresh();
}

void LandscapeView::setPrincipal(bool principal) {
    (principal ? m_byDirections : m_byPair)->trigger();
}

/// The last two that were picked are the axes.
void LandscapeView::pick(const Ref& ref) {
    if (!m_pair || m_model != m_player.sharedModel() || m_gesture != 0) return;
    const auto place = parameterPlace(*m_model->graph, ref);
    if (place && *place != m_pair->first && *place != m_pair->second)
        setPair({m_pair->second, *place});
}

void LandscapeView::takePairOfChoices() {
    ParameterPair pair{m_first->currentData().toULongLong(), m_second->currentData().toULongLong()};
    if (pair.first == pair.second) // then they change places
        pair = {m_pair->second, m_pair->first};
    setPair(pair);
}

// -- What is shown ---------------------------------------------------------------------------

void LandscapeView::refresh() {
    m_model = m_player.sharedModel();
    if (m_right != m_player.rightModel()) { // a bug that is hunted leaves axes and region
        m_right = m_player.rightModel();
        m_pair = defaultPair(*m_model, m_player.trace());
        m_frame.reset();
        m_refit = true;
        m_chart->forgetSurface();
        fillChoices();
    }
    if (!isVisible()) return;
    showChoice();
    m_frame.reset();
    const bool principal = m_byDirections->isChecked();
    if (m_pair && principal)
        m_frame = principalFrame(m_player, m_session.reached());
    else if (m_pair)
        m_frame = frameOfPair(m_player, *m_pair);
    if (!m_frame) return explainAbsence();
    m_stack->setCurrentWidget(m_chart);
    m_chart->setMovable(!principal);
    m_chart->show(*m_frame);
    showKnown();
    if (m_gesture != 0) return; // it moves within the plane
    keepInSight(*m_frame);
    const Project& project = m_player.document().project();
    Basis basis{m_model, project.data, project.graph, m_frame->fixed, m_frame->buffers};
    if (m_basis == basis) return;
    m_basis = std::move(basis);
    wantSurface();
}

void LandscapeView::showKnown() {
    m_chart->setHunted(m_player.sabotage().has_value());
    if (isVisible() && m_frame)
        m_chart->setGradientKnown(std::ranges::all_of(
            m_frame->gradients, [this](const Ref& ref) { return m_player.isKnown(ref); }));
}

void LandscapeView::explainAbsence() {
    m_worker->cancel();
    m_due.stop();
    m_again = false;
    m_basis.reset();
    m_absence->setText(m_pair ? tr("Train first: the directions are those of the path.")
                              : tr("A landscape needs two parameters that are learned."));
    m_stack->setCurrentWidget(m_absence);
}

/// Fits where that is due, or where the path or the point would leave what is seen.
void LandscapeView::keepInSight(const LandscapeFrame& frame) {
    if (m_chart->isZoomed() && !m_refit) return;
    const Region seen = m_chart->region();
    const auto isSeen = [&](const PlanePoint& p) {
        const double edge = 0.06 * seen.height();
        return p.x > seen.left + edge && p.x < seen.right - edge && p.y > seen.bottom + edge &&
               p.y < seen.top - edge;
    };
    if (!m_refit && std::ranges::all_of(frame.path, isSeen)) return;
    m_refit = false;
    m_chart->fit(frame.path, m_byPair->isChecked() ? kLeastHeight : 1e-9);
    wantSurface();
}

void LandscapeView::fitAll() {
    m_refit = true;
    if (m_frame) keepInSight(*m_frame);
}

// -- The surface -----------------------------------------------------------------------------

void LandscapeView::wantSurface(int delay) {
    if (!isVisible() || !m_frame) return;
    if (m_session.isRunning() && m_worker->isBusy()) { // or nothing would ever be finished
        m_again = true;
        return;
    }
    if (m_session.isRunning()) {
        if (!m_due.isActive()) m_due.start(kPauseWhileTraining);
        return;
    }
    m_worker->cancel();
    m_due.start(delay);
}

void LandscapeView::computeSurface() {
    if (!isVisible() || !m_frame) return;
    m_again = false;
    m_coarse = m_session.isRunning();
    m_worker->compute({m_player.document().shared(), m_model, m_frame->plane, m_frame->buffers,
                       m_chart->region(), m_coarse ? kWhileTraining : Refinement()});
}

void LandscapeView::surfaceFinished() {
    if (std::exchange(m_again, false) || (m_coarse && !m_session.isRunning())) wantSurface();
}

void LandscapeView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_basis.reset();
    refresh();
}

void LandscapeView::hideEvent(QHideEvent* event) {
    m_worker->cancel();
    m_due.stop();
    m_again = false;
    QWidget::hideEvent(event);
}

// -- Moving the point ------------------------------------------------------------------------

void LandscapeView::beginMove() {
    m_gesture = Document::newGesture();
}

void LandscapeView::moveTo(const PlanePoint& point) {
    if (m_gesture == 0 || !m_pair || !m_byPair->isChecked()) return;
    const Graph& graph = *m_model->graph;
    const std::array numbers{Player::NewNumber{parameterAt(graph, m_pair->first), point.x},
                             Player::NewNumber{parameterAt(graph, m_pair->second), point.y}};
    m_player.setNumbers(numbers, m_gesture);
}

void LandscapeView::endMove() {
    m_gesture = 0;
    refresh();
}

void LandscapeView::cancelMove() {
    m_player.document().cancel(std::exchange(m_gesture, 0));
    refresh();
}

} // namespace deltaflow
