#pragma once

#include "core/graph/graph.h"
#include "ui/tables/number_model.h"

#include <string>

namespace deltaflow {

/// Nodes that are single numbers, a row each: value, gradient, value after the update.
class VariableModel : public NumberModel {
    Q_OBJECT

public:
    VariableModel(const Player& player, std::vector<NodeId> nodes, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] std::optional<Ref> refAt(int row, int column) const override;
    [[nodiscard]] QModelIndex indexOf(const Ref& ref) const override;
    [[nodiscard]] QString description(int row, int column) const override;
    [[nodiscard]] bool areParameters() const override { return true; }
    [[nodiscard]] QString longestRowName() const override;

private:
    /// The role of a row's node, if the model still has it.
    [[nodiscard]] std::optional<NodeRole> roleOf(int row) const;

    std::vector<NodeId> m_nodes;
    std::vector<std::string> m_names; ///< Tell whether the model is another one already.
};

} // namespace deltaflow
