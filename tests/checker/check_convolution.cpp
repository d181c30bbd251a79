#include "checks.h"
#include "fixture.h"
#include "graph_fixture.h"

#include "core/ops/pool2d.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

/// Images (samples, channels, height, width), a sample a column.
struct Images {
    SampleMatrix columns;
    Grid grid;
};

Images imagesFrom(const json& data, const char* key) {
    const Tensor tensor = tensorFrom(data.at(key), 4, std::string("data.") + key);
    const Grid grid{static_cast<int>(tensor.sizes[1]), static_cast<int>(tensor.sizes[2]),
                    static_cast<int>(tensor.sizes[3])};
    return {Eigen::Map<const SampleMatrix>(tensor.numbers.data(), grid.cells(), tensor.sizes[0]),
            grid};
}

OpSettings settingsFrom(const json& model) {
    OpSettings settings;
    settings.kernel = model.at("kernel").get<std::array<int, 2>>();
    settings.stride = model.at("stride").get<std::array<int, 2>>();
    settings.padding = model.at("padding").get<std::array<int, 2>>();
    settings.countsPadding = model.value("count_include_pad", true);
    return settings;
}

/// x, and the upstream u under an inner product L, so that u is the adjoint of y.
void addEnds(GraphDocument& document, const json& data, bool before) {
    if (before) {
        const Images x = imagesFrom(data, "x");
        document.input("x", x.columns, x.grid);
        document.target("u", imagesFrom(data, "upstream").columns);
    } else {
        document.op("L", "inner_product", {"u", "y"});
    }
}

void checkArgmax(GraphPasses& passes, const json& expected) {
    const NodeId y = passes.find("y");
    const auto& op = dynamic_cast<const MaxPool2dOp&>(*passes.graph().node(y).op);
    const auto trace = passes.trace();
    const Grid& image = op.window().in;
    std::vector<double> places;
    for (int sample = 0; sample < trace->samples(); ++sample)
        for (int row = 0; row < op.window().out.cells(); ++row)
            places.push_back(
                op.argmax(*trace, passes.graph().site(y, sample, trace->samples()), row) %
                (image.height * image.width));
    passes.comparison().nested("argmax", places, expected);
}

} // namespace

void checkConvolution(const json& fixture, Comparison& comparison) {
    const json& model = fixture.at("model");
    GraphDocument document;
    addEnds(document, fixture.at("data"), true);
    document.parameter("W", flattenedFrom(model.at("W"), 4, "model.W"));
    std::vector<std::string> inputs{"W", "x"};
    if (!model.at("b").is_null()) {
        document.parameter("b", flattenedFrom(model["b"], 1, "model.b"));
        inputs.push_back("b");
    }
    document.op("y", "conv2d", inputs, settingsFrom(model));
    addEnds(document, fixture.at("data"), false);
    GraphPasses passes(document.project("L", optimiserFrom(model.at("optimizer"))), comparison);
    for (const auto& [key, expected] : fixture.at("expected").items()) {
        if (expected.is_null()) continue;
        if (key == "y")
            passes.stored(key, "y", Quantity::Value, expected);
        else if (key == "dx" || key == "dW" || key == "db")
            passes.stored(key, key.substr(1), Quantity::Adjoint, expected);
        else if (key == "after_1_step")
            for (const auto& [name, value] : expected.items()) {
                if (!value.is_null())
                    passes.stored(key + " " + name, name, Quantity::Updated, value);
            }
        else
            refuseExpectation(key);
    }
}

void checkPooling(const json& fixture, Comparison& comparison) {
    const json& model = fixture.at("model");
    GraphDocument document;
    addEnds(document, fixture.at("data"), true);
    document.op("y", model.at("kind").get<std::string>(), {"x"}, settingsFrom(model));
    addEnds(document, fixture.at("data"), false);
    GraphPasses passes(document.project("L"), comparison);
    for (const auto& [key, expected] : fixture.at("expected").items()) {
        if (key == "y")
            passes.stored(key, "y", Quantity::Value, expected);
        else if (key == "dx")
            passes.stored(key, "x", Quantity::Adjoint, expected);
        else if (key == "argmax")
            checkArgmax(passes, expected);
        else
            refuseExpectation(key);
    }
}

} // namespace deltaflow::checker
