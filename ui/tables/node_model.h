#pragma once

#include "core/graph/graph.h"
#include "ui/tables/number_model.h"

#include <string>

namespace deltaflow {

/// The stored numbers of one node of a graph: a parameter, a constant or a buffer. A convolution's
/// kernels stand one under the other, filter by filter, and so do an image's channels.
class NodeModel : public NumberModel {
    Q_OBJECT

public:
    NodeModel(const Player& player, NodeId node, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] std::optional<Ref> refAt(int row, int column) const override;
    [[nodiscard]] QModelIndex indexOf(const Ref& ref) const override;
    [[nodiscard]] QString description(int row, int column) const override;
    [[nodiscard]] std::vector<Ref> companions(const Ref& ref) const override;
    [[nodiscard]] int companionCount() const override;
    [[nodiscard]] double strength(double value) const override;
    [[nodiscard]] bool areParameters() const override { return true; }
    [[nodiscard]] bool beginsGroup(int row) const override;
    [[nodiscard]] QString longestRowName() const override;

protected:
    void measure() override;

private:
    /// The node, if the model still has it.
    [[nodiscard]] const Node* node() const;
    [[nodiscard]] QString rowName(int row) const;

    NodeId m_node;
    std::string m_name; ///< Tells whether the model is another one already.
    double m_largest = 0;
};

} // namespace deltaflow
