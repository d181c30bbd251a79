#pragma once

#include "core/graph/kernel.h"
#include "core/graph/op.h"
#include "core/ops/window.h"

namespace deltaflow {

/// What the poolings of an image have in common: each output cell is made of the cells under a
/// window of its own channel. Input: x.
/// Shapes: x (c·h·w per sample), y (c·h′·w′ per sample), flattened as Grid says.
/// Throws ShapeError naming the sizes if x does not fit its image.
class Pool2dOp : public Op {
public:
    explicit Pool2dOp(const Window& window)
        : m_window(window) {}

    [[nodiscard]] const Window& window() const { return m_window; }

    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    /// One from each window that contains the cell.
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] bool isRagged(int /*input*/) const override { return true; }
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

    /// The cells, flattened, under the window of output cell `row`, row by row; none in the
    /// padding.
    [[nodiscard]] std::vector<int> cellsUnder(int row) const;

protected:
    /// What output cell `from` sends to input cell `to`, which its window contains.
    [[nodiscard]] virtual double sent(const Trace& trace, const OpSite& site, int from,
                                      int to) const = 0;
    [[nodiscard]] virtual Rule sentRule(const OpSite& site, int from, int to) const = 0;

    [[nodiscard]] Kernel kernel(void (*run)(const KernelArgs&), const KernelSite& site) const;
    [[nodiscard]] Kernel vjpKernel(void (*run)(const KernelArgs&), const KernelSite& site) const;

private:
    [[nodiscard]] int reaching(int row, Index term) const;

    Window m_window;
};

/// Max pooling: the largest cell under the window; padding counts as −∞, and the first of several
/// equal cells, row by row, is taken. A NaN is the largest.
/// VJP: dx = Σ over the windows whose largest cell it is of dy; the others send 0.
/// Source: Goodfellow et al. 2016, §9.3.
class MaxPool2dOp final : public Pool2dOp {
public:
    using Pool2dOp::Pool2dOp;

    [[nodiscard]] std::string_view name() const override { return "max pooling"; }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;

    /// The cell of x, flattened, that output cell `row` takes at site.sample.
    [[nodiscard]] int argmax(const Trace& trace, const OpSite& site, int row) const;

protected:
    [[nodiscard]] double sent(const Trace& trace, const OpSite& site, int from,
                              int to) const override;
    [[nodiscard]] Rule sentRule(const OpSite& site, int from, int to) const override;
};

/// Average pooling: the mean of the cells under the window; padding counts as 0. It is divided by
/// the whole window or, if `countsPadding` is false, by what of it lies inside the image.
/// VJP: dx = Σ over the windows that contain the cell of dy / their number of cells.
class AvgPool2dOp final : public Pool2dOp {
public:
    AvgPool2dOp(const Window& window, bool countsPadding)
        : Pool2dOp(window)
        , m_countsPadding(countsPadding) {}

    [[nodiscard]] std::string_view name() const override { return "average pooling"; }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    /// The window's cells; what of it lies in the padding is no term.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] bool isForwardRagged() const override { return true; }
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;

    /// What the sum under the window of output cell `row` is divided by.
    [[nodiscard]] int divisor(int row) const;

protected:
    [[nodiscard]] double sent(const Trace& trace, const OpSite& site, int from,
                              int to) const override;
    [[nodiscard]] Rule sentRule(const OpSite& site, int from, int to) const override;

private:
    bool m_countsPadding;
};

} // namespace deltaflow
