#include "checks.h"
#include "fixture.h"
#include "graph_fixture.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

std::string step(const char* letter, std::size_t t) {
    return letter + std::to_string(t);
}

/// z_t = Wxh x_t + Whh h_{t−1} + bh, h_t = tanh z_t, o_t = Why h_t + by, unrolled.
Project unrolled(const json& fixture) {
    const json& model = fixture.at("model");
    const json& data = fixture.at("data");
    if (model.at("activation") != "tanh" || model.at("loss") != "half_squared")
        throw std::runtime_error("model.activation or model.loss is not known");
    const auto scored = model.at("loss_steps").get<std::string>();
    if (scored != "all" && scored != "last")
        throw std::runtime_error("model.loss_steps \"" + scored + "\" is not known");
    GraphDocument document;
    for (const char* name : {"Wxh", "Whh", "bh", "Why", "by"})
        document.parameter(name, matrixFrom(model.at(name), std::string("model.") + name));
    document.input("h0", matrixFrom(data.at("h0"), "data.h0"));
    const std::size_t steps = data.at("x").size();
    std::vector<std::string> losses;
    for (std::size_t t = 1; t <= steps; ++t) {
        document.input(step("x", t), matrixFrom(data["x"][t - 1], "data.x"));
        document.op(step("z", t), "affine", {"Wxh", step("x", t), "Whh", step("h", t - 1), "bh"});
        document.op(step("h", t), "tanh", {step("z", t)});
        document.op(step("o", t), "linear", {"Why", step("h", t), "by"});
        if (scored == "last" && t < steps) continue;
        document.target(step("y", t), matrixFrom(data.at("y").at(t - 1), "data.y"));
        document.op(step("L", t), "half_squared", {step("o", t), step("y", t)});
        losses.push_back(step("L", t));
    }
    if (losses.size() > 1) document.op("L", "add", losses);
    return document.project(losses.size() > 1 ? "L" : losses.at(0),
                            optimiserFrom(model.at("optimizer")));
}

void checkSteps(GraphPasses& passes, const json& expected) {
    for (std::size_t t = 1; t <= expected.size(); ++t)
        for (const auto& [key, value] : expected[t - 1].items()) {
            const std::string what = "step " + std::to_string(t) + " " + key;
            if (key == "z" || key == "h" || key == "o")
                passes.matrix(what, step(key.c_str(), t), Quantity::Value, value);
            else if (key == "dh" || key == "delta")
                passes.matrix(what, step(key == "dh" ? "h" : "z", t), Quantity::Adjoint, value);
            else
                refuseExpectation("steps." + key);
        }
}

} // namespace

void checkRecurrent(const json& fixture, Comparison& comparison) {
    GraphPasses passes(unrolled(fixture), comparison);
    for (const auto& [key, expected] : fixture.at("expected").items()) {
        if (key == "steps")
            checkSteps(passes, expected);
        else if (key == "loss")
            comparison.number(key, passes.loss(0), expected);
        else if (key == "dx")
            for (std::size_t t = 1; t <= expected.size(); ++t)
                passes.matrix("dx " + std::to_string(t), step("x", t), Quantity::Adjoint,
                              expected[t - 1]);
        else if (key == "after_1_step")
            for (const auto& [name, value] : expected.items()) {
                if (name == "loss")
                    comparison.number(key + " loss", passes.loss(1), value);
                else
                    passes.matrix(key + " " + name, name, Quantity::Updated, value);
            }
        else if (key.starts_with("d") && passes.graph().find(key.substr(1)) != kNoNode)
            passes.matrix(key, key.substr(1), Quantity::Adjoint, expected);
        else
            refuseExpectation(key);
    }
}

} // namespace deltaflow::checker
