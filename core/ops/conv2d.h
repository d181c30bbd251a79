#pragma once

#include "core/graph/op.h"
#include "core/ops/window.h"

namespace deltaflow {

/// Convolution of an image, as nets mean it: cross-correlation, the kernel is not flipped.
/// y[o, r, c] = Σ_{i,u,v} W[o, (i, u, v)] x[i, r·s − p + u, c·s − p + v] + b[o]; 0 in the padding.
/// Inputs: W, x and, if there is one, b.
/// Shapes: W (out × in·kh·kw), x (in·h·w per sample), b (out×1), y (out·h′·w′ per sample); images
/// are flattened as Grid says.
/// VJP: dW = Σ over output cells and samples of dy · x, dx = Σ over the windows that contain the
/// cell of W · dy, db = Σ over output cells and samples of dy.
/// Throws ShapeError naming the sizes if W's columns are not the window's cells, or b's rows not
/// W's.
/// Source: Goodfellow et al. 2016, §9.1, §9.5.
class Conv2dOp final : public Op {
public:
    enum Input : int { Weights, Below, Bias };

    explicit Conv2dOp(const Window& window)
        : m_window(window) {}

    [[nodiscard]] const Window& window() const { return m_window; }

    [[nodiscard]] std::string_view name() const override { return "convolution"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] bool canDescend(int input) const override { return input != Below; }
    [[nodiscard]] std::size_t workspace(const OpSite& site) const override;

    /// The window's cells, by W's columns and also where they lie in the padding, then the bias.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    /// To x: from each output cell whose window contains the cell, channel by channel. To W and b:
    /// sample by sample, from each output cell at which that place of the window lies inside the
    /// image.
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] bool isRagged(int input) const override { return input != Bias; }
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    struct Product;
    [[nodiscard]] Product sent(const OpSite& site, int input, int row, int col, Index term) const;

    Window m_window;
};

} // namespace deltaflow
