#include "checks.h"
#include "fixture.h"

#include "core/network/model.h"
#include "core/train/history.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

/// A fixture's net in the engine, and how its numbers are held against the expected ones.
class MlpCheck {
public:
    MlpCheck(const json& fixture, Comparison& comparison)
        : m_project(std::make_shared<Project>(projectFrom(fixture)))
        , m_model(buildModel(*m_project))
        , m_history(m_project, m_model)
        , m_comparison(comparison)
        , m_steps(fixture.at("data").value("steps", std::int64_t{0})) {}

    void run(const json& expected) {
        for (const auto& [key, value] : expected.items()) {
            if (value.is_null() || value.is_string()) continue;
            field(key, value);
        }
    }

private:
    void field(const std::string& key, const json& value);
    void layers(const json& expected);
    void partials(const json& expected);
    void withBiasColumn(const std::string& what, Quantity quantity, const json& expected);
    void trajectory(const json& expected);
    void state(const std::string& what, std::int64_t updates, const json& expected);
    void snapshot(const std::string& what, std::int64_t step, const json& expected);
    void parametersOf(const std::string& what, std::int64_t step, Quantity quantity, const char* w,
                      const char* b, const json& expected);
    void node(const std::string& what, std::int64_t step, NodeId id, Quantity quantity,
              const json& expected);
    [[nodiscard]] double single(NodeId id, Quantity quantity) {
        return m_history.at(0)->at({id, quantity, 0, 0, 0});
    }

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    History m_history;
    Comparison& m_comparison;
    std::int64_t m_steps;
};

void MlpCheck::field(const std::string& key, const json& value) {
    if (key == "layers") return layers(value);
    if (key == "loss")
        return m_comparison.number(key, single(m_model->loss, Quantity::Value), value);
    if (key == "loss_data")
        return m_comparison.number(key, single(m_model->dataLoss, Quantity::Value), value);
    if (key == "loss_reg") {
        const NodeId penalty = m_model->penalty;
        return m_comparison.number(key, penalty == kNoNode ? 0.0 : single(penalty, Quantity::Value),
                                   value);
    }
    if (key == "dX") return node(key, 0, m_model->input, Quantity::Adjoint, value);
    if (key == "after_1_step") return snapshot(key, 1, value);
    if (key == "loss_history") return m_comparison.list(key, m_history.losses(m_steps + 1), value);
    if (key == "snapshots") {
        for (const json& one : value) {
            const auto step = one.at("step").get<std::int64_t>();
            snapshot("snapshot " + std::to_string(step), step, one);
        }
        return;
    }
    if (key == "partials") return partials(value);
    if (key == "Theta") return withBiasColumn(key, Quantity::Value, value);
    if (key == "dTheta") return withBiasColumn(key, Quantity::Adjoint, value);
    if (key == "trajectory") return trajectory(value);
    throw std::runtime_error("expected." + key + " is not known to this program");
}

void MlpCheck::node(const std::string& what, std::int64_t step, NodeId id, Quantity quantity,
                    const json& expected) {
    const auto trace = m_history.at(step);
    const Shape& shape = m_model->graph->node(id).shape;
    const Index cols = shape.perSample ? trace->samples() : shape.cols;
    m_comparison.matrix(
        what, shape.rows, cols,
        [&](int row, int col) {
            return trace->at(shape.perSample ? Ref{id, quantity, row, 0, col}
                                             : Ref{id, quantity, row, col, 0});
        },
        expected);
}

void MlpCheck::layers(const json& expected) {
    if (expected.size() != m_model->layers.size())
        throw std::runtime_error("expected.layers does not have the model's number of layers");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const LayerNodes& nodes = m_model->layers[i];
        for (const auto& [key, value] : expected[i].items()) {
            if (value.is_null()) continue; // 0/0, or a layer without bias
            const std::string what = "layer " + std::to_string(i + 1) + " " + key;
            if (key == "z")
                node(what, 0, nodes.preActivation, Quantity::Value, value);
            else if (key == "a")
                node(what, 0, nodes.activation, Quantity::Value, value);
            else if (key == "da")
                node(what, 0, nodes.activation, Quantity::Adjoint, value);
            else if (key == "delta")
                node(what, 0, nodes.preActivation, Quantity::Adjoint, value);
            else if (key == "dW")
                node(what, 0, nodes.weights, Quantity::Adjoint, value);
            else if (key == "db" && nodes.bias != kNoNode)
                node(what, 0, nodes.bias, Quantity::Adjoint, value);
            else
                throw std::runtime_error("expected " + what + " has no counterpart in the engine");
        }
    }
}

void MlpCheck::parametersOf(const std::string& what, std::int64_t step, Quantity quantity,
                            const char* w, const char* b, const json& expected) {
    if (expected.size() != m_model->layers.size())
        throw std::runtime_error(what + " does not have the model's number of layers");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const LayerNodes& nodes = m_model->layers[i];
        const std::string layer = what + " layer " + std::to_string(i + 1) + " ";
        node(layer + w, step, nodes.weights, quantity, expected[i].at(w));
        const bool hasBias = expected[i].contains(b) && !expected[i][b].is_null();
        if (hasBias != (nodes.bias != kNoNode))
            throw std::runtime_error(layer + b + " is there only on one side");
        if (hasBias) node(layer + b, step, nodes.bias, quantity, expected[i][b]);
    }
}

void MlpCheck::snapshot(const std::string& what, std::int64_t step, const json& expected) {
    parametersOf(what, step, Quantity::Value, "W", "b", expected.at("layers"));
    if (expected.contains("loss"))
        m_comparison.number(what + " loss", m_history.losses(step + 1).back(), expected["loss"]);
}

void MlpCheck::partials(const json& expected) {
    const auto trace = m_history.at(0);
    for (const auto& [key, value] : expected.items()) {
        if (value.is_null()) continue;
        const std::string what = "partials " + key;
        const LayerNodes& first = m_model->layers.front();
        const LayerNodes& last = m_model->layers.back();
        const bool ofWeights = key.starts_with("dJ_dW") || key.starts_with("ds_dW");
        if (ofWeights) {
            const auto layer = static_cast<std::size_t>(std::stoul(key.substr(5)));
            const NodeId weights = m_model->layers.at(layer - 1).weights;
            if (key.starts_with("dJ")) {
                node(what, 0, weights, Quantity::Adjoint, value);
                continue;
            }
            // What the penalty sends is the arrival after those of the samples.
            const Shape& shape = m_model->graph->node(weights).shape;
            const auto arrival = static_cast<std::int32_t>(trace->samples());
            m_comparison.matrix(
                what, shape.rows, shape.cols,
                [&](int row, int col) {
                    if (m_model->penalty == kNoNode) return 0.0;
                    return trace->at({weights, Quantity::AdjointContribution, row, col, arrival});
                },
                value);
        } else if (key == "L")
            field("loss_data", value);
        else if (key == "s")
            field("loss_reg", value);
        else if (key == "J")
            field("loss", value);
        else if (key == "dJ_dL")
            m_comparison.number(what, single(m_model->dataLoss, Quantity::Adjoint), value);
        else if (key == "dJ_ds" && m_model->penalty != kNoNode)
            m_comparison.number(what, single(m_model->penalty, Quantity::Adjoint), value);
        else if (key == "dJ_ds")
            m_comparison.number(what, 1.0, value);
        else if (key == "dJ_do")
            node(what, 0, last.preActivation, Quantity::Adjoint, value);
        else if (key == "dJ_dh")
            node(what, 0, first.activation, Quantity::Adjoint, value);
        else if (key == "dJ_dz")
            node(what, 0, first.preActivation, Quantity::Adjoint, value);
        else
            throw std::runtime_error("expected." + what + " is not known to this program");
    }
}

void MlpCheck::withBiasColumn(const std::string& what, Quantity quantity, const json& expected) {
    const auto trace = m_history.at(0);
    if (expected.size() != m_model->layers.size())
        throw std::runtime_error("expected." + what +
                                 " does not have the model's number of layers");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const LayerNodes& nodes = m_model->layers[i];
        const Shape& shape = m_model->graph->node(nodes.weights).shape;
        const int shift = nodes.bias == kNoNode ? 0 : 1;
        m_comparison.matrix(
            what + " " + std::to_string(i + 1), shape.rows, shape.cols + shift,
            [&](int row, int col) {
                if (col < shift) return trace->at({nodes.bias, quantity, row, 0, 0});
                return trace->at({nodes.weights, quantity, row, col - shift, 0});
            },
            expected[i]);
    }
}

void MlpCheck::trajectory(const json& expected) {
    for (const json& one : expected) {
        const auto step = one.at("step").get<std::int64_t>();
        const std::string what = "trajectory " + std::to_string(step);
        snapshot(what, step, one);
        if (one.contains("grads"))
            parametersOf(what, step, Quantity::Adjoint, "dW", "db", one["grads"]);
        if (one.contains("state") && !one["state"].is_null()) state(what, step, one["state"]);
    }
}

void MlpCheck::state(const std::string& what, std::int64_t updates, const json& expected) {
    for (const auto& [key, value] : expected.items()) {
        if (value.is_null()) continue;
        const bool first = key == "velocity" || key == "exp_avg";
        if (!first && key != "square_avg" && key != "exp_avg_sq")
            throw std::runtime_error("state." + key + " is not known to this program");
        // The state after k updates is what pass k − 1 ends with.
        parametersOf(what + " " + key, updates - 1,
                     first ? Quantity::FirstMoment : Quantity::SecondMoment, "W", "b", value);
    }
}

} // namespace

void checkMlp(const json& fixture, Comparison& comparison) {
    MlpCheck(fixture, comparison).run(fixture.at("expected"));
}

} // namespace deltaflow::checker
