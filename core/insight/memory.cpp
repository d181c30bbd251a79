#include "core/insight/memory.h"

#include <algorithm>
#include <map>

namespace deltaflow {

namespace {

bool isStored(const Graph& graph, const Ref& ref) {
    if (ref.node < 0 || ref.node >= graph.size()) return false;
    if (ref.quantity == Quantity::Adjoint) return true;
    if (ref.quantity != Quantity::Value) return false;
    const NodeRole role = graph.node(ref.node).role;
    return role == NodeRole::Computed || role == NodeRole::Input || role == NodeRole::Target;
}

class Meter {
public:
    Meter(const Derivation& layers, const Model& model, Index samples)
        : m_layers(layers)
        , m_model(model)
        , m_samples(samples) {}

    MemoryMeter run() {
        const Graph& graph = *m_model.graph;
        for (NodeId id = 0; id < graph.size(); ++id) {
            const Node& node = graph.node(id);
            const Ref value{id, Quantity::Value, Ref::kAll, 0, Ref::kAll};
            if (!node.op && isStored(graph, value)) held(value, -1);
            if (node.role == NodeRole::Parameter)
                m_meter.parameters += node.shape.elements(m_samples);
        }
        const auto [update, updated] = m_layers.range(Phase::Update);
        const Index steps = update < updated ? update : m_layers.size();
        for (Index i = 0; i < m_layers.size(); ++i)
            follow(i, m_layers.step(i));
        // What nothing in the forward pass reads is its result.
        const auto [first, end] = m_layers.range(Phase::Forward);
        for (auto& [key, numbers] : m_held) {
            const bool result = numbers.whole.quantity == Quantity::Value &&
                                numbers.written >= first && numbers.written < end &&
                                numbers.lastReadForward == numbers.written;
            if (result) numbers.lastReadForward = end - 1;
        }
        count(steps, end);
        return std::move(m_meter);
    }

private:
    using Key = std::pair<Quantity, NodeId>;

    HeldNumbers& held(const Ref& ref, Index written) {
        const auto [at, isNew] = m_held.try_emplace(Key{ref.quantity, ref.node});
        if (isNew) {
            const Shape& shape = m_model.graph->node(ref.node).shape;
            const std::int32_t cell = shape.perSample ? 0 : Ref::kAll;
            at->second = {
                {ref.node, ref.quantity, Ref::kAll, cell, shape.perSample ? Ref::kAll : 0},
                shape.elements(m_samples),
                written,
                written,
                written};
            m_order.push_back(at->first);
        }
        return at->second;
    }

    void follow(Index i, const Step& step) {
        for (const Ref& ref : step.writes)
            if (isStored(*m_model.graph, ref)) held(ref, i);
        for (const Ref& ref : step.reads) {
            const auto found = m_held.find(Key{ref.quantity, ref.node});
            if (found == m_held.end()) continue;
            found->second.lastRead = std::max(found->second.lastRead, i);
            if (step.phase == Phase::Forward) found->second.lastReadForward = i;
        }
    }

    void count(Index steps, Index forwardEnd) {
        const auto size = static_cast<std::size_t>(steps);
        m_meter.training.assign(size, 0);
        m_meter.trainingAdjoints.assign(size, 0);
        m_meter.prediction.assign(static_cast<std::size_t>(forwardEnd), 0);
        const auto add = [](std::vector<Index>& to, Index first, Index last, Index numbers) {
            for (Index i = std::max<Index>(0, first); i <= std::min(last, std::ssize(to) - 1); ++i)
                to[static_cast<std::size_t>(i)] += numbers;
        };
        for (const Key& key : m_order) {
            const HeldNumbers& h = m_held.at(key);
            const bool value = key.first == Quantity::Value;
            add(value ? m_meter.training : m_meter.trainingAdjoints, h.written, h.lastRead,
                h.count);
            const bool target = m_model.graph->node(key.second).role == NodeRole::Target;
            if (value && !target && h.written < forwardEnd)
                add(m_meter.prediction, h.written, h.lastReadForward, h.count);
            (value ? m_meter.values : m_meter.adjoints).push_back(h);
        }
        for (std::size_t i = 0; i < size; ++i)
            m_meter.peakTraining =
                std::max(m_meter.peakTraining, m_meter.training[i] + m_meter.trainingAdjoints[i]);
        for (const Index n : m_meter.prediction)
            m_meter.peakPrediction = std::max(m_meter.peakPrediction, n);
    }

    const Derivation& m_layers;
    const Model& m_model;
    Index m_samples;
    MemoryMeter m_meter;
    std::map<Key, HeldNumbers> m_held;
    std::vector<Key> m_order;
};

} // namespace

MemoryMeter memoryMeter(const Derivation& layers, const Model& model, Index samples) {
    return Meter(layers, model, samples).run();
}

} // namespace deltaflow
