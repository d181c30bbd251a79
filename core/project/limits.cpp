#include "core/project/limits.h"

#include "core/error.h"
#include "core/ops/conv2d.h"
#include "core/ops/pool2d.h"
#include "core/text/number.h"

namespace deltaflow {

void checkSize(std::int64_t inputs, const std::vector<LayerSize>& layers) {
    if (inputs < 1) throw Error("a network needs at least one input");
    if (layers.empty()) throw Error("a network needs at least one layer");
    if (static_cast<std::int64_t>(layers.size()) > kMaxLayers)
        throw Error("a network of " + std::to_string(layers.size()) +
                    " layers is more than the 64 that are possible");
    if (inputs > kMaxParameters)
        throw Error(std::to_string(inputs) +
                    " inputs need more than the 1000000 parameters that are possible");
    std::int64_t below = inputs;
    std::int64_t parameters = 0;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto [units, bias] = layers[l];
        const std::string layer = "layer " + std::to_string(l + 1);
        if (units < 1) throw Error(layer + " needs at least one unit");
        // Divided, not multiplied: units may be anything up to 2⁶³.
        if (units > kMaxParameters / (below + (bias ? 1 : 0)) ||
            (parameters += units * (below + (bias ? 1 : 0))) > kMaxParameters)
            throw Error(layer + " with " + std::to_string(units) +
                        " units needs more than the 1000000 parameters that are possible");
        below = units;
    }
}

void checkDataSize(std::int64_t samples, std::int64_t inputs,
                   const std::vector<LayerSize>& layers) {
    if (samples < 1) throw Error("there must be at least one sample");
    const std::int64_t outputs = layers.back().units;
    if (samples > kMaxDataNumbers / (inputs + outputs))
        throw Error(std::to_string(samples) + " samples of " + std::to_string(inputs + outputs) +
                    " numbers are more than the 10000000 numbers that are possible");
    std::int64_t units = 0;
    for (const LayerSize& layer : layers)
        units += layer.units;
    if (samples > kMaxPassNumbers / (inputs + 2 * units + outputs))
        throw Error(std::to_string(samples) + " samples through " + std::to_string(units) +
                    " units make more than the 20000000 numbers that are possible");
}

namespace {

/// The multiplications of one sample that a sliding window makes: far more than numbers are kept.
double windowProducts(const Node& node) {
    const auto products = [](const Window& window, int channels) {
        return static_cast<double>(window.out.cells()) * static_cast<double>(window.taps()) *
               channels;
    };
    if (const auto* convolution = dynamic_cast<const Conv2dOp*>(node.op.get()))
        return products(convolution->window(), convolution->window().in.channels);
    if (const auto* pool = dynamic_cast<const Pool2dOp*>(node.op.get()))
        return products(pool->window(), 1);
    return 0;
}

} // namespace

void checkPassSize(const Graph& graph, Index samples) {
    double numbers = 0; // not counted exactly: sizes may be anything
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        numbers += static_cast<double>(node.shape.rows) * static_cast<double>(node.shape.cols) *
                   (node.shape.perSample ? static_cast<double>(samples) : 1.0);
        if (numbers > static_cast<double>(kMaxPassNumbers) ||
            (node.op && node.op->workspace(graph.site(id, 0, samples)) >
                            static_cast<std::size_t>(kMaxPassNumbers)))
            throw Error("with " + node.name + ", a pass takes more than the " +
                        std::to_string(kMaxPassNumbers) + " numbers that are possible");
        if (windowProducts(node) * static_cast<double>(samples) >
            static_cast<double>(kMaxWindowProducts))
            throw Error("with the windows of " + node.name + ", a pass takes more than the " +
                        std::to_string(kMaxWindowProducts) + " products that are possible");
    }
}

std::vector<LayerSize> sizesOf(const Network& network) {
    std::vector<LayerSize> sizes;
    for (const DenseLayer& layer : network.layers)
        sizes.push_back({layer.outputs(), layer.hasBias()});
    return sizes;
}

bool fits(LossKind loss, ActivationKind output) {
    switch (loss) {
    case LossKind::HalfSquared:
        return true;
    case LossKind::BinaryCrossEntropy:
        return output == ActivationKind::Sigmoid;
    case LossKind::CategoricalCrossEntropy:
        return output == ActivationKind::Softmax;
    }
    return false;
}

void checkTargets(LossKind loss, const SampleMatrix& y) {
    if (loss == LossKind::HalfSquared) return;
    for (Index sample = 0; sample < y.cols(); ++sample)
        for (Index row = 0; row < y.rows(); ++row)
            if (const double target = y(row, sample); !(target >= 0 && target <= 1))
                throw Error("cross-entropy needs targets from 0 to 1, but output " +
                            std::to_string(row + 1) + " of sample " + std::to_string(sample + 1) +
                            " is " + exactNumber(target));
}

} // namespace deltaflow
