#include "core/insight/shapes.h"

#include <utility>

namespace deltaflow {

namespace {

std::pair<Index, Index> sizeOf(const Graph& graph, const Ref& ref, Index samples) {
    if (ref.quantity == Quantity::Setting || ref.node < 0) return {1, 1};
    const Shape& shape = graph.node(ref.node).shape;
    const Index rows = ref.row == Ref::kAll ? shape.rows : 1;
    if (!shape.perSample) return {rows, ref.col == Ref::kAll ? shape.cols : 1};
    return {rows, ref.sample == Ref::kAll ? samples : 1};
}

std::string text(std::pair<Index, Index> size) {
    return std::to_string(size.first) + "×" + std::to_string(size.second);
}

Formula under(Formula symbol, const std::string& shape) {
    // A shape is wider than many a symbol: neighbours must not run together.
    return Formula::row({Formula::space(0.2),
                         Formula::underOver(std::move(symbol), Formula::words(shape), {}),
                         Formula::space(0.2)});
}

/// The address that a transposed symbol stands for, within its parentheses if it has some.
const Ref* addressOf(const Formula& formula) {
    if (formula.ref) return &*formula.ref;
    const bool fence = formula.kind == Formula::Kind::Fence && formula.children.size() == 1;
    return fence ? addressOf(formula.children.front()) : nullptr;
}

/// Whether all of its numbers are single ones, whose shape says nothing.
bool isScalar(const Graph& graph, Index samples) {
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).shape.elements(samples) != 1) return false;
    return true;
}

} // namespace

std::string shapeText(const Graph& graph, const Ref& ref, Index samples) {
    return text(sizeOf(graph, ref, samples));
}

Formula withShapes(const Formula& formula, const Graph& graph, Index samples) {
    if (isScalar(graph, samples)) return formula;
    if (formula.kind == Formula::Kind::Scripts && formula.children.size() == 3 &&
        formula.children[2].text == "⊤") {
        if (const Ref* ref = addressOf(formula.children.front()); ref && !ref->isSingle()) {
            const auto [rows, cols] = sizeOf(graph, *ref, samples);
            return under(formula, text({cols, rows}));
        }
    }
    if (formula.ref) {
        if (formula.ref->isSingle() || formula.ref->quantity == Quantity::Setting) return formula;
        return under(formula, shapeText(graph, *formula.ref, samples));
    }
    Formula out = formula;
    for (Formula& child : out.children)
        child = withShapes(child, graph, samples);
    return out;
}

} // namespace deltaflow
