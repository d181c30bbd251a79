#include "ui/views/boundary_view.h"

#include "core/text/number.h"
#include "ui/chart/chart_accessible.h"
#include "ui/player/player.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/views/boundary_cross.h"
#include "ui/views/boundary_edit.h"
#include "ui/words/symbol_text.h"

#include <QEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace deltaflow {
namespace {

constexpr std::chrono::milliseconds kBetween{40}; ///< Requests while training.

QString sentenceFor(NoResponse why) {
    switch (why) {
    case NoResponse::Expression:
        return BoundaryView::tr("An expression has variables, not samples, so there is no boundary "
                                "between them.");
    case NoResponse::NoInput:
        return BoundaryView::tr("Without an input there is nothing to draw the output over.");
    case NoResponse::ManyInputs:
        return BoundaryView::tr("With more than %1 inputs, such as the pixels of an image, no two "
                                "of them show what is learned.")
            .arg(kMostAxes);
    case NoResponse::NoOutput:
        return BoundaryView::tr("This graph has no single output that is compared with targets.");
    case NoResponse::SamplesTogether:
        return BoundaryView::tr("Here a sample's output depends on the other samples, so a single "
                                "place has none.");
    }
    return {};
}

/// The node whose values are drawn for a unit: where it is zero, or, of one input, what it gives.
NodeId drawnNode(const BoundarySubject& subject, NodeId node) {
    const Model& model = *subject.model;
    const NodeId zero = boundaryNode(model, node);
    if (zero == kNoNode || !subject.isCurve) return zero;
    for (const LayerNodes& layer : model.layers)
        if (layer.preActivation == zero) return layer.activation;
    return model.graph->node(node).shape.perSample ? node : zero;
}

} // namespace

BoundaryView::BoundaryView(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_player(session.player())
    , m_worker(new BoundaryWorker(this))
    , m_pages(new QStackedLayout(this))
    , m_sentence(new QLabel(this))
    , m_bar(new BoundaryBar(this))
    , m_plot(new BoundaryPlot(this))
    , m_cross(new BoundaryCross(*m_plot)) {
    new FocusRing(*this);
    installChartAccessibility();
    setAccessibleName(tr("Boundary"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMargin(24);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    auto* picture = new QWidget(this);
    auto* column = new QVBoxLayout(picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_plot, 1);
    m_pages->addWidget(picture);
    m_pages->addWidget(m_sentence);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &BoundaryView::ask);
    connect(m_worker, &BoundaryWorker::answered, this, &BoundaryView::draw);
    connect(m_bar, &BoundaryBar::choiceChanged, this, &BoundaryView::choose);
    connect(m_bar, &BoundaryBar::toolChosen, this, [this] {
        const bool looks = m_bar->tool() == BoundaryTool{};
        m_plot->setCursor(looks ? Qt::ArrowCursor : Qt::CrossCursor);
        setFocus(); // its keys choose the next one
    });
    connect(&m_player, &Player::numbersChanged, this, &BoundaryView::refresh);
    connect(&m_player, &Player::viewChanged, this, &BoundaryView::refresh);
    connect(&m_player, &Player::hoverChanged, this, &BoundaryView::refresh);
    connect(&m_player.document(), &Document::aboutToReset, this, [this] {
        m_fits = false;
        m_choice = {};
    });
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                &BoundaryView::refresh);
}

// -- What is shown ---------------------------------------------------------------------------

void BoundaryView::refresh() {
    if (!isVisible()) return; // it is refreshed when it is shown
    showSubject();
    if (m_subject && !m_soon.isActive()) m_soon.start(kBetween);
}

/// Makes what depends on the document alone, if it is another.
void BoundaryView::showSubject() {
    const auto project = m_player.document().shared();
    const auto model = m_player.sharedModel();
    if (project == m_seen && (!m_subject || m_subject->model == model)) return;
    m_seen = project;
    const auto why = whyNoResponse(*project, *model);
    m_pages->setCurrentIndex(why ? 1 : 0);
    if (why) {
        m_subject.reset();
        m_sentence->setText(sentenceFor(*why));
        return;
    }
    const std::vector<BoundaryPoint> before =
        m_subject ? pointsOf(*m_subject) : std::vector<BoundaryPoint>{};
    m_subject.emplace(project, model, m_choice);
    m_bar->show(*m_subject, whyNoAdding(*m_subject), whyNoErasing(*m_subject));
    const std::vector<BoundaryPoint> points = pointsOf(*m_subject);
    const bool moved =
        !std::ranges::equal(before, points, {}, &BoundaryPoint::at, &BoundaryPoint::at);
    if (!m_fits || (moved && !m_ownEdit && !m_plot->shows(points)))
        m_plot->fit(points, !m_subject->isCurve);
    m_fits = true;
    draw();
}

void BoundaryView::choose(const BoundaryChoice& choice) {
    m_choice = choice;
    m_seen.reset();
    m_fits = false;
    refresh();
}

void BoundaryView::ask() {
    if (!m_subject || !isVisible()) return;
    const BoundarySubject& subject = *m_subject;
    const auto axis = [](Index input, const RowUnit& unit, const QCPRange& range) {
        return InputAxis{input, unit.stored(range.lower), unit.stored(range.upper), 2};
    };
    BoundaryRequest request{
        subject.project, subject.model, m_player.moment(), subject.output.node, kNoNode, {}, {}};
    request.axes.push_back(axis(subject.choice.across, subject.across, m_plot->xAxis->range()));
    if (!subject.isCurve)
        request.axes.push_back(axis(subject.choice.up, subject.up, m_plot->yAxis->range()));
    request.held = subject.project->data->x.col(shownSample());
    if (const auto ref = unit()) request.unit = ref->node;
    m_worker->ask(std::move(request));
}

void BoundaryView::draw() {
    if (!m_subject) return;
    const BoundaryAnswer* const answer = m_worker->answer().get();
    BoundaryPicture picture;
    if (answer && answers(*m_subject, *answer)) {
        const auto ref = unit();
        const bool isOfUnit = ref && ref->node == answer->unit;
        picture = boundaryPicture(*m_subject, *answer, shownSample(), ref ? ref->row : Ref::kAll);
        if (!isOfUnit) picture.unitLines.clear();
    } else {
        picture.points = pointsOf(*m_subject);
    }
    QString name;
    if (const auto ref = unit())
        name = ref->row == Ref::kAll ? valueSymbol(*m_subject->project, m_subject->model, ref->node)
                                     : symbolText(*m_subject->project, m_subject->model, *ref);
    if (!m_subject->isCurve) name += QStringLiteral(" = 0");
    m_plot->show(*m_subject, std::move(picture), name);
    m_bar->setCaption(caption());
}

Index BoundaryView::shownSample() const {
    const Index column = m_player.trace().dataColumn(m_player.view().sample);
    return std::clamp<Index>(column, 0, m_player.document().project().data->x.cols() - 1);
}

std::optional<Ref> BoundaryView::unit() const {
    const ViewState& view = m_player.view();
    for (const auto& ref : {view.hover, view.selection}) {
        if (!ref || ref->node == kNoNode) continue;
        const NodeId node = drawnNode(*m_subject, ref->node);
        if (node != kNoNode) return Ref{node, Quantity::Value, ref->row, 0, 0};
    }
    return std::nullopt;
}

QString BoundaryView::caption() const {
    const BoundaryPicture& picture = m_plot->picture();
    if (!picture.hasNumbers) return tr("The outputs are no longer numbers.");
    const QString why = whyNoErasing(*m_subject);
    if (!why.isEmpty()) return why;
    if (!picture.residual.empty() && m_subject->kind == ResponseKind::Number) {
        const BoundaryPicture::Line& line = picture.residual.front();
        return tr("Sample %L1: residual %2")
            .arg(shownSample() + 1)
            .arg(QString::fromStdString(
                formatNumber(line.back().y() - line.front().y(), m_player.view().digits)));
    }
    if (picture.train.all == 0) return {};
    const QString train = tr("%L1 of %L2 wrong").arg(picture.train.wrong).arg(picture.train.all);
    if (picture.test.all == 0) return train;
    return tr("%1 (train) · %L2 of %L3 (test)")
        .arg(train)
        .arg(picture.test.wrong)
        .arg(picture.test.all);
}

QString BoundaryView::sentence() const {
    return m_subject ? QString() : m_sentence->text();
}

bool BoundaryView::isSettled() const {
    return !isVisible() || (!m_soon.isActive() && m_worker->isIdle());
}

void BoundaryView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void BoundaryView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) m_plot->dress();
    QWidget::changeEvent(event);
}

} // namespace deltaflow
