#include "core/ops/elementwise.h"

#include "core/error.h"
#include "core/graph/trace.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

Rule productOf(Rule a, Rule b) {
    return Rule::product({std::move(a), std::move(b)});
}

bool isInteger(const Rule& rule, double value) {
    return rule.kind == Rule::Kind::Number && rule.value == value;
}

/// The node's adjoint times what stands on the edge.
template <typename Times>
Rule sent(Rule above, Rule partial, Times times) {
    if (isInteger(partial, 1)) return above;
    if (isInteger(partial, -1)) return Rule::negate(std::move(above));
    return times(std::move(above), std::move(partial));
}

Ref elementOf(NodeId node, Quantity quantity, const Shape& shape, int row, int sample) {
    return {node, quantity, row, 0, shape.perSample ? sample : 0};
}

std::vector<Rule> elements(const OpSite& site, int row, int sample) {
    std::vector<Rule> x;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        x.push_back(Rule::quantity(
            elementOf(site.inputs[i], Quantity::Value, site.shapes[i], row, sample)));
    return x;
}

Rule element(const OpSite& site, Quantity quantity, int row, int sample) {
    return Rule::quantity(elementOf(site.node, quantity, site.shape, row, sample));
}

std::vector<Rule> wholes(const OpSite& site) {
    std::vector<Rule> x;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        x.push_back(rules::whole(site.inputs[i], Quantity::Value, site.shapes[i]));
    return x;
}

/// Numbers are multiplied, columns element by element.
auto timesOf(const OpSite& site) {
    return site.shape.elements(site.samples) == 1 ? productOf : Rule::hadamard;
}

const Shape& shapeOf(const OpSite& site, int input) {
    return site.shapes[static_cast<std::size_t>(input)];
}

} // namespace

Shape ElementwiseOp::shape(std::span<const Shape> inputs) const {
    if (inputs.empty()) throw ShapeError(std::string(name()) + " needs at least one input");
    Shape result = inputs[0];
    for (const Shape& x : inputs) {
        if (x.cols != 1)
            throw ShapeError(std::string(name()) + " takes columns but is given " + sizeText(x));
        if (x.rows != inputs[0].rows) requireSame(inputs[0], "the first input", x, "another");
        result.perSample = result.perSample || x.perSample;
    }
    return result;
}

double ElementwiseOp::partial(const Trace& trace, const OpSite& site, int input, int row) const {
    std::vector<double> x;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        x.push_back(
            trace.at(elementOf(site.inputs[i], Quantity::Value, site.shapes[i], row, site.sample)));
    const double y = trace.at(elementOf(site.node, Quantity::Value, site.shape, row, site.sample));
    return partial(x, y, input);
}

Rule ElementwiseOp::partialElement(const OpSite& site, int input, int row) const {
    return partial(elements(site, row, site.sample),
                   element(site, Quantity::Value, row, site.sample), input, productOf);
}

double ElementwiseOp::slope(const Trace& trace, const OpSite& site, int row) const {
    return site.inputs.size() == 1 ? partial(trace, site, 0, row) : Op::slope(trace, site, row);
}

Index ElementwiseOp::forwardTerms(const OpSite& site) const {
    return addends(forwardElement(site, 0));
}

double ElementwiseOp::contribution(const Trace& trace, const OpSite& site, int row,
                                   int term) const {
    const Rule rule = forwardElement(site, row);
    if (term < 0 || term >= addends(rule))
        throw std::out_of_range(std::string(name()) + " has fewer summands");
    return evaluate(addend(rule, term), trace)(0, 0);
}

Index ElementwiseOp::adjointTerms(const OpSite& site, int input, int, int) const {
    return isShared(shapeOf(site, input), site.shape) ? site.samples : 1;
}

double ElementwiseOp::adjointContribution(const Trace& trace, const OpSite& site, int input,
                                          int row, int, Index term) const {
    const bool shared = isShared(shapeOf(site, input), site.shape);
    if (term < 0 || term >= (shared ? site.samples : 1))
        throw std::out_of_range(std::string(name()) + " sends fewer contributions");
    OpSite at = site;
    if (shared) at.sample = static_cast<int>(term);
    return trace.at(elementOf(site.node, Quantity::Adjoint, site.shape, row, at.sample)) *
           partial(trace, at, input, row);
}

Rule ElementwiseOp::forwardMatrix(const OpSite& site) const {
    return value(wholes(site), timesOf(site));
}

Rule ElementwiseOp::forwardElement(const OpSite& site, int row) const {
    return value(elements(site, row, site.sample), productOf);
}

Rule ElementwiseOp::vjpMatrix(const OpSite& site, int input) const {
    const Times times = timesOf(site);
    const Rule y = rules::whole(site.node, Quantity::Value, site.shape);
    Rule all = sent(rules::whole(site.node, Quantity::Adjoint, site.shape),
                    partial(wholes(site), y, input, times), times);
    return isShared(shapeOf(site, input), site.shape) && site.samples > 1
               ? Rule::rowSums(std::move(all))
               : all;
}

Rule ElementwiseOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const bool shared = isShared(shapeOf(site, input), site.shape);
    const int sample = shared ? rules::kSample : site.sample;
    Rule one = sent(element(site, Quantity::Adjoint, row, sample),
                    partial(elements(site, row, sample),
                            element(site, Quantity::Value, row, sample), input, productOf),
                    productOf);
    if (!shared) return one;
    return Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples), std::move(one));
}

} // namespace deltaflow
