#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"
#include "core/train/trainer.h"

#include <functional>
#include <optional>

namespace deltaflow {

/// The most inputs of which it makes sense to choose two as axes.
inline constexpr Index kMostAxes = 12;

/// Why a model's outputs cannot be drawn over its inputs.
enum class NoResponse : std::uint8_t {
    Expression,
    NoInput,
    ManyInputs,      ///< More than kMostAxes.
    NoOutput,        ///< No node stands against the targets, or none that is per sample.
    SamplesTogether, ///< What is told of a sample depends on the others (batch normalisation).
};

/// The node that the loss compares with targets, and where its rows begin in Data::y.
struct ModelOutput {
    NodeId node = kNoNode;
    Index firstTarget = 0;
};

[[nodiscard]] ModelOutput outputOf(const Model& model);
[[nodiscard]] std::optional<NoResponse> whyNoResponse(const Project& project, const Model& model);

/// What of a unit is zero on its own boundary: of an activation (of a layer's weights and bias too)
/// the pre-activation; else the value itself. kNoNode where that is not a column per sample that
/// inputs reach.
[[nodiscard]] NodeId boundaryNode(const Model& model, NodeId node);

/// Evenly spaced values of an input, a row of Data::x, in its (scaled) unit.
struct InputAxis {
    Index input = 0;
    double from = 0;
    double to = 1;
    Index count = 2; ///< ≥ 2; both ends are among them.

    [[nodiscard]] double at(Index i) const {
        return from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1);
    }
    friend bool operator==(const InputAxis&, const InputAxis&) = default;
};

/// One or two inputs vary, the first fastest; the others stay as in `held` (inputs).
/// Shape: inputs × (product of the counts).
[[nodiscard]] SampleMatrix gridInputs(const std::vector<InputAxis>& axes,
                                      const Eigen::VectorXd& held);

/// Values of a model's nodes at inputs of any choosing, with any parameters; nothing is stored in
/// the project. In blocks, so that memory does not grow with the inputs.
class Response {
public:
    /// Requires that whyNoResponse() has no reason.
    Response(const Project& project, std::shared_ptr<const Model> model);

    /// Parameters and buffers of a moment of a run; the project's own before.
    void setMoment(const Moment& moment);

    /// One matrix a node, its rows × x.cols(), for x (inputs × places). Nothing if `cancelled`,
    /// asked between blocks, says so.
    [[nodiscard]] std::optional<std::vector<SampleMatrix>>
    at(const SampleMatrix& x, std::span<const NodeId> nodes,
       const std::function<bool()>& cancelled = {});

private:
    std::shared_ptr<const Model> m_model;
    Plan m_plan;
};

} // namespace deltaflow
