#pragma once

#include "core/formula/rule.h"
#include "core/graph/ref.h"
#include "core/graph/tensor.h"

#include <span>
#include <string_view>
#include <vector>

namespace deltaflow {

struct Kernel;     // core/graph/kernel.h
struct KernelSite; // core/graph/kernel.h
class Trace;       // core/graph/trace.h

/// Where an op stands in a graph: whose formulas are asked for.
struct OpSite {
    NodeId node = kNoNode;          ///< The op's own node.
    std::span<const NodeId> inputs; ///< Its inputs, in order.
    std::span<const Shape> shapes;  ///< Their shapes.
    Shape shape;                    ///< The node's own shape.
    int sample = 0;                 ///< The sample whose numbers are shown.
    Index samples = 1;              ///< The number of samples in the batch.
};

/// One inspectable piece of computation. The forward rule, the vector–Jacobian product and the
/// formula of each stand side by side in one class, so that what is shown cannot drift from what
/// is computed.
///
/// Kernels are asked for once, when a graph is compiled into a Plan; nothing here is called while
/// the plan runs. A vjp kernel *adds* to its input's adjoint (or writes it, if KernelSite::first)
/// and never touches a forward value.
class Op {
public:
    virtual ~Op() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;

    /// The node's shape from its inputs' shapes. Throws ShapeError naming both sides.
    [[nodiscard]] virtual Shape shape(std::span<const Shape> inputs) const = 0;

    // -- What is computed ------------------------------------------------------------------------

    /// The calls that compute the node's value, in order.
    [[nodiscard]] virtual std::vector<Kernel> forward(const KernelSite& site) const = 0;
    /// The call that sends this node's adjoint to input `input`; one without a function if nothing
    /// flows there.
    [[nodiscard]] virtual Kernel vjp(const KernelSite& site, int input) const = 0;

    /// One call that computes this node and the node `next` as well, whose only input this is; one
    /// without a function if the two have no such call. Here: none.
    [[nodiscard]] virtual Kernel forwardWith(const KernelSite& site, const Op& next,
                                             const KernelSite& nextSite) const;
    /// Whether the gradient of parameter input `input` may be added, scaled, to the parameter
    /// itself: the vjp honours KernelSite::scale, and no vjp to another parameter input reads this
    /// one.
    [[nodiscard]] virtual bool canDescend(int /*input*/) const { return false; }
    /// Doubles of scratch memory that its kernels want.
    [[nodiscard]] virtual std::size_t workspace(const OpSite& /*site*/) const { return 0; }

    // -- Numbers between the stored ones ---------------------------------------------------------
    // A term out of range, or a quantity that the op does not have, throws std::out_of_range.

    /// How many summands every element's forward sum has: those of forwardElement that are shown
    /// arriving one by one. Here: one, the whole rule.
    [[nodiscard]] virtual Index forwardTerms(const OpSite& site) const;
    /// Whether that number differs from element to element; forwardTerms is of the longest then.
    [[nodiscard]] virtual bool isForwardRagged() const { return false; }
    /// The `term`-th summand of element `row` of the forward sum at site.sample. Here: none.
    [[nodiscard]] virtual double contribution(const Trace& trace, const OpSite& site, int row,
                                              int term) const;
    /// f′ at element `row` of an elementwise op, at site.sample. Here: none.
    [[nodiscard]] virtual double slope(const Trace& trace, const OpSite& site, int row) const;
    /// How many summands this node sends to element (row, col) of input `input`: one, the whole
    /// vjpElement, or as many as that has addends. Here: one.
    [[nodiscard]] virtual Index adjointTerms(const OpSite& site, int input, int row, int col) const;
    /// Whether that number differs from element to element.
    [[nodiscard]] virtual bool isRagged(int /*input*/) const { return false; }
    /// The `term`-th of them for element (row, col) at site.sample. A term that reaches a parameter
    /// is numbered by the sample it comes from where there is one for each sample.
    [[nodiscard]] virtual double adjointContribution(const Trace& trace, const OpSite& site,
                                                     int input, int row, int col, Index term) const;

    // -- What is shown ---------------------------------------------------------------------------

    /// The forward rule of the whole node in matrix form, e.g. W X + b.
    [[nodiscard]] virtual Rule forwardMatrix(const OpSite& site) const;
    /// The forward rule of one element, e.g. Σ_k W_ik x_k + b_i.
    [[nodiscard]] virtual Rule forwardElement(const OpSite& site, int row) const;

    /// What this node sends back to input `input`, in matrix form, e.g. Wᵀ δ.
    [[nodiscard]] virtual Rule vjpMatrix(const OpSite& site, int input) const;
    /// The same for one element (row, col) of that input, e.g. Σ_k W_ki δ_k.
    [[nodiscard]] virtual Rule vjpElement(const OpSite& site, int input, int row, int col) const;

    /// Whether the op is a layer's f: errors are then derived through it in one breath, δ = … ·
    /// f′(z).
    [[nodiscard]] virtual bool isActivation() const { return false; }
};

} // namespace deltaflow
