#include "checks.h"
#include "fixture.h"
#include "graph_fixture.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

/// A normalisation y of x under the inner product with its upstream u.
class NormalisationCheck {
public:
    explicit NormalisationCheck(const json& fixture)
        : m_fixture(fixture)
        , m_model(fixture.at("model"))
        , m_isBatch(m_model.at("kind") == "batchnorm")
        , m_images(m_model.value("layout", "") == "nchw") {}

    void run(Comparison& comparison) const {
        GraphPasses passes(project(false, column("running_mean"), column("running_var")),
                           comparison);
        for (const auto& [key, expected] : m_fixture.at("expected").items())
            field(passes, key, expected);
    }

private:
    /// A parameter of the model: a column, or a plain list for images.
    [[nodiscard]] ParameterMatrix column(const char* key) const {
        if (!m_model.contains(key)) return {};
        return flattenedFrom(m_model[key], m_images ? 1 : 2, std::string("model.") + key);
    }

    [[nodiscard]] Project project(bool evaluates, ParameterMatrix runningMean,
                                  ParameterMatrix runningVariance) const {
        GraphDocument document;
        addData(document);
        document.parameter("gamma", column("gamma"));
        document.parameter("beta", column("beta"));
        std::vector<std::string> inputs{"x", "gamma", "beta"};
        OpSettings settings;
        settings.epsilon = m_model.at("eps").get<double>();
        if (m_isBatch) {
            settings.momentum = m_model.at("momentum").get<double>();
            settings.evaluates = evaluates;
            document.stored("running_mean", "buffer", std::move(runningMean));
            document.stored("running_var", "buffer", std::move(runningVariance));
            inputs.insert(inputs.end(), {"running_mean", "running_var"});
        }
        document.op("y", m_isBatch ? "batchnorm" : "layernorm", inputs, settings);
        document.op("L", "inner_product", {"u", "y"});
        return document.project("L", optimiserFrom(m_model.at("optimizer")));
    }

    void addData(GraphDocument& document) const {
        const json& data = m_fixture.at("data");
        if (!m_images) {
            document.input("x", matrixFrom(data.at("x"), "data.x"));
            document.target("u", matrixFrom(data.at("upstream"), "data.upstream"));
            return;
        }
        const auto columns = [&](const char* key) {
            return SampleMatrix(
                flattenedFrom(data.at(key), 4, std::string("data.") + key).transpose());
        };
        const Tensor x = tensorFrom(data.at("x"), 4, "data.x");
        document.input("x", columns("x"),
                       {static_cast<int>(x.sizes[1]), static_cast<int>(x.sizes[2]),
                        static_cast<int>(x.sizes[3])});
        document.target("u", columns("upstream"));
    }

    void number(GraphPasses& passes, const std::string& what, const std::string& node,
                Quantity quantity, const json& expected, std::int64_t iteration = 0) const {
        if (m_images)
            passes.stored(what, node, quantity, expected, iteration);
        else
            passes.matrix(what, node, quantity, expected, iteration);
    }

    void field(GraphPasses& passes, const std::string& key, const json& expected) const {
        if (key == "y")
            number(passes, key, "y", Quantity::Value, expected);
        else if (key == "mean")
            number(passes, key, "y_mean", Quantity::Value, expected);
        else if (key == "var")
            number(passes, key, "y_variance", Quantity::Value, expected);
        else if (key == "dx" || key == "dgamma" || key == "dbeta")
            number(passes, key, key.substr(1), Quantity::Adjoint, expected);
        else if (key == "running_mean" || key == "running_var") // what the next pass starts from
            number(passes, key, key, Quantity::Value, expected, 1);
        else if (key == "y_eval")
            evaluation(passes, expected);
        else if (key == "after_1_step")
            for (const auto& [name, value] : expected.items())
                number(passes, key + " " + name, name, Quantity::Updated, value);
        else
            refuseExpectation(key);
    }

    /// The same net in evaluation mode, with the running statistics as the pass has left them.
    void evaluation(GraphPasses& passes, const json& expected) const {
        const auto carried = [&](const char* name) -> ParameterMatrix {
            const auto block = passes.trace(1)->block(passes.find(name), Quantity::Value);
            return Eigen::Map<const Eigen::VectorXd>(block.data(), std::ssize(block));
        };
        GraphPasses evaluating(project(true, carried("running_mean"), carried("running_var")),
                               passes.comparison());
        number(evaluating, "y_eval", "y", Quantity::Value, expected);
    }

    const json& m_fixture;
    const json& m_model;
    bool m_isBatch;
    bool m_images;
};

} // namespace

void checkNormalisation(const json& fixture, Comparison& comparison) {
    NormalisationCheck(fixture).run(comparison);
}

} // namespace deltaflow::checker
