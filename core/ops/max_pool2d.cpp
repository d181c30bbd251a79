#include "core/graph/trace.h"
#include "core/ops/image_operations.h"
#include "core/ops/pool2d.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {x} forward and {x, dy} backward

constexpr auto V = Window::Vertical;
constexpr auto H = Window::Horizontal;

/// Calls visit(output cell, the input cell that is the largest under its window), both flattened,
/// for one sample; the windows are never outside the image altogether.
template <typename Visit>
void eachLargest(const Window& w, const double* x, Visit visit) {
    for (int channel = 0; channel < w.out.channels; ++channel)
        for (int r = 0; r < w.out.height; ++r) {
            const Range rows = w.covered(V, r);
            for (int c = 0; c < w.out.width; ++c) {
                const Range cols = w.covered(H, c);
                Index largest = w.in.at(channel, rows.first, cols.first);
                for (int i = rows.first; i < rows.last; ++i)
                    for (int j = cols.first; j < cols.last; ++j) {
                        const Index cell = w.in.at(channel, i, j);
                        // false for a NaN that was found, true for one that is met
                        if (!(x[cell] <= x[largest]) && !std::isnan(x[largest])) largest = cell;
                    }
                visit(w.out.at(channel, r, c), largest);
            }
        }
}

void runForward(const KernelArgs& k) {
    const Window& w = *k.window;
    for (Index s = 0; s < k.samples; ++s) {
        const double* const x = k.in[0] + s * w.in.cells();
        double* const y = k.out + s * w.out.cells();
        eachLargest(w, x, [&](Index to, Index from) { y[to] = x[from]; });
    }
}

template <bool First>
void runVjp(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, w.in.cells() * k.samples, 0.0);
    for (Index s = 0; s < k.samples; ++s) {
        const double* const dy = k.in[1] + s * w.out.cells();
        double* const dx = k.out + s * w.in.cells();
        eachLargest(w, k.in[0] + s * w.in.cells(),
                    [&](Index from, Index to) { dx[to] += dy[from]; });
    }
}

} // namespace

std::vector<Kernel> MaxPool2dOp::forward(const KernelSite& site) const {
    return {kernel(runForward, site)};
}

Kernel MaxPool2dOp::vjp(const KernelSite& site, int) const {
    return vjpKernel(site.first ? runVjp<true> : runVjp<false>, site);
}

double MaxPool2dOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term != 0) throw std::out_of_range("max pooling has a single contribution");
    return trace.at({site.node, Quantity::Value, row, 0, site.sample});
}

int MaxPool2dOp::argmax(const Trace& trace, const OpSite& site, int row) const {
    const auto at = [&](int cell) {
        return trace.at({site.inputs[0], Quantity::Value, cell, 0, site.sample});
    };
    const std::vector<int> cells = cellsUnder(row);
    int largest = cells.front();
    for (const int cell : cells)
        if (!(at(cell) <= at(largest)) && !std::isnan(at(largest))) largest = cell;
    return largest;
}

double MaxPool2dOp::sent(const Trace& trace, const OpSite& site, int from, int to) const {
    if (argmax(trace, site, from) != to) return 0;
    return trace.at({site.node, Quantity::Adjoint, from, 0, site.sample});
}

Rule MaxPool2dOp::forwardElement(const OpSite& site, int row) const {
    std::vector<Rule> cells;
    for (const int cell : cellsUnder(row))
        cells.push_back(rules::unit(site.inputs[0], Quantity::Value, cell, site.sample));
    return cells.size() == 1 ? cells.front() : Rule::call("max", std::move(cells));
}

/// δ where the cell is the window's largest, written [x = y] δ.
Rule MaxPool2dOp::sentRule(const OpSite& site, int from, int to) const {
    std::vector<Rule> operands{rules::unit(site.inputs[0], Quantity::Value, to, site.sample),
                               rules::unit(site.node, Quantity::Value, from, site.sample)};
    std::size_t mine = 0;
    for (const int cell : cellsUnder(from)) { // read, not written: which comes first
        if (cell == to) mine = operands.size();
        operands.push_back(rules::unit(site.inputs[0], Quantity::Value, cell, site.sample));
    }
    Rule isLargest = Rule::operation(
        "=", std::move(operands),
        [mine](std::span<const Eigen::MatrixXd> in) -> Eigen::MatrixXd {
            std::size_t largest = 2;
            for (std::size_t i = 2; i < in.size(); ++i)
                if (!(in[i](0, 0) <= in[largest](0, 0)) && !std::isnan(in[largest](0, 0)))
                    largest = i;
            return Eigen::MatrixXd::Constant(1, 1, largest == mine ? 1 : 0);
        },
        2);
    return Rule::product(
        {std::move(isLargest), rules::unit(site.node, Quantity::Adjoint, from, site.sample)});
}

Rule MaxPool2dOp::forwardMatrix(const OpSite& site) const {
    return image::largest(window(), rules::whole(site.inputs[0], Quantity::Value, site.shapes[0]));
}

Rule MaxPool2dOp::vjpMatrix(const OpSite& site, int) const {
    return image::toLargest(window(), rules::whole(site.node, Quantity::Adjoint, site.shape),
                            rules::whole(site.inputs[0], Quantity::Value, site.shapes[0]));
}

} // namespace deltaflow
