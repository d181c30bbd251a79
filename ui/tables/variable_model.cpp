#include "ui/tables/variable_model.h"

#include "ui/player/player.h"
#include "ui/words/symbol_text.h"

#include <algorithm>

namespace deltaflow {

VariableModel::VariableModel(const Player& player, std::vector<NodeId> nodes, QObject* parent)
    : NumberModel(player, parent)
    , m_nodes(std::move(nodes)) {
    for (const NodeId node : m_nodes)
        m_names.push_back(player.model().graph->node(node).name);
}

std::optional<NodeRole> VariableModel::roleOf(int row) const {
    const Graph& graph = *player().model().graph;
    const auto at = static_cast<std::size_t>(row);
    if (row < 0 || at >= m_nodes.size() || m_nodes[at] >= graph.size()) return std::nullopt;
    const Node& node = graph.node(m_nodes[at]);
    return node.name == m_names[at] ? std::optional(node.role) : std::nullopt;
}

int VariableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

int VariableModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    int columns = 1;
    for (int row = 0; row < rowCount(); ++row) {
        if (roleOf(row) == NodeRole::Parameter) return 3;
        if (roleOf(row) == NodeRole::Input) columns = 2;
    }
    return columns;
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Horizontal)
        return section == 0 ? tr("value") : section == 1 ? tr("gradient") : tr("after update");
    return roleOf(section) ? valueSymbol(player().document().project(), player().sharedModel(),
                                         m_nodes[static_cast<std::size_t>(section)])
                           : QString();
}

std::optional<Ref> VariableModel::refAt(int row, int column) const {
    const auto own = roleOf(row);
    if (!own || column < 0 || column >= columnCount()) return std::nullopt;
    const NodeId node = m_nodes[static_cast<std::size_t>(row)];
    if (column == 0) return Ref{node, Quantity::Value, 0, 0, 0};
    if (*own == NodeRole::Parameter)
        return Ref{node, column == 1 ? Quantity::Adjoint : Quantity::Updated, 0, 0, 0};
    if (column == 1 && *own == NodeRole::Input) return Ref{node, Quantity::Adjoint, 0, 0, 0};
    return std::nullopt;
}

QModelIndex VariableModel::indexOf(const Ref& ref) const {
    const auto found = std::find(m_nodes.begin(), m_nodes.end(), ref.node);
    if (found == m_nodes.end() || !ref.isSingle()) return {};
    const int column = ref.quantity == Quantity::Value     ? 0
                       : ref.quantity == Quantity::Adjoint ? 1
                       : ref.quantity == Quantity::Updated ? 2
                                                           : -1;
    return index(static_cast<int>(found - m_nodes.begin()), column);
}

QString VariableModel::description(int row, int column) const {
    const QString name = headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
    return column == 0   ? tr("value of %1").arg(name)
           : column == 1 ? tr("gradient of %1").arg(name)
                         : tr("%1 after the update").arg(name);
}

QString VariableModel::longestRowName() const {
    QString longest;
    for (int row = 0; row < rowCount(); ++row) {
        const QString name = headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        if (name.size() > longest.size()) longest = name;
    }
    return longest;
}

} // namespace deltaflow
