#include "core/graph/trace.h"

#include <stdexcept>

namespace deltaflow {

namespace {

constexpr std::size_t kQuantities = static_cast<std::size_t>(Quantity::Setting) + 1;
constexpr std::size_t kSettings = static_cast<std::size_t>(Setting::Iteration) + 1;

std::size_t blockIndex(NodeId node, Quantity quantity) {
    return static_cast<std::size_t>(node) * kQuantities + static_cast<std::size_t>(quantity);
}

void require(bool holds, const char* what) {
    if (!holds) throw std::out_of_range(what);
}

} // namespace

Trace::Trace(std::shared_ptr<const Graph> graph, Index samples)
    : m_graph(std::move(graph))
    , m_samples(samples)
    , m_blocks(static_cast<std::size_t>(m_graph->size()) * kQuantities)
    , m_settings(kSettings) {}

double Trace::at(const Ref& ref) const {
    if (ref.quantity == Quantity::Setting) return setting(static_cast<Setting>(ref.row));
    require(ref.node >= 0 && ref.node < m_graph->size(), "the address names no node");
    const Node& node = m_graph->node(ref.node);
    require(ref.row >= 0 && ref.row < node.shape.rows, "the address lies outside its node's rows");
    require(ref.col >= 0 && ref.sample >= 0, "the address is not of a single number");
    switch (ref.quantity) {
    case Quantity::Contribution:
    case Quantity::Slope: {
        require(node.op != nullptr, "the address names a leaf, which is not computed");
        require(ref.sample < m_samples, "the address lies outside the samples");
        const OpSite site = m_graph->site(ref.node, ref.sample, m_samples);
        return ref.quantity == Quantity::Slope
                   ? node.op->slope(*this, site, ref.row)
                   : node.op->contribution(*this, site, ref.row, ref.col);
    }
    case Quantity::AdjointContribution:
        return arrival(ref);
    default:
        return stored(ref);
    }
}

double Trace::stored(const Ref& ref) const {
    const Shape& shape = m_graph->node(ref.node).shape;
    require(ref.col < shape.cols, "the address lies outside its node's columns");
    const Index samples = shape.perSample ? m_samples : 1;
    require(ref.sample < samples, "the address lies outside the samples");
    const auto values = block(ref.node, ref.quantity);
    require(!values.empty(), "that quantity is not stored for that node");
    return values[static_cast<std::size_t>((ref.sample * shape.rows + ref.row) * shape.cols +
                                           ref.col)];
}

double Trace::arrival(const Ref& ref) const {
    const Node& node = m_graph->node(ref.node);
    const bool perSample = node.shape.perSample;
    require(perSample ? ref.sample < m_samples : ref.col < node.shape.cols,
            "the address lies outside its node");
    Index term = perSample ? ref.col : ref.sample;
    NodeId previous = kNoNode;
    for (const NodeId successor : node.successors) {
        if (successor == previous) continue; // a node taken twice by one successor: seen already
        previous = successor;
        const Node& next = m_graph->node(successor);
        if (next.bypassed) continue;
        const OpSite site = m_graph->site(successor, perSample ? ref.sample : 0, m_samples);
        for (int input = 0; input < std::ssize(next.inputs); ++input) {
            if (next.inputs[static_cast<std::size_t>(input)] != ref.node) continue;
            const Index count =
                next.op->adjointTerms(site, input, ref.row, perSample ? 0 : ref.col);
            if (term < count)
                return next.op->adjointContribution(*this, site, input, ref.row,
                                                    perSample ? 0 : ref.col, term);
            term -= count;
        }
    }
    throw std::out_of_range("fewer contributions arrive there");
}

std::span<const double> Trace::block(NodeId node, Quantity quantity) const {
    return m_blocks.at(blockIndex(node, quantity));
}

std::span<double> Trace::block(NodeId node, Quantity quantity) {
    return m_blocks.at(blockIndex(node, quantity));
}

void Trace::setBlock(NodeId node, Quantity quantity, std::vector<double> values) {
    m_blocks.at(blockIndex(node, quantity)) = std::move(values);
}

double Trace::setting(Setting which) const {
    const auto& value = m_settings.at(static_cast<std::size_t>(which));
    require(value.has_value(), "this pass has no such setting");
    return *value;
}

void Trace::setSetting(Setting which, double value) {
    m_settings.at(static_cast<std::size_t>(which)) = value;
}

} // namespace deltaflow
