#pragma once

#include "core/graph/plan.h"
#include "core/graph/trace.h"
#include "core/insight/unit_mark.h"
#include "core/network/model.h"

#include <chrono>
#include <functional>
#include <map>
#include <vector>

namespace deltaflow {

/// How numbers spread, those that are finite; all 0 where there is none.
struct Spread {
    std::size_t count = 0;
    double least = 0;
    double most = 0;
    double mean = 0;
    double deviation = 0; ///< √ of the mean squared distance from the mean.
    double rms = 0;       ///< √ of the mean square: the norm, whatever the number of elements.
};
[[nodiscard]] Spread spreadOf(std::span<const double> numbers);

/// Bins of one width from `from` on. 0 is between two bins or at an end, so that what is positive
/// and what is not never share one.
struct Histogram {
    double from = 0;
    double width = 0; ///< 0 without bins.
    std::vector<std::size_t> counts;
    [[nodiscard]] double to() const { return from + width * static_cast<double>(counts.size()); }
};
/// At most `bins` + 1 bins over the finite numbers and 0. A bin holds its lower edge, not its
/// upper, which only the last one does.
[[nodiscard]] Histogram histogramOf(std::span<const double> numbers, std::size_t bins = 24);

/// The nodes of one layer: what it gives, what that is an activation of, what it learns.
struct LayerParts {
    NodeId activation = kNoNode;
    NodeId preActivation = kNoNode; ///< `activation` itself where nothing is applied to z.
    std::vector<NodeId> parameters; ///< Of which ∂W is; empty where another row has told of them.
};
/// Of a stack: its dense layers. Of any other graph: every activation function and every node that
/// takes a parameter and goes into none; where there is no such node, each value before the loss.
[[nodiscard]] std::vector<LayerParts> layerParts(const Model& model);

struct LayerStatistics {
    LayerParts parts;
    Spread value;        ///< Of a, over units and samples.
    Spread error;        ///< Of δ = ∂L/∂z.
    Spread gradient;     ///< Of ∂L/∂W and ∂L/∂b, over their elements.
    Histogram values;    ///< Of a.
    Histogram errors;    ///< Of δ.
    Histogram gradients; ///< Of ∂L/∂W and ∂L/∂b.
    Index units = 0;     ///< Rows, or the channels of an image.
    std::vector<UnitMark> stuck;
};

/// Of a plan with all adjoints that has run forward and backward.
[[nodiscard]] std::vector<LayerStatistics> statisticsOf(const Plan& plan, const Model& model);

/// Of each layer with parameters of its own, the rms of its gradient; then, of every layer, that of
/// its activations.
[[nodiscard]] std::vector<double> layerNorms(const std::vector<LayerStatistics>& layers);

/// The same of the iterations of a project's own training from the start on, as many as the time
/// allows: 0, 1, 2, 3 … and ever further apart, up to `last`. For a thread of its own; ends early
/// once `isStopped`.
[[nodiscard]] std::map<std::int64_t, std::vector<double>>
earlyNorms(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
           const Trace& trace, std::int64_t last, std::chrono::nanoseconds budget,
           const std::function<bool()>& isStopped = {});

/// A pass with the parameters and buffers of another, over all samples of the data, forward and
/// backward; over the first of them only if their values are more than so many numbers.
[[nodiscard]] Plan passOverData(const Model& model, const Trace& trace, const Data& data,
                                std::size_t most = std::size_t{4} << 20);

} // namespace deltaflow
