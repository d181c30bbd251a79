#pragma once

#include "core/graph/graph.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace deltaflow {

/// All numbers of one pass: forward values, adjoints, optimiser state and updated parameters.
/// Immutable once recorded (see core/train/history.h) and cheap to share.
class Trace {
public:
    Trace(std::shared_ptr<const Graph> graph, Index samples);

    [[nodiscard]] const Graph& graph() const { return *m_graph; }
    [[nodiscard]] Index samples() const { return m_samples; }

    /// The number at a single address. Contributions and slopes are computed from what is stored.
    ///
    /// Contribution (node, row, col = which summand): a dense node receives W_row,k · x_k for k =
    /// col and its bias for col = inputs; a data loss receives output unit col's part of the loss
    /// of that sample (not divided by m); a penalty receives the penalty of its col-th matrix.
    /// AdjointContribution: at a value, (row, col = which arrival); at a parameter, (row, col) is
    /// the element and `sample` is which arrival. The arrivals of all successors are counted on, in
    /// the order of Node::successors, without those of a bypassed one: a weight receives δ_i a_j of
    /// each sample, and after these, as arrival m, what the penalty sends. Throws std::out_of_range
    /// if the address is of no number of this pass.
    [[nodiscard]] double at(const Ref& ref) const;

    /// The stored numbers of (node, quantity): element (row, col, sample) at
    /// sample·rows·cols + row·cols + col. Empty if that quantity is not stored for that node.
    [[nodiscard]] std::span<const double> block(NodeId node, Quantity quantity) const;
    [[nodiscard]] std::span<double> block(NodeId node, Quantity quantity);
    void setBlock(NodeId node, Quantity quantity, std::vector<double> values);

    /// Which of the project's samples a sample of this pass is; itself unless columns are set.
    [[nodiscard]] Index dataColumn(Index sample) const {
        return m_columns.empty() ? sample : m_columns.at(static_cast<std::size_t>(sample));
    }
    void setDataColumns(std::vector<Index> columns) { m_columns = std::move(columns); }

    [[nodiscard]] double setting(Setting which) const;
    void setSetting(Setting which, double value);

private:
    [[nodiscard]] double stored(const Ref& ref) const;
    [[nodiscard]] double arrival(const Ref& ref) const;

    std::shared_ptr<const Graph> m_graph;
    Index m_samples;
    std::vector<std::vector<double>>
        m_blocks; ///< By node, then by quantity; those not stored are empty.
    std::vector<std::optional<double>> m_settings;
    std::vector<Index> m_columns; ///< Of the data, by sample; empty if they are in order.
};

} // namespace deltaflow
