#include "ui/tables/node_model.h"

#include "ui/player/player.h"
#include "ui/words/step_words.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// A convolution's weights have a row for each filter, whose columns are an image.
bool isKernel(const Node& node) {
    return node.grid && node.grid.cells() == node.shape.cols;
}

bool isImage(const Node& node) {
    return node.grid && !isKernel(node) && node.shape.cols == 1;
}

} // namespace

NodeModel::NodeModel(const Player& player, NodeId node, QObject* parent)
    : NumberModel(player, parent)
    , m_node(node)
    , m_name(player.model().graph->node(node).name) {
    NodeModel::measure();
}

const Node* NodeModel::node() const {
    const Graph& graph = *player().model().graph;
    if (m_node >= graph.size() || graph.node(m_node).name != m_name) return nullptr;
    return &graph.node(m_node);
}

int NodeModel::rowCount(const QModelIndex& parent) const {
    const Node* const own = node();
    if (parent.isValid() || !own) return 0;
    const Index planes = own->grid.channels * own->grid.height;
    if (isKernel(*own)) return static_cast<int>(own->shape.rows * planes);
    return static_cast<int>(isImage(*own) ? planes : own->shape.rows);
}

int NodeModel::columnCount(const QModelIndex& parent) const {
    const Node* const own = node();
    if (parent.isValid() || !own) return 0;
    const bool gridded = isKernel(*own) || isImage(*own);
    return static_cast<int>(gridded ? own->grid.width : own->shape.cols);
}

QString NodeModel::rowName(int row) const {
    const Node* const own = node();
    if (!own || (!isKernel(*own) && !isImage(*own))) return QString::number(row + 1);
    const int height = static_cast<int>(own->grid.height);
    const int channels = static_cast<int>(own->grid.channels);
    if (rowCount() == height) return QString::number(row + 1);
    if (row % height != 0) return {};
    const int plane = row / height;
    if (isImage(*own)) return QString::number(plane + 1);
    const QString filter = QString::number(plane / channels + 1);
    return channels == 1 ? filter : QStringLiteral("%1,%2").arg(filter).arg(plane % channels + 1);
}

QVariant NodeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return rowName(section);
    return section + 1;
}

std::optional<Ref> NodeModel::refAt(int row, int column) const {
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount()) return std::nullopt;
    const Node& own = *node();
    if (isImage(own)) return Ref{m_node, Quantity::Value, row * columnCount() + column, 0, 0};
    if (!isKernel(own)) return Ref{m_node, Quantity::Value, row, column, 0};
    const int planes = static_cast<int>(own.grid.channels * own.grid.height);
    return Ref{m_node, Quantity::Value, row / planes, row % planes * columnCount() + column, 0};
}

QModelIndex NodeModel::indexOf(const Ref& ref) const {
    const Node* const own = node();
    if (!own || ref.node != m_node || !ref.isSingle()) return {};
    const int width = columnCount();
    if (isImage(*own)) return index(ref.row / width, ref.row % width);
    if (!isKernel(*own)) return index(ref.row, ref.col);
    const int planes = static_cast<int>(own->grid.channels * own->grid.height);
    return index(ref.row * planes + ref.col / width, ref.col % width);
}

QString NodeModel::description(int row, int column) const {
    const auto ref = refAt(row, column);
    return ref ? elementName(*node(), ref->row, ref->col) : QString();
}

std::vector<Ref> NodeModel::companions(const Ref& ref) const {
    if (companionCount() == 0) return {};
    Ref gradient = ref;
    gradient.quantity = Quantity::Adjoint;
    Ref updated = ref;
    updated.quantity = Quantity::Updated;
    return {gradient, updated};
}

int NodeModel::companionCount() const {
    const Node* const own = node();
    return own && own->role == NodeRole::Parameter ? 2 : 0;
}

double NodeModel::strength(double value) const {
    return m_largest > 0 ? std::min(1.0, std::abs(value) / m_largest) : 0;
}

bool NodeModel::beginsGroup(int row) const {
    const Node* const own = node();
    return own && row > 0 && (isKernel(*own) || isImage(*own)) && row % own->grid.height == 0;
}

QString NodeModel::longestRowName() const {
    const Node* const own = node();
    if (!own || !isKernel(*own)) return NumberModel::longestRowName();
    return rowName(rowCount() - static_cast<int>(own->grid.height));
}

void NodeModel::measure() {
    m_largest = 0;
    if (!node()) return;
    for (const double value : player().trace().block(m_node, Quantity::Value))
        if (std::isfinite(value)) m_largest = std::max(m_largest, std::abs(value));
}

} // namespace deltaflow
