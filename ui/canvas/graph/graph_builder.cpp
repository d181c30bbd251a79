#include "core/derive/notation.h"
#include "core/formula/serialise.h"
#include "ui/canvas/graph/graph_partials.h"
#include "ui/canvas/graph/graph_scene.h"
#include "ui/canvas/graph/layered_layout.h"
#include "ui/player/player.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deltaflow {
namespace {

constexpr int kMostKernels = 64; ///< More small images than this are one heat map.

CardKind kindOf(const Model& model, NodeId id) {
    switch (model.graph->node(id).role) {
    case NodeRole::Input:
        return CardKind::Input;
    case NodeRole::Target:
        return CardKind::Target;
    case NodeRole::Parameter:
        return CardKind::Parameter;
    case NodeRole::Constant:
        return CardKind::Constant;
    case NodeRole::Buffer:
        return CardKind::Buffer;
    case NodeRole::Computed:
        break;
    }
    return id == model.loss ? CardKind::Loss : CardKind::Value;
}

/// How the numbers of one quantity are cut into blocks.
struct Cut {
    CardForm form = CardForm::Scalar;
    int gridRows = 1;
    int gridCols = 1;
    int rows = 1; ///< Of each block.
    int cols = 1;
};

Cut cutOf(const Node& node) {
    const auto rows = static_cast<int>(node.shape.rows);
    const auto cols = static_cast<int>(node.shape.cols);
    const Grid& grid = node.grid;
    if (rows == 1 && cols == 1) return {};
    if (grid && cols == 1 && grid.cells() == rows) {
        const int wide =
            grid.channels <= 4 ? 1 : static_cast<int>(std::ceil(std::sqrt(grid.channels)));
        return {CardForm::Image, (grid.channels + wide - 1) / wide, wide, grid.height, grid.width};
    }
    if (grid && grid.cells() == cols && rows * grid.channels <= kMostKernels)
        return {CardForm::Image, rows, grid.channels, grid.height, grid.width};
    if (cols == 1 && rows <= kMostColumnRows) return {CardForm::Column, 1, 1, rows, 1};
    if (cols == 1) {
        const int wide = static_cast<int>(std::ceil(std::sqrt(rows)));
        return {CardForm::Map, 1, 1, (rows + wide - 1) / wide, wide};
    }
    const bool read = rows <= kMostMatrixRows && cols <= kMostMatrixCols;
    return {read ? CardForm::Matrix : CardForm::Map, 1, 1, rows, cols};
}

class Builder {
public:
    Builder(const Player& player, const GraphType& type)
        : m_player(player)
        , m_model(player.model())
        , m_graph(*m_model.graph)
        , m_trace(player.trace())
        , m_notation(player.document().project().notation,
                     player.document().project().optimiser.kind, player.sharedModel(),
                     player.samples())
        , m_values(valueTaint(m_trace))
        , m_adjoints(adjointTaint(m_trace)) {
        m_scene.type = type;
        m_scene.progress = player.view().progress;
        m_scene.sample = player.view().sample;
        m_scene.digits = player.view().digits;
        m_scene.labels = player.view().labels;
        m_scene.cardsOf.resize(static_cast<std::size_t>(m_graph.size()));
    }

    GraphScene build() {
        measureDepths();
        for (NodeId id = 0; id < m_graph.size(); ++id)
            addCard(id);
        addEdges();
        addPartials(m_scene, m_player);
        m_scene.step = graphStepOf(m_scene, m_player);
        setLit(m_scene, m_player.view());
        return std::move(m_scene);
    }

private:
    [[nodiscard]] Ref whole(NodeId id, Quantity quantity) const {
        return {id, quantity, Ref::kAll, Ref::kAll, Ref::kAll};
    }
    [[nodiscard]] int depth(NodeId id) const { return m_depths[static_cast<std::size_t>(id)]; }

    /// In which column each node would stand if what is shared stood near each of its uses.
    void measureDepths() {
        LayeredGraph graph;
        graph.nodes.resize(static_cast<std::size_t>(m_graph.size()));
        for (NodeId id = 0; id < m_graph.size(); ++id)
            for (const NodeId input : m_graph.node(id).inputs) {
                int from = input;
                if (isRepeatable(input)) {
                    from = static_cast<int>(graph.nodes.size());
                    graph.nodes.emplace_back();
                }
                graph.edges.push_back({from, id, {}});
            }
        m_depths = columnsOf(graph);
    }
    [[nodiscard]] bool isRepeatable(NodeId id) const {
        const NodeRole role = m_graph.node(id).role;
        return role == NodeRole::Parameter || role == NodeRole::Constant;
    }

    /// One card, and copies of a parameter that is used all along the picture.
    void addCard(NodeId id) {
        const Node& node = m_graph.node(id);
        GraphCard card;
        card.node = id;
        card.kind = kindOf(m_model, id);
        card.name = QString::fromStdString(node.name);
        card.symbol = layoutFormula(m_notation.symbol(whole(id, Quantity::Value)),
                                    m_scene.type.symbol, false);
        card.plain = textOf(m_notation.symbol(whole(id, Quantity::Value)), card.name);
        nameAdjoint(card, m_notation.symbol(whole(id, Quantity::Adjoint)));
        card.op = node.op ? opSign(node) : QString();
        card.nodeCols = static_cast<int>(node.shape.cols);
        card.perSample = node.shape.perSample;
        if (node.shape.rows > 1 || node.shape.cols > 1) card.shape = shapeOf(node);
        const Ref first{id, Quantity::Adjoint, 0, 0, card.perSample ? m_scene.sample : 0};
        card.hasAdjoint = !m_trace.block(id, Quantity::Adjoint).empty() &&
                          m_player.derivation().writer(first).has_value();
        addBlocks(card, node);
        const bool known = card.blocks.front().anyKnown();
        if (known) card.taint = m_values[static_cast<std::size_t>(id)];
        if (card.hasAdjoint && card.blocks.back().anyKnown())
            card.adjointTaint = m_adjoints[static_cast<std::size_t>(id)];
        m_scene.cardsOf[static_cast<std::size_t>(id)].push_back(
            static_cast<int>(m_scene.cards.size()));
        m_scene.cards.push_back(std::move(card));
        addCopies(id);
    }

    /// As text, where that needs no marks for what stands high or low.
    static QString textOf(const Formula& formula, const QString& otherwise) {
        QString text = QString::fromStdString(toPlainText(formula));
        text.remove(QLatin1Char(' '));
        return text.contains(QLatin1Char('{')) ? otherwise : text;
    }

    void nameAdjoint(GraphCard& card, const Formula& formula) const {
        constexpr double kTall = 17;
        constexpr int kLong = 10;
        card.adjointName = textOf(formula, {});
        if (card.adjointName.size() > kLong) card.adjointName = QStringLiteral("∂");
        if (!card.adjointName.isEmpty()) return;
        card.adjointSymbol = layoutFormula(formula, m_scene.type.chip + 2, false);
        if (card.adjointSymbol.height() <= kTall) return;
        card.adjointSymbol = {};
        card.adjointName = QStringLiteral("∂");
    }

    static QString shapeOf(const Node& node) {
        const QString times(QChar(0x00D7));
        if (node.grid && node.shape.cols == 1)
            return QString::number(node.grid.channels) + times + QString::number(node.grid.height) +
                   times + QString::number(node.grid.width);
        return QString::number(node.shape.rows) + times + QString::number(node.shape.cols);
    }

    /// So few numbers that each copy shows them.
    static bool isSmall(const GraphCard& card) {
        constexpr int kMostCells = 9;
        const bool written = card.form == CardForm::Scalar || card.form == CardForm::Column ||
                             card.form == CardForm::Matrix;
        return written && card.valueBlocks() == 1 && card.blocks.front().count <= kMostCells;
    }

    void addCopies(NodeId id) {
        const Node& node = m_graph.node(id);
        if (!isRepeatable(id)) return;
        std::map<int, int> cardAt;
        for (const NodeId use : node.successors)
            cardAt[depth(use)] = -1;
        const auto uses = static_cast<int>(cardAt.size());
        const int original = m_scene.cardsOf[static_cast<std::size_t>(id)].front();
        bool first = true;
        for (auto& [at, card] : cardAt) {
            card = original;
            if (uses >= kUsesToRepeat && !first) {
                GraphCard copy = m_scene.cards[static_cast<std::size_t>(original)];
                copy.copyOf = original;
                copy.blocks.resize(isSmall(copy) ? 1 : 0);
                copy.hasAdjoint = false;
                card = static_cast<int>(m_scene.cards.size());
                m_scene.cardsOf[static_cast<std::size_t>(id)].push_back(card);
                m_scene.cards.push_back(std::move(copy));
            }
            first = false;
        }
        m_copies[id] = std::move(cardAt);
    }

    void addBlocks(GraphCard& card, const Node& node) {
        const Cut cut = cutOf(node);
        card.form = cut.form;
        card.gridRows = cut.gridRows;
        card.gridCols = cut.gridCols;
        const auto total = static_cast<int>(node.shape.rows * node.shape.cols);
        const int each = cut.rows * cut.cols;
        for (const Quantity quantity : {Quantity::Value, Quantity::Adjoint}) {
            if (quantity == Quantity::Adjoint && !card.hasAdjoint) continue;
            for (int first = 0; first < total; first += each) {
                CellBlock block{quantity, first, cut.rows, cut.cols, std::min(each, total - first),
                                {},       {},    0};
                fill(block, card);
                card.blocks.push_back(std::move(block));
            }
        }
    }

    /// Where there are very many, a row is known with its last number.
    void fill(CellBlock& block, const GraphCard& card) const {
        const std::size_t offset =
            card.perSample ? static_cast<std::size_t>(m_scene.sample) *
                                 static_cast<std::size_t>(m_graph.node(card.node).shape.rows)
                           : 0;
        const auto stored = m_trace.block(card.node, block.quantity);
        const auto updated = block.quantity == Quantity::Value
                                 ? m_trace.block(card.node, Quantity::Updated)
                                 : std::span<const double>();
        const bool byRow = block.count > 4096;
        const auto count = static_cast<std::size_t>(block.count);
        block.values.resize(count);
        block.known.resize(count);
        std::uint8_t state = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto cols = static_cast<std::size_t>(block.cols);
            if (!byRow || i % cols == 0) {
                const std::size_t asked = byRow ? std::min(i + cols, count) - 1 : i;
                state = stateOf(card, block, static_cast<int>(asked), !updated.empty());
            }
            const std::size_t element = static_cast<std::size_t>(block.first) + i;
            block.known[i] = state;
            block.values[i] = state == 2 ? updated[element] : stored[offset + element];
            if (state > 0 && std::isfinite(block.values[i]))
                block.largest = std::max(block.largest, std::abs(block.values[i]));
        }
    }

    /// 0 not known, 1 known, 2 updated.
    [[nodiscard]] std::uint8_t stateOf(const GraphCard& card, const CellBlock& block, int cell,
                                       bool hasUpdate) const {
        const int element = block.first + cell;
        Ref ref{card.node, block.quantity, element / card.nodeCols, element % card.nodeCols,
                card.perSample ? m_scene.sample : 0};
        if (hasUpdate) {
            Ref updated = ref;
            updated.quantity = Quantity::Updated;
            if (m_player.isKnown(updated)) return 2;
        }
        return m_player.isKnown(ref) ? 1 : 0;
    }

    void addEdges() {
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            const std::vector<NodeId>& inputs = m_graph.node(id).inputs;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                GraphEdge edge;
                edge.to = m_scene.cardsOf[static_cast<std::size_t>(id)].front();
                const auto copies = m_copies.find(inputs[i]);
                edge.from = copies == m_copies.end()
                                ? m_scene.cardsOf[static_cast<std::size_t>(inputs[i])].front()
                                : copies->second.at(depth(id));
                edge.input = static_cast<int>(i);
                edge.parallel = std::count(inputs.begin(), inputs.end(), inputs[i]) > 1;
                m_scene.edges.push_back(std::move(edge));
            }
        }
    }

    const Player& m_player;
    const Model& m_model;
    const Graph& m_graph;
    const Trace& m_trace;
    Notation m_notation;
    std::vector<Taint> m_values;
    std::vector<Taint> m_adjoints;
    std::vector<int> m_depths;
    std::map<NodeId, std::map<int, int>> m_copies; ///< By parameter, by depth of the use: its card.
    GraphScene m_scene;
};

} // namespace

GraphScene graphSceneOf(const Player& player, const GraphType& type) {
    return Builder(player, type).build();
}

} // namespace deltaflow
