#include "core/ops/conv2d.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/blocks.h"
#include "core/ops/conv2d_kernels.h"
#include "core/ops/image_operations.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

constexpr auto V = Window::Vertical;
constexpr auto H = Window::Horizontal;

std::string gridText(const Grid& grid) {
    return std::to_string(grid.channels) + "×" + std::to_string(grid.height) + "×" +
           std::to_string(grid.width);
}

/// How the columns of the weights are arranged: by channel, row and column of the window.
Grid weightGrid(const Window& w) {
    return {w.in.channels, w.kernel[V], w.kernel[H]};
}

} // namespace

/// A product of two numbers, or a single one.
struct Conv2dOp::Product {
    Ref first;
    std::optional<Ref> second;

    [[nodiscard]] Rule rule() const {
        return second ? Rule::product({Rule::quantity(first), Rule::quantity(*second)})
                      : Rule::quantity(first);
    }
    [[nodiscard]] double value(const Trace& trace) const {
        return trace.at(first) * (second ? trace.at(*second) : 1);
    }
};

Shape Conv2dOp::shape(std::span<const Shape> inputs) const {
    const Shape& w = inputs[Weights];
    const Grid grid = weightGrid(m_window);
    if (inputs[Below] != Shape{m_window.in.cells(), 1, true})
        throw ShapeError("x is " + sizeText(inputs[Below]) + " but its image has " +
                         gridText(m_window.in) + " cells for each sample");
    if (w.cols != grid.cells() || w.rows != m_window.out.channels || w.perSample)
        throw ShapeError("W is " + sizeText(w) + " but the window has " + gridText(grid) + " = " +
                         std::to_string(grid.cells()) + " cells");
    if (std::ssize(inputs) > Bias && inputs[Bias] != Shape{w.rows, 1, false})
        throw ShapeError("W is " + sizeText(w) + " but b is " + sizeText(inputs[Bias]));
    return {m_window.out.cells(), 1, true};
}

std::vector<Kernel> Conv2dOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Weights], site.inputs[Below],
               std::ssize(site.inputs) > Bias ? site.inputs[Bias] : nullptr};
    args.out = site.value;
    args.work = site.workspace;
    args.rows = site.shapes[Weights].rows;
    args.cols = site.shapes[Weights].cols;
    args.samples = site.samples;
    args.window = &m_window;
    return {{conv2d::forward, args}};
}

Kernel Conv2dOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[Weights], site.inputs[Below], site.adjoint};
    args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
    args.work = site.workspace;
    args.rows = site.shapes[Weights].rows;
    args.cols = site.shapes[Weights].cols;
    args.samples = site.samples;
    args.scalar = site.scale;
    args.window = &m_window;
    if (input == Weights) return {conv2d::weightsVjp(site.first), args};
    if (input == Below) return {conv2d::belowVjp(args, site.first), args};
    return {conv2d::biasVjp(site.first), args};
}

std::size_t Conv2dOp::workspace(const OpSite&) const {
    return conv2d::workspace(m_window);
}

// -- Numbers between the stored ones -------------------------------------------------------------

Index Conv2dOp::forwardTerms(const OpSite& site) const {
    return site.shapes[Weights].cols + (std::ssize(site.inputs) > Bias ? 1 : 0);
}

double Conv2dOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term < 0 || term >= forwardTerms(site))
        throw std::out_of_range("a convolution has no such contribution");
    const Cell at = Window::cellAt(m_window.out, row);
    if (term == site.shapes[Weights].cols)
        return trace.at({site.inputs[Bias], Quantity::Value, at.channel, 0, 0});
    const Cell tap = Window::cellAt(weightGrid(m_window), term);
    const Index cell = m_window.read(tap.channel, at.row, at.column, tap.row, tap.column);
    if (cell < 0) return 0;
    return trace.at({site.inputs[Weights], Quantity::Value, at.channel, term, 0}) *
           trace.at({site.inputs[Below], Quantity::Value, static_cast<std::int32_t>(cell), 0,
                     site.sample});
}

Index Conv2dOp::adjointTerms(const OpSite& site, int input, int row, int col) const {
    if (input == Bias) return site.samples * m_window.positions();
    if (input == Weights) {
        const Cell tap = Window::cellAt(weightGrid(m_window), col);
        return site.samples * m_window.inside(V, tap.row).size() *
               m_window.inside(H, tap.column).size();
    }
    const Cell cell = Window::cellAt(m_window.in, row);
    return Index{m_window.out.channels} * m_window.reach(V, cell.row).size() *
           m_window.reach(H, cell.column).size();
}

Conv2dOp::Product Conv2dOp::sent(const OpSite& site, int input, int row, int col,
                                 Index term) const {
    const auto index = [](Index i) { return static_cast<std::int32_t>(i); };
    const auto error = [&](Index cell, int sample) {
        return Ref{site.node, Quantity::Adjoint, index(cell), 0, sample};
    };
    if (input == Bias) {
        const Index positions = m_window.positions();
        const Cell at = Window::cellAt(m_window.out, term % positions);
        return {error(m_window.out.at(row, at.row, at.column), index(term / positions)), {}};
    }
    const bool toWeights = input == Weights;
    const Cell place =
        toWeights ? Window::cellAt(weightGrid(m_window), col) : Window::cellAt(m_window.in, row);
    const Range rows = toWeights ? m_window.inside(V, place.row) : m_window.reach(V, place.row);
    const Range cols =
        toWeights ? m_window.inside(H, place.column) : m_window.reach(H, place.column);
    const Index each = Index{rows.size()} * cols.size();
    const auto outer = index(term / each); // the sample or the output channel
    const auto rest = index(term % each);
    const int r = rows.first + rest / cols.size();
    const int c = cols.first + rest % cols.size();
    if (toWeights) {
        const Index cell = m_window.read(place.channel, r, c, place.row, place.column);
        return {error(m_window.out.at(row, r, c), outer),
                Ref{site.inputs[Below], Quantity::Value, index(cell), 0, outer}};
    }
    const Index tap = weightGrid(m_window).at(place.channel, place.row - m_window.start(V, r),
                                              place.column - m_window.start(H, c));
    return {Ref{site.inputs[Weights], Quantity::Value, outer, index(tap), 0},
            error(m_window.out.at(outer, r, c), site.sample)};
}

double Conv2dOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                     int col, Index term) const {
    if (term < 0 || term >= adjointTerms(site, input, row, col))
        throw std::out_of_range("a convolution has no such contribution");
    return sent(site, input, row, col, term).value(trace);
}

// -- What is shown -------------------------------------------------------------------------------

Rule Conv2dOp::forwardElement(const OpSite& site, int row) const {
    const Cell at = Window::cellAt(m_window.out, row);
    std::vector<Rule> terms;
    for (int k = 0; k < site.shapes[Weights].cols; ++k) {
        const Cell tap = Window::cellAt(weightGrid(m_window), k);
        const Index cell = m_window.read(tap.channel, at.row, at.column, tap.row, tap.column);
        terms.push_back(Rule::product(
            {Rule::quantity({site.inputs[Weights], Quantity::Value, at.channel, k, 0}),
             cell < 0 ? Rule::integer(0)
                      : rules::unit(site.inputs[Below], Quantity::Value, static_cast<int>(cell),
                                    site.sample)}));
    }
    if (std::ssize(site.inputs) > Bias)
        terms.push_back(rules::unit(site.inputs[Bias], Quantity::Value, at.channel, 0));
    return Rule::sum(std::move(terms));
}

Rule Conv2dOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    const Index count = adjointTerms(site, input, row, col);
    if (count == 0) return Rule::integer(0); // between the windows
    std::vector<Rule> terms;
    terms.reserve(static_cast<std::size_t>(count));
    for (Index term = 0; term < count; ++term)
        terms.push_back(sent(site, input, row, col, term).rule());
    return Rule::sum(std::move(terms));
}

Rule Conv2dOp::forwardMatrix(const OpSite& site) const {
    Rule image = image::correlation(
        m_window, rules::whole(site.inputs[Weights], Quantity::Value, site.shapes[Weights]),
        rules::whole(site.inputs[Below], Quantity::Value, site.shapes[Below]));
    if (site.inputs.size() <= Bias) return image;
    Rule bias = image::repeated(
        m_window.positions(), rules::whole(site.inputs[Bias], Quantity::Value, site.shapes[Bias]));
    return Rule::sum({std::move(image), std::move(bias)});
}

Rule Conv2dOp::vjpMatrix(const OpSite& site, int input) const {
    Rule error = rules::whole(site.node, Quantity::Adjoint, site.shape);
    if (input == Bias) return image::channelSums(m_window.positions(), std::move(error));
    const auto other = static_cast<std::size_t>(input == Weights ? Below : Weights);
    Rule factor = rules::whole(site.inputs[other], Quantity::Value, site.shapes[other]);
    return input == Weights
               ? image::weightCorrelation(m_window, std::move(error), std::move(factor))
               : image::transposedCorrelation(m_window, std::move(factor), std::move(error));
}

} // namespace deltaflow
