#include "core/ops/affine.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/blocks.h"
#include "core/ops/dense.h"
#include "core/ops/dense_kernels.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace deltaflow {

namespace {

std::size_t pairsOf(std::size_t inputs) {
    return inputs / 2;
}

bool hasBias(std::size_t inputs) {
    return inputs % 2 == 1;
}

bool isBias(std::size_t inputs, int input) {
    return static_cast<std::size_t>(input) == 2 * pairsOf(inputs);
}

/// One pair as a dense layer of its own, the bias with the pair that is asked to carry it.
class Part {
public:
    Part(const OpSite& site, std::size_t pair, bool withBias)
        : m_inputs{site.inputs[2 * pair], site.inputs[2 * pair + 1], site.inputs.back()}
        , m_shapes{site.shapes[2 * pair], site.shapes[2 * pair + 1], site.shapes.back()}
        , m_site(site) {
        const std::size_t count = withBias ? 3 : 2;
        m_site.inputs = std::span(m_inputs).first(count);
        m_site.shapes = std::span(m_shapes).first(count);
    }
    Part(const Part&) = delete; // the site looks at the arrays
    Part& operator=(const Part&) = delete;

    [[nodiscard]] const OpSite& site() const { return m_site; }

private:
    std::array<NodeId, 3> m_inputs;
    std::array<Shape, 3> m_shapes;
    OpSite m_site;
};

/// The dense layer that sends to `input`, and which of its inputs that is.
struct Sender {
    Part part;
    int input;

    Sender(const OpSite& site, int to)
        : part(site, isBias(site.inputs.size(), to) ? 0 : static_cast<std::size_t>(to) / 2,
               isBias(site.inputs.size(), to))
        , input(isBias(site.inputs.size(), to) ? DenseOp::Bias : to % 2) {}
};

KernelArgs argsOf(const KernelSite& site, std::size_t pair) {
    KernelArgs args;
    args.in = {site.inputs[2 * pair], site.inputs[2 * pair + 1]};
    args.work = site.workspace;
    args.rows = site.shapes[2 * pair].rows;
    args.cols = site.shapes[2 * pair].cols;
    args.samples = site.samples;
    return args;
}

} // namespace

Shape AffineOp::shape(std::span<const Shape> inputs) const {
    if (inputs.size() < 2) throw ShapeError("an affine layer needs at least one pair of W and x");
    const Index rows = inputs[0].rows;
    for (std::size_t pair = 0; pair < pairsOf(inputs.size()); ++pair) {
        const Shape& w = inputs[2 * pair];
        const Shape& x = inputs[2 * pair + 1];
        const std::string which = std::to_string(pair + 1);
        if (w.perSample || w.rows != rows)
            throw ShapeError("the first W is " + sizeText(inputs[0]) + " but W number " + which +
                             " is " + sizeText(w));
        if (x != Shape{w.cols, 1, true})
            throw ShapeError("W number " + which + " is " + sizeText(w) + " but its x is " +
                             sizeText(x) + (x.perSample ? "" : ", the same for all samples"));
    }
    if (hasBias(inputs.size()) && inputs.back() != Shape{rows, 1, false})
        throw ShapeError("W is " + sizeText(inputs[0]) + " but b is " + sizeText(inputs.back()));
    return {rows, 1, true};
}

std::vector<Kernel> AffineOp::forward(const KernelSite& site) const {
    std::vector<Kernel> kernels;
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair) {
        KernelArgs args = argsOf(site, pair);
        args.out = site.value;
        if (pair == 0 && hasBias(site.inputs.size())) args.in[2] = site.inputs.back();
        kernels.push_back({pair == 0 ? dense::forward(args) : dense::accumulate(args), args});
    }
    return kernels;
}

Kernel AffineOp::vjp(const KernelSite& site, int input) const {
    const bool bias = isBias(site.inputs.size(), input);
    KernelArgs args = argsOf(site, bias ? 0 : static_cast<std::size_t>(input) / 2);
    args.in[2] = site.adjoint;
    args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
    args.scalar = site.scale;
    if (bias) return {dense::biasVjp(site.first), args};
    const bool toWeights = input % 2 == DenseOp::Weights;
    return {toWeights ? dense::weightsVjp(args, site.first) : dense::belowVjp(args, site.first),
            args};
}

bool AffineOp::canDescend(int input) const {
    // A bias stands where an X would, which is no parameter.
    return input % 2 == DenseOp::Weights;
}

std::size_t AffineOp::workspace(const OpSite& site) const {
    std::size_t most = 0;
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair) {
        const Shape& w = site.shapes[2 * pair];
        most = std::max(most, dense::workspace(w.rows, w.cols, site.samples));
    }
    return most;
}

Index AffineOp::forwardTerms(const OpSite& site) const {
    Index terms = hasBias(site.inputs.size()) ? 1 : 0;
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair)
        terms += site.shapes[2 * pair].cols;
    return terms;
}

double AffineOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term < 0 || term >= forwardTerms(site))
        throw std::out_of_range("an affine layer has no such contribution");
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair) {
        const auto in = static_cast<int>(site.shapes[2 * pair].cols);
        if (term < in)
            return DenseOp().contribution(trace, Part(site, pair, false).site(), row, term);
        term -= in;
    }
    return trace.at({site.inputs.back(), Quantity::Value, row, 0, 0});
}

Index AffineOp::adjointTerms(const OpSite& site, int input, int row, int col) const {
    const Sender sender(site, input);
    return DenseOp().adjointTerms(sender.part.site(), sender.input, row, col);
}

double AffineOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                     int col, Index term) const {
    const Sender sender(site, input);
    return DenseOp().adjointContribution(trace, sender.part.site(), sender.input, row, col, term);
}

Rule AffineOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> terms;
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair)
        terms.push_back(DenseOp().forwardMatrix(Part(site, pair, false).site()));
    if (hasBias(site.inputs.size()))
        terms.push_back(rules::whole(site.inputs.back(), Quantity::Value, site.shapes.back()));
    return Rule::sum(std::move(terms));
}

Rule AffineOp::forwardElement(const OpSite& site, int row) const {
    std::vector<Rule> terms;
    for (std::size_t pair = 0; pair < pairsOf(site.inputs.size()); ++pair)
        terms.push_back(DenseOp().forwardElement(Part(site, pair, false).site(), row));
    if (hasBias(site.inputs.size()))
        terms.push_back(rules::unit(site.inputs.back(), Quantity::Value, row, 0));
    return Rule::sum(std::move(terms));
}

Rule AffineOp::vjpMatrix(const OpSite& site, int input) const {
    const Sender sender(site, input);
    return DenseOp().vjpMatrix(sender.part.site(), sender.input);
}

Rule AffineOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    const Sender sender(site, input);
    return DenseOp().vjpElement(sender.part.site(), sender.input, row, col);
}

} // namespace deltaflow
