#include "ui/tables/parameter_model.h"

#include "ui/player/player.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

ParameterModel::ParameterModel(const Player& player, std::size_t layer, QObject* parent)
    : NumberModel(player, parent)
    , m_layer(layer) {
    ParameterModel::measure();
}

bool ParameterModel::exists() const {
    return m_layer < player().model().layers.size();
}

bool ParameterModel::hasBias() const {
    return player().model().layers[m_layer].bias != kNoNode;
}

int ParameterModel::inputs() const {
    const Model& model = player().model();
    return static_cast<int>(model.graph->node(model.layers[m_layer].weights).shape.cols);
}

int ParameterModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !exists()) return 0;
    const Model& model = player().model();
    return static_cast<int>(model.graph->node(model.layers[m_layer].weights).shape.rows);
}

int ParameterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !exists() ? 0 : inputs() + (hasBias() ? 1 : 0);
}

QVariant ParameterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Horizontal && exists() && section == inputs())
        return QStringLiteral("b");
    return section + 1;
}

std::optional<Ref> ParameterModel::refAt(int row, int column) const {
    if (!exists() || row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
        return std::nullopt;
    const LayerNodes& nodes = player().model().layers[m_layer];
    if (column == inputs()) return Ref{nodes.bias, Quantity::Value, row, 0, 0};
    return Ref{nodes.weights, Quantity::Value, row, column, 0};
}

QModelIndex ParameterModel::indexOf(const Ref& ref) const {
    if (!exists() || !ref.isSingle()) return {};
    const LayerNodes& nodes = player().model().layers[m_layer];
    if (ref.node == nodes.weights) return index(ref.row, ref.col);
    if (ref.node == nodes.bias && ref.node != kNoNode) return index(ref.row, inputs());
    return {};
}

QString ParameterModel::description(int row, int column) const {
    if (column == inputs()) return tr("bias of layer %1, unit %2").arg(m_layer + 1).arg(row + 1);
    return tr("weight of layer %1 to unit %2 from %3")
        .arg(m_layer + 1)
        .arg(row + 1)
        .arg(column + 1);
}

std::vector<Ref> ParameterModel::companions(const Ref& ref) const {
    Ref gradient = ref;
    gradient.quantity = Quantity::Adjoint;
    Ref updated = ref;
    updated.quantity = Quantity::Updated;
    return {gradient, updated};
}

double ParameterModel::strength(double value) const {
    return m_largest > 0 ? std::min(1.0, std::abs(value) / m_largest) : 0;
}

void ParameterModel::measure() {
    m_largest = 0;
    if (exists()) {
        const LayerNodes& nodes = player().model().layers[m_layer];
        for (const NodeId node : {nodes.weights, nodes.bias})
            if (node != kNoNode)
                for (const double value : player().trace().block(node, Quantity::Value))
                    m_largest = std::max(m_largest, std::abs(value));
    }
}

} // namespace deltaflow
