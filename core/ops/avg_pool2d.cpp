#include "core/graph/trace.h"
#include "core/ops/image_operations.h"
#include "core/ops/pool2d.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {x} forward and {x, dy} backward; scalar = 1 if padding is counted

constexpr auto V = Window::Vertical;
constexpr auto H = Window::Horizontal;

/// Calls visit(output cell, the rows and columns of the image under its window, their number as it
/// is counted) for one channel.
template <typename Visit>
void eachWindow(const KernelArgs& k, int channel, Visit visit) {
    const Window& w = *k.window;
    for (int r = 0; r < w.out.height; ++r) {
        const Range rows = w.covered(V, r);
        for (int c = 0; c < w.out.width; ++c) {
            const Range cols = w.covered(H, c);
            const double count = k.scalar != 0 ? static_cast<double>(w.taps())
                                               : static_cast<double>(rows.size()) * cols.size();
            visit(w.out.at(channel, r, c), rows, cols, count);
        }
    }
}

void runForward(const KernelArgs& k) {
    const Window& w = *k.window;
    for (Index s = 0; s < k.samples; ++s)
        for (int channel = 0; channel < w.out.channels; ++channel) {
            const double* const x = k.in[0] + s * w.in.cells() + w.in.at(channel, 0, 0);
            double* const y = k.out + s * w.out.cells();
            eachWindow(k, channel, [&](Index to, Range rows, Range cols, double count) {
                double sum = 0;
                for (Index i = rows.first; i < rows.last; ++i)
                    for (Index j = cols.first; j < cols.last; ++j)
                        sum += x[i * w.in.width + j];
                y[to] = sum / count;
            });
        }
}

template <bool First>
void runVjp(const KernelArgs& k) {
    const Window& w = *k.window;
    if constexpr (First) std::fill_n(k.out, w.in.cells() * k.samples, 0.0);
    for (Index s = 0; s < k.samples; ++s)
        for (int channel = 0; channel < w.out.channels; ++channel) {
            const double* const dy = k.in[1] + s * w.out.cells();
            double* const dx = k.out + s * w.in.cells() + w.in.at(channel, 0, 0);
            eachWindow(k, channel, [&](Index from, Range rows, Range cols, double count) {
                const double each = dy[from] / count;
                for (Index i = rows.first; i < rows.last; ++i)
                    for (Index j = cols.first; j < cols.last; ++j)
                        dx[i * w.in.width + j] += each;
            });
        }
}

} // namespace

std::vector<Kernel> AvgPool2dOp::forward(const KernelSite& site) const {
    Kernel made = kernel(runForward, site);
    made.args.scalar = m_countsPadding ? 1 : 0;
    return {made};
}

Kernel AvgPool2dOp::vjp(const KernelSite& site, int) const {
    Kernel made = vjpKernel(site.first ? runVjp<true> : runVjp<false>, site);
    made.args.scalar = m_countsPadding ? 1 : 0;
    return made;
}

int AvgPool2dOp::divisor(int row) const {
    if (m_countsPadding) return static_cast<int>(window().taps());
    const Cell at = Window::cellAt(window().out, row);
    return window().covered(V, at.row).size() * window().covered(H, at.column).size();
}

Index AvgPool2dOp::forwardTerms(const OpSite&) const {
    return window().taps();
}

double AvgPool2dOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    const std::vector<int> cells = cellsUnder(row);
    if (term < 0 || term >= std::ssize(cells))
        throw std::out_of_range("the window has fewer cells");
    const int cell = cells[static_cast<std::size_t>(term)];
    return trace.at({site.inputs[0], Quantity::Value, cell, 0, site.sample}) / divisor(row);
}

double AvgPool2dOp::sent(const Trace& trace, const OpSite& site, int from, int) const {
    return trace.at({site.node, Quantity::Adjoint, from, 0, site.sample}) / divisor(from);
}

Rule AvgPool2dOp::sentRule(const OpSite& site, int from, int) const {
    return Rule::quotient(rules::unit(site.node, Quantity::Adjoint, from, site.sample),
                          Rule::integer(divisor(from)));
}

/// The sum of x/n rather than a sum over n, so that its addends are what arrives.
Rule AvgPool2dOp::forwardElement(const OpSite& site, int row) const {
    std::vector<Rule> terms;
    for (const int cell : cellsUnder(row))
        terms.push_back(
            Rule::quotient(rules::unit(site.inputs[0], Quantity::Value, cell, site.sample),
                           Rule::integer(divisor(row))));
    return Rule::sum(std::move(terms));
}

Rule AvgPool2dOp::forwardMatrix(const OpSite& site) const {
    return image::mean(window(), m_countsPadding,
                       rules::whole(site.inputs[0], Quantity::Value, site.shapes[0]));
}

Rule AvgPool2dOp::vjpMatrix(const OpSite& site, int) const {
    return image::meanSpread(window(), m_countsPadding,
                             rules::whole(site.node, Quantity::Adjoint, site.shape));
}

} // namespace deltaflow
