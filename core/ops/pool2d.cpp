#include "core/ops/pool2d.h"

#include "core/error.h"
#include "core/ops/blocks.h"

#include <stdexcept>

namespace deltaflow {

namespace {

constexpr auto V = Window::Vertical;
constexpr auto H = Window::Horizontal;

} // namespace

Shape Pool2dOp::shape(std::span<const Shape> inputs) const {
    if (inputs[0] != Shape{m_window.in.cells(), 1, true})
        throw ShapeError("x is " + sizeText(inputs[0]) + " but its image has " +
                         std::to_string(m_window.in.cells()) + " cells for each sample");
    return {m_window.out.cells(), 1, true};
}

Kernel Pool2dOp::kernel(void (*run)(const KernelArgs&), const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[0]};
    args.out = site.value;
    args.samples = site.samples;
    args.window = &m_window;
    return {run, args};
}

Kernel Pool2dOp::vjpKernel(void (*run)(const KernelArgs&), const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[0], site.adjoint};
    args.out = site.inputAdjoints[0];
    args.samples = site.samples;
    args.window = &m_window;
    return {run, args};
}

std::vector<int> Pool2dOp::cellsUnder(int row) const {
    const Cell at = Window::cellAt(m_window.out, row);
    std::vector<int> cells;
    for (int u = 0; u < m_window.kernel[V]; ++u)
        for (int v = 0; v < m_window.kernel[H]; ++v) {
            const Index cell = m_window.read(at.channel, at.row, at.column, u, v);
            if (cell >= 0) cells.push_back(static_cast<int>(cell));
        }
    return cells;
}

Index Pool2dOp::adjointTerms(const OpSite&, int, int row, int) const {
    const Cell cell = Window::cellAt(m_window.in, row);
    return Index{m_window.reach(V, cell.row).size()} * m_window.reach(H, cell.column).size();
}

/// The output cell that the `term`-th contribution to input cell `row` comes from.
int Pool2dOp::reaching(int row, Index term) const {
    const Cell cell = Window::cellAt(m_window.in, row);
    const Range rows = m_window.reach(V, cell.row);
    const Range cols = m_window.reach(H, cell.column);
    return static_cast<int>(m_window.out.at(cell.channel, rows.first + term / cols.size(),
                                            cols.first + term % cols.size()));
}

double Pool2dOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                     int col, Index term) const {
    if (term < 0 || term >= adjointTerms(site, input, row, col))
        throw std::out_of_range("fewer windows contain that cell");
    return sent(trace, site, reaching(row, term), row);
}

Rule Pool2dOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    const Index count = adjointTerms(site, input, row, col);
    if (count == 0) return Rule::integer(0); // between the windows
    std::vector<Rule> terms;
    for (Index term = 0; term < count; ++term)
        terms.push_back(sentRule(site, reaching(row, term), row));
    return Rule::sum(std::move(terms));
}

} // namespace deltaflow
