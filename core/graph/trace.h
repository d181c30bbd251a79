#pragma once

#include "core/graph/graph.h"

#include <memory>
#include <vector>

namespace deltaflow {

/// All numbers of one pass: forward values, adjoints, optimiser state and updated parameters.
/// Immutable once recorded (see core/train/history.h) and cheap to share.
class Trace {
public:
    /// One block per (node, quantity); missing blocks are empty.
    struct Block {
        std::vector<double> values;
    };

    Trace(std::shared_ptr<const Graph> graph, Index samples);

    [[nodiscard]] const Graph& graph() const { return *m_graph; }
    [[nodiscard]] Index samples() const { return m_samples; }

    /// The number at a single address. Contributions and slopes are computed from what is stored.
    /// Throws std::out_of_range if the address is of no number of this pass.
    [[nodiscard]] double at(const Ref& ref) const;

    /// The stored numbers of (node, quantity): element (row, col, sample) at
    /// sample·rows·cols + row·cols + col. Empty if that quantity is not stored for that node.
    [[nodiscard]] std::span<const double> block(NodeId node, Quantity quantity) const;
    [[nodiscard]] std::span<double> block(NodeId node, Quantity quantity);
    void setBlock(NodeId node, Quantity quantity, std::vector<double> values);

    [[nodiscard]] double setting(Setting which) const;
    void setSetting(Setting which, double value);

private:
    std::shared_ptr<const Graph> m_graph;
    Index m_samples;
    std::vector<std::vector<double>> m_blocks;
    std::vector<double> m_settings;
};

} // namespace deltaflow
