#pragma once

#include "core/graph/tensor.h"

#include <array>
#include <span>

namespace deltaflow {

struct Window; // core/ops/window.h

/// What a kernel works on. The meaning of each place is the op's own affair.
struct KernelArgs {
    std::array<const double*, 4> in{};
    double* out = nullptr;
    double* next = nullptr; ///< A second output: what the op that follows makes of `out`.
    double* work = nullptr;
    Index rows = 0;
    Index cols = 0;
    Index samples = 0;
    double scalar = 0;
    const Window* window =
        nullptr; ///< Of a convolution or a pooling; the op's, which outlives the plan.
};

/// One call of a compiled graph: a plain function on plain pointers. It allocates nothing, checks
/// nothing and knows its sizes beforehand. Inputs stand in `in` as the site gave them, so that a
/// plan can bind them to other memory.
struct Kernel {
    void (*run)(const KernelArgs&) = nullptr;
    KernelArgs args;
};

/// Where an op stands in the plan that is being compiled: the memory of its inputs and outputs.
/// Element (row, col, sample) of every block is at sample·rows·cols + row·cols + col.
struct KernelSite {
    Index samples = 1;
    Shape shape;                            ///< The op's own node.
    std::span<const Shape> shapes;          ///< Its inputs, in order.
    double* value = nullptr;                ///< The node's value.
    const double* adjoint = nullptr;        ///< The node's adjoint; complete when a vjp runs.
    std::span<const double* const> inputs;  ///< The inputs' values.
    std::span<double* const> inputAdjoints; ///< The inputs' adjoints; null if nobody asks for one.
    /// Whether a vjp kernel is the first to reach its input's adjoint: it then writes there instead
    /// of adding, so that nothing need be cleared.
    bool first = false;
    /// What a vjp kernel multiplies its contribution by; other than 1 only where Op::canDescend.
    double scale = 1;
    double* workspace = nullptr; ///< Scratch memory, Op::workspace doubles, shared by all kernels.
};

} // namespace deltaflow
