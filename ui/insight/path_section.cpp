#include "ui/insight/path_section.h"

#include "core/derive/notation.h"
#include "core/formula/serialise.h"
#include "ui/insight/sections.h"
#include "ui/insight/sheet_view.h"
#include "ui/theme/focus_ring.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace deltaflow {
namespace {

constexpr int kMostHeight = 420; ///< Of the list before it scrolls.
constexpr int kMostRows = 24;    ///< Elements of one node that a picker lists.
constexpr int kBeat = 420;       ///< ms from edge to edge.
constexpr int kRest = 120;       ///< ms

bool isSource(const Node& node, bool layered) {
    return node.role == NodeRole::Input || node.role == NodeRole::Computed ||
           (node.role == NodeRole::Parameter && !layered);
}

} // namespace

PathSection::PathSection(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_from(new QComboBox(this))
    , m_to(new QComboBox(this))
    , m_walk(new QToolButton(this))
    , m_counts(new SheetView(player, this))
    , m_list(new SheetView(player, this))
    , m_area(new QScrollArea(this)) {
    m_area->setAccessibleName(tr("Paths"));
    new FocusRing(*m_area);
    m_from->setObjectName(QStringLiteral("pathFrom"));
    m_from->setAccessibleName(tr("Paths from"));
    m_to->setObjectName(QStringLiteral("pathTo"));
    m_to->setAccessibleName(tr("Paths to"));
    m_walk->setObjectName(QStringLiteral("pathWalk"));
    m_walk->setText(tr("Walk"));
    m_walk->setCheckable(true);
    m_walk->setFocusPolicy(Qt::StrongFocus);
    m_walk->setToolTip(tr("Walk every listed path edge by edge, then sweep back once"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(16, 2, 16, 6);
    line->setSpacing(8);
    line->addWidget(m_from, 1);
    line->addWidget(new QLabel(QStringLiteral("→"), this));
    line->addWidget(m_to, 1);
    line->addWidget(m_walk);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_counts);
    m_area->setWidget(m_list);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_area);
    m_timer.setInterval(kBeat);
    m_later.setSingleShot(true);
    m_later.setInterval(kRest);
    connect(&m_timer, &QTimer::timeout, this, &PathSection::walkOn);
    connect(&m_later, &QTimer::timeout, this, &PathSection::find);
    connect(m_walk, &QToolButton::toggled, this, &PathSection::setWalking);
    for (QComboBox* box : {m_from, m_to})
        connect(box, qOverload<int>(&QComboBox::activated), this, &PathSection::find);
    for (const auto signal : {&Player::numbersChanged, &Player::viewChanged})
        connect(&player, signal, this, &PathSection::refresh);
    connect(&player, &Player::hoverChanged, this, [this] { // a selection is a choice as well
        const auto& selection = m_player.view().selection;
        if (!isVisible() || isWalking() || !selection || !selection->isSingle()) return;
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            const int index = static_cast<int>(i) + 1;
            if (m_sources[i].node != selection->node || m_sources[i].row != selection->row ||
                m_from->currentIndex() == index)
                continue;
            m_from->setCurrentIndex(index);
            return find();
        }
    });
}

void PathSection::showEvent(QShowEvent*) {
    refresh();
}

void PathSection::resizeEvent(QResizeEvent*) {
    fitList();
}

void PathSection::fitList() {
    m_area->setFixedHeight(std::min(m_list->heightForWidth(width()), kMostHeight));
}

void PathSection::hideEvent(QHideEvent*) {
    setWalking(false);
}

QString PathSection::nameOf(const Ref& ref) const {
    const Project& project = m_player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, m_player.sharedModel(), 1);
    return QString::fromStdString(toPlainText(notation.symbol(ref)));
}

/// Lists the elements that can be chosen, keeping what was.
void PathSection::fill() {
    const Model& model = m_player.model();
    const Graph& graph = *model.graph;
    const UnitGraph units(m_player.sharedModel(), m_player.trace());
    const int from = m_from->currentIndex();
    const int to = m_to->currentIndex();
    const bool same = m_shown == &model;
    const QSignalBlocker blockFrom(m_from);
    const QSignalBlocker blockTo(m_to);
    m_from->clear();
    m_to->clear();
    m_sources.clear();
    m_aims.clear();
    m_from->addItem(tr("every input"));
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (!isSource(node, model.isLayered()) || !units.hasVertices(id)) continue;
        for (std::int32_t row = 0; row < std::min<Index>(node.shape.rows, kMostRows); ++row) {
            for (std::int32_t col = 0; col < std::min<Index>(node.shape.cols, kMostRows); ++col) {
                const Ref ref{id, Quantity::Value, row, col, 0};
                if (id != model.loss) {
                    m_sources.push_back(ref);
                    m_from->addItem(nameOf(ref));
                }
                if (node.op) {
                    m_aims.push_back(ref);
                    m_to->addItem(nameOf(ref));
                }
            }
        }
    }
    // First the number whose ways part, since that is what there is to see.
    const auto parting = std::find_if(m_sources.begin(), m_sources.end(), [&](const Ref& ref) {
        return graph.node(ref.node).successors.size() > 1;
    });
    const auto first = parting == m_sources.end() ? m_sources.begin() : parting;
    const int chosen = m_sources.empty() ? 0 : static_cast<int>(first - m_sources.begin()) + 1;
    m_from->setCurrentIndex(same && from >= 0 ? std::min(from, m_from->count() - 1) : chosen);
    m_to->setCurrentIndex(same && to >= 0 ? std::min(to, m_to->count() - 1) : m_to->count() - 1);
    m_shown = &model;
    m_notation = m_player.document().project().notation;
}

void PathSection::refresh() {
    if (!isVisible()) return;
    if (m_shown != &m_player.model() || m_notation != m_player.document().project().notation)
        fill();
    m_later.start();
}

std::vector<Ref> PathSection::from() const {
    const Graph& graph = *m_player.model().graph;
    std::vector<Ref> refs;
    const int chosen = m_from->currentIndex() - 1;
    if (chosen >= 0) refs = {m_sources[static_cast<std::size_t>(chosen)]};
    for (NodeId id = 0; chosen < 0 && id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        const bool variable = node.role == NodeRole::Parameter && node.shape.elements(1) == 1;
        const bool leaf =
            node.role == NodeRole::Input || (variable && !m_player.model().isLayered());
        for (std::int32_t row = 0; leaf && row < node.shape.rows; ++row)
            for (std::int32_t col = 0; col < node.shape.cols; ++col)
                refs.push_back({id, Quantity::Value, row, col, 0});
    }
    for (Ref& ref : refs)
        if (graph.node(ref.node).shape.perSample) ref.sample = m_player.view().sample;
    return refs;
}

Ref PathSection::to() const {
    Ref ref = m_aims[static_cast<std::size_t>(m_to->currentIndex())];
    if (m_player.model().graph->node(ref.node).shape.perSample) ref.sample = m_player.view().sample;
    return ref;
}

void PathSection::find() {
    m_later.stop();
    setWalking(false);
    if (m_aims.empty()) return;
    const UnitGraph units(m_player.sharedModel(), m_player.trace());
    m_report = findPaths(units, m_player.trace(), from(), to());
    m_list->setSheet(pathsSheet(m_player, m_report));
    fitList();
    m_walk->setEnabled(!m_report.listed.empty());
    m_counts->setVisible(!m_report.listed.empty());
    showCounts(-1, -1);
}

void PathSection::showCounts(qint64 walked, qint64 swept) {
    m_counts->setSheet(pathCounts(m_player, m_report, walked, swept));
}

// -- Walking ---------------------------------------------------------------------------------

void PathSection::setWalking(bool walking) {
    const QSignalBlocker block(m_walk);
    m_walk->setChecked(walking);
    m_walk->setText(walking ? tr("Stop") : tr("Walk"));
    if (walking == isWalking()) return;
    if (walking) {
        m_path = m_edge = 0;
        m_walked = m_swept = 0;
        m_timer.start();
        walkOn();
    } else {
        m_timer.stop();
        m_walked = -1;
        m_player.setLitPath({});
        if (m_report.swept > 0) showCounts(-1, -1);
    }
}

void PathSection::walkOn() {
    const auto step = [this](const std::vector<Ref>& vertices) {
        m_player.setLitPath(litBy(m_player, vertices));
        showCounts(m_walked, m_swept);
    };
    if (m_path < m_report.listed.size()) {
        const UnitPath& path = m_report.listed[m_path];
        std::vector<Ref> vertices{path.edges.front().from};
        for (std::size_t i = 0; i <= m_edge; ++i)
            vertices.push_back(path.edges[i].to);
        ++m_walked;
        if (++m_edge == path.edges.size()) {
            m_edge = 0;
            ++m_path;
        }
        return step(vertices);
    }
    if (static_cast<std::size_t>(m_swept) < m_report.reverse.size()) {
        const UnitEdge& edge = m_report.reverse[static_cast<std::size_t>(m_swept++)];
        return step({edge.from, edge.to});
    }
    setWalking(false);
}

} // namespace deltaflow
