#pragma once

#include "core/graph/graph.h"
#include "core/graph/kernel.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace deltaflow {

/// A graph compiled for a fixed number of samples: a flat list of kernel calls over one buffer that
/// holds all values and adjoints. Running it makes no virtual call, no allocation and no check.
///
/// Parameters lie one after another, in the order of Graph::parameters(), and so do their adjoints.
class Plan {
public:
    enum class Adjoints : std::uint8_t {
        /// Of every node that is not a fixed number, the input and the bypassed ones too: for
        /// showing.
        All,
        Parameters, ///< Of the parameters and of what they need: for training.
    };

    struct Options {
        Adjoints adjoints = Adjoints::All;
        /// Plain gradient descent: backward() also takes the step p ← p − rate · gradient. A
        /// gradient that a single op sends is added to its parameter as it is formed, times −rate,
        /// and is not stored; the others are subtracted at the end. Every one is taken at the old
        /// parameters.
        std::optional<double> descentRate = std::nullopt;
        /// Memory for the parameters in place of the plan's own, shared with another plan of the
        /// same graph.
        std::span<double> parameters = {};
    };

    /// `output` is the 1×1 node that is differentiated.
    Plan(std::shared_ptr<const Graph> graph, NodeId output, Index samples);
    Plan(std::shared_ptr<const Graph> graph, NodeId output, Index samples, Options options);

    Plan(const Plan&) = delete; // kernels point into the buffer
    Plan& operator=(const Plan&) = delete;
    Plan(Plan&&) = default; // the buffer moves along, without being copied
    Plan& operator=(Plan&&) = default;

    [[nodiscard]] const Graph& graph() const { return *m_graph; }
    [[nodiscard]] Index samples() const { return m_samples; }

    [[nodiscard]] std::span<double> value(NodeId node) { return spanOf(m_values, node); }
    [[nodiscard]] std::span<const double> value(NodeId node) const {
        return spanOf(m_values, node);
    }
    /// Empty if nobody asks for it.
    [[nodiscard]] std::span<const double> adjoint(NodeId node) const {
        return spanOf(m_adjoints, node);
    }
    [[nodiscard]] std::span<double> parameters() { return m_parameters; }
    [[nodiscard]] std::span<const double> parameters() const { return m_parameters; }
    [[nodiscard]] std::span<const double> gradients() const { return m_gradients; }
    [[nodiscard]] double output() const { return *m_values[static_cast<std::size_t>(m_output)]; }

    /// Reads an input or a target from `data` instead of from value(leaf), which is left as it is;
    /// `data` is as long, and outlives the runs.
    void bind(NodeId leaf, const double* data) {
        const auto index = static_cast<std::size_t>(leaf);
        if (m_bound[index] == data) return;
        m_bound[index] = data;
        for (const double** place : m_places[index])
            *place = data;
    }

    /// Fills all values from those of the leaves.
    void forward() const {
        run(m_forward);
        run(m_forwardRest);
    }
    /// Fills all adjoints from the values; forward() must have run.
    void backward() const { run(m_backward); }
    /// Both, but for the values that no adjoint depends on, such as the loss itself.
    void differentiate() const {
        run(m_forward);
        run(m_backward);
    }

private:
    static void run(const std::vector<Kernel>& kernels) {
        for (const Kernel& kernel : kernels)
            kernel.run(kernel.args);
    }
    [[nodiscard]] std::span<double> spanOf(const std::vector<double*>& blocks, NodeId node) const;
    [[nodiscard]] double* valueOf(NodeId id) const {
        return m_values[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] double* adjointOf(NodeId id) const {
        return m_adjoints[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] KernelSite siteOf(NodeId id, std::span<const double* const> inputs) const;
    void markWanted(Adjoints adjoints);
    void layOut(std::span<double> parameters);
    void compileForward();
    void compileBackward(std::optional<double> descentRate);
    void splitForward();
    void notePlaces();

    std::shared_ptr<const Graph> m_graph;
    NodeId m_output;
    Index m_samples;
    std::vector<bool> m_wanted; ///< By node: whether its adjoint is asked for.
    std::vector<double, Eigen::aligned_allocator<double>> m_buffer;
    std::vector<double*> m_values;   ///< By node.
    std::vector<double*> m_adjoints; ///< By node; null if not wanted.
    double* m_workspace = nullptr;   ///< Scratch memory that all kernels share.
    std::span<double> m_parameters;
    std::span<double> m_gradients;
    std::vector<Kernel> m_forward;     ///< What the backward calls, or one of these, read.
    std::vector<Kernel> m_forwardRest; ///< What nothing reads.
    std::vector<Kernel> m_backward;
    std::vector<std::vector<const double**>> m_places; ///< By node: where kernels read a leaf.
    std::vector<const double*> m_bound;                ///< By node: what they read there now.
};

} // namespace deltaflow
