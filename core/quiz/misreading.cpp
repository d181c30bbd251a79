#include "core/quiz/misreading.h"

#include <algorithm>

namespace deltaflow {

std::optional<Rule> Misreading::unactivated(const Rule& rule) const {
    return changed(rule, [this](Ref ref) {
        if (ref.node < 0 || ref.quantity != Quantity::Value) return ref;
        const Node& node = m_graph.node(ref.node);
        if (node.op && node.op->isActivation()) ref.node = node.inputs.front();
        return ref;
    });
}

std::optional<Rule> Misreading::transposed(const Rule& rule) const {
    return changed(rule, [this](Ref ref) {
        if (isWeight(ref) && !m_graph.node(ref.node).grid) std::swap(ref.row, ref.col);
        return ref;
    });
}

std::optional<Rule> Misreading::turned(const Rule& rule) const {
    return changed(rule, [this](Ref ref) {
        if (!isWeight(ref) || !m_graph.node(ref.node).grid) return ref;
        const Grid& grid = m_graph.node(ref.node).grid;
        const std::int32_t taps = grid.height * grid.width;
        ref.col += taps - 1 - 2 * (ref.col % taps);
        return ref;
    });
}

bool Misreading::isWeight(const Ref& ref) const {
    if (ref.node < 0 || ref.quantity != Quantity::Value) return false;
    const Node& node = m_graph.node(ref.node);
    return node.role == NodeRole::Parameter && node.shape.cols > 1;
}

std::optional<Rule> Misreading::changed(const Rule& rule, const Change& change) const {
    bool isChanged = false;
    bool fits = true;
    Rule out = mapRefs(rule, [&](Ref ref) {
        const Ref other = change(ref);
        isChanged = isChanged || !(other == ref);
        if (other.node >= 0) {
            const Shape& shape = m_graph.node(other.node).shape;
            fits = fits && other.row < shape.rows && other.col < shape.cols;
        }
        return other;
    });
    if (!isChanged || !fits || !runsWithin(out)) return std::nullopt;
    return out;
}

/// Whether no running index leaves the node that it runs over.
bool Misreading::runsWithin(const Rule& rule) const {
    bool fits = true;
    if (rule.kind == Rule::Kind::SumOver && rule.index != RunningIndex::Sample)
        forEachRef(rule.children.front(), [&](const Ref& ref) {
            if (ref.node < 0) return;
            const Shape& shape = m_graph.node(ref.node).shape;
            const auto running = static_cast<std::int32_t>(rule.index);
            const Index last = rule.first + rule.count;
            fits = fits && (ref.row != running || last <= shape.rows) &&
                   (ref.col != running || last <= shape.cols);
        });
    return fits && std::ranges::all_of(rule.children,
                                       [this](const Rule& inner) { return runsWithin(inner); });
}

} // namespace deltaflow
