#include "checks.h"
#include "fixture.h"

#include "core/graph/plan.h"
#include "core/ops/activation.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/categorical_cross_entropy.h"
#include "core/ops/dense.h"
#include "core/ops/functions.h"
#include "core/ops/half_squared.h"
#include "core/ops/softmax.h"

#include <map>

namespace deltaflow::checker {

namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

/// A case's arguments, and what was computed from them.
struct Case {
    Numbers z;
    double alpha = 0;
    Numbers y;
    Numbers w;
    Numbers upstream;
};

struct Result {
    Numbers value;
    Numbers gradient; ///< dvalue/dz, or the vector–Jacobian product with the upstream.
    Numbers engine;   ///< The value once more, as the op's kernels compute it; empty if there is no
                      ///< such op.
};

/// The value of a one-op graph over z, through the kernels that training runs.
Numbers runOp(std::shared_ptr<const Op> op, const Numbers& z) {
    auto graph = std::make_shared<Graph>();
    const Shape shape{static_cast<Index>(z.size()), 1, true};
    const NodeId in = graph->addLeaf(NodeRole::Input, shape, "z");
    const NodeId target = graph->addLeaf(NodeRole::Target, shape, "y");
    const NodeId out = graph->add(std::move(op), {in}, "a");
    const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {out, target}, "L");
    Plan plan(graph, loss, 1);
    std::copy(z.begin(), z.end(), plan.value(in).begin());
    plan.forward();
    return {plan.value(out).begin(), plan.value(out).end()};
}

/// The same for a loss on logits, with its gradient.
Result runLoss(std::shared_ptr<const Op> activation, std::shared_ptr<const Op> op, const Case& c) {
    auto graph = std::make_shared<Graph>();
    const Shape shape{static_cast<Index>(c.z.size()), 1, true};
    const NodeId z = graph->addLeaf(NodeRole::Input, shape, "z");
    const NodeId y = graph->addLeaf(NodeRole::Target, shape, "y");
    const NodeId a = graph->add(std::move(activation), {z}, "a");
    graph->setBypassed(a);
    const NodeId loss = graph->add(std::move(op), {z, a, y}, "L");
    Plan plan(graph, loss, 1);
    std::copy(c.z.begin(), c.z.end(), plan.value(z).begin());
    std::copy(c.y.begin(), c.y.end(), plan.value(y).begin());
    plan.forward();
    plan.backward();
    return {{plan.output()}, {plan.adjoint(z).begin(), plan.adjoint(z).end()}, {}};
}

Result elementwise(ActivationKind kind, const Case& c, double (*value)(double),
                   double (*slope)(double)) {
    Result result;
    for (const double z : c.z) {
        result.value.push_back(value(z));
        result.gradient.push_back(slope(z));
    }
    result.engine = runOp(std::make_shared<ActivationOp>(Activation{kind, c.alpha}), c.z);
    return result;
}

Result leakyRelu(const Case& c) {
    Result result;
    for (const double z : c.z) {
        result.value.push_back(functions::leakyRelu(z, c.alpha));
        result.gradient.push_back(functions::leakyReluSlope(z, c.alpha));
    }
    result.engine =
        runOp(std::make_shared<ActivationOp>(Activation{ActivationKind::LeakyRelu, c.alpha}), c.z);
    return result;
}

Result logSigmoid(const Case& c) {
    Result result;
    for (const double z : c.z) {
        result.value.push_back(functions::logSigmoid(z));
        result.gradient.push_back(functions::sigmoid(-z));
    }
    return result;
}

Result softmax(const Case& c) {
    Result result;
    result.value.resize(c.z.size());
    functions::softmax(c.z, result.value);
    const functions::SoftmaxPullback pullback(result.value, c.upstream);
    for (std::size_t i = 0; i < c.z.size(); ++i)
        result.gradient.push_back(pullback.at(i));
    result.engine = runOp(std::make_shared<SoftmaxOp>(), c.z);
    return result;
}

Result logSoftmax(const Case& c) {
    Result result;
    result.value.resize(c.z.size());
    functions::logSoftmax(c.z, result.value);
    Numbers a(c.z.size());
    functions::softmax(c.z, a);
    double total = 0;
    for (const double u : c.upstream)
        total += u;
    for (std::size_t i = 0; i < a.size(); ++i)
        result.gradient.push_back(c.upstream[i] - a[i] * total);
    return result;
}

Result logSumExp(const Case& c) {
    Result result;
    result.value = {functions::logSumExp(c.z)};
    result.gradient.resize(c.z.size());
    functions::softmax(c.z, result.gradient);
    return result;
}

Result binaryCrossEntropy(const Case& c) {
    const Result engine =
        runLoss(std::make_shared<ActivationOp>(Activation{ActivationKind::Sigmoid, 0}),
                std::make_shared<BinaryCrossEntropyOp>(), c);
    Result result{{0.0}, {}, engine.value};
    for (std::size_t i = 0; i < c.z.size(); ++i) {
        result.value[0] += functions::binaryCrossEntropy(c.z[i], c.y[i]);
        result.gradient.push_back(functions::binaryCrossEntropySlope(c.z[i], c.y[i]));
    }
    return result;
}

Result categoricalCrossEntropy(const Case& c) {
    const Result engine =
        runLoss(std::make_shared<SoftmaxOp>(), std::make_shared<CategoricalCrossEntropyOp>(), c);
    return {{functions::categoricalCrossEntropy(c.z, c.y)}, engine.gradient, engine.value};
}

Result halfSquared(const Case& c) {
    auto graph = std::make_shared<Graph>();
    const Shape shape{static_cast<Index>(c.z.size()), 1, true};
    const NodeId a = graph->addLeaf(NodeRole::Input, shape, "a");
    const NodeId y = graph->addLeaf(NodeRole::Target, shape, "y");
    const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {a, y}, "L");
    Plan plan(graph, loss, 1);
    std::copy(c.z.begin(), c.z.end(), plan.value(a).begin());
    std::copy(c.y.begin(), c.y.end(), plan.value(y).begin());
    plan.forward();
    plan.backward();
    return {{plan.output()}, {plan.adjoint(a).begin(), plan.adjoint(a).end()}, {}};
}

/// Σ z w: a dense layer of one unit with weights w.
Result dot(const Case& c) {
    auto graph = std::make_shared<Graph>();
    const auto count = static_cast<Index>(c.z.size());
    const NodeId z = graph->addLeaf(NodeRole::Input, {count, 1, true}, "x");
    const NodeId w = graph->addLeaf(NodeRole::Parameter, {1, count, false}, "W");
    const NodeId y = graph->addLeaf(NodeRole::Target, {1, 1, true}, "y");
    const NodeId sum = graph->add(std::make_shared<DenseOp>(), {w, z}, "z");
    const NodeId loss = graph->add(std::make_shared<HalfSquaredOp>(), {sum, y}, "L");
    Plan plan(graph, loss, 1);
    std::copy(c.z.begin(), c.z.end(), plan.value(z).begin());
    std::copy(c.w.begin(), c.w.end(), plan.value(w).begin());
    plan.forward();
    plan.value(y)[0] = plan.value(sum)[0] - 1; // so that 1 flows back to the sum
    plan.backward();
    return {{plan.value(sum)[0]}, {plan.adjoint(z).begin(), plan.adjoint(z).end()}, {}};
}

Result evaluate(const std::string& fn, const Case& c) {
    namespace f = functions;
    static const std::map<std::string, std::function<Result(const Case&)>> table{
        {"identity",
         [](const Case& k) {
             return elementwise(
                 ActivationKind::Identity, k, [](double z) { return z; },
                 [](double) { return 1.0; });
         }},
        {"sigmoid",
         [](const Case& k) {
             return elementwise(ActivationKind::Sigmoid, k, f::sigmoid, f::sigmoidSlope);
         }},
        {"tanh",
         [](const Case& k) {
             return elementwise(
                 ActivationKind::Tanh, k, [](double z) { return std::tanh(z); }, f::tanhSlope);
         }},
        {"softplus",
         [](const Case& k) {
             return elementwise(ActivationKind::Softplus, k, f::softplus, f::sigmoid);
         }},
        {"relu",
         [](const Case& k) { return elementwise(ActivationKind::Relu, k, f::relu, f::reluSlope); }},
        {"leaky_relu", leakyRelu},
        {"log_sigmoid", logSigmoid},
        {"softmax", softmax},
        {"log_softmax", logSoftmax},
        {"logsumexp", logSumExp},
        {"bce_with_logits", binaryCrossEntropy},
        {"softmax_ce_with_logits", categoricalCrossEntropy},
        {"half_squared", halfSquared},
        {"dot", dot}};
    const auto found = table.find(fn);
    if (found == table.end()) throw std::runtime_error("function \"" + fn + "\" is not known");
    return found->second(c);
}

Case caseFrom(const json& one, const std::string& where) {
    Case c;
    c.z = numbersFrom(one.at("z"), where + ".z");
    const auto read = [&](const char* key, Numbers& into) {
        if (!one.contains(key)) return;
        into = numbersFrom(one[key], where + "." + key);
        if (into.size() != c.z.size())
            throw std::runtime_error(where + "." + key + " is not as long as z");
    };
    read("y", c.y);
    read("w", c.w);
    read("upstream", c.upstream);
    if (one.contains("alpha")) c.alpha = one["alpha"].get<double>();
    return c;
}

void requireArguments(const std::string& fn, const Case& c, const std::string& where) {
    const auto need = [&](bool given, const char* key) {
        if (!given) throw std::runtime_error(where + ": " + fn + " needs " + key);
    };
    if (c.z.empty()) throw std::runtime_error(where + ": z is empty");
    if (fn == "softmax" || fn == "log_softmax") need(!c.upstream.empty(), "upstream");
    if (fn == "dot") need(!c.w.empty(), "w");
    if (fn.ends_with("_with_logits") || fn == "half_squared") need(!c.y.empty(), "y");
}

void compare(Comparison& comparison, const std::string& what, const Numbers& got,
             const json& expected) {
    if (expected.is_array()) return comparison.list(what, got, expected);
    if (got.size() != 1) throw Mismatch(what + ": got a list, expected a single number");
    comparison.number(what, got[0], expected);
}

} // namespace

void checkFunctions(const json& fixture, Comparison& comparison) {
    const json& cases = fixture.at("data").at("cases");
    const json& expected = fixture.at("expected").at("cases");
    if (cases.size() != expected.size())
        throw std::runtime_error("data.cases and expected.cases differ in number");
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto id = cases[i].at("id").get<std::string>();
        if (expected[i].at("id") != id)
            throw std::runtime_error("case " + id + " has no expected counterpart");
        const auto fn = cases[i].at("fn").get<std::string>();
        const Case c = caseFrom(cases[i], id);
        requireArguments(fn, c, id);
        comparison.setTolerance(toleranceFrom(expected[i].at("tolerance")));
        const Result result = evaluate(fn, c);
        compare(comparison, id + " value", result.value, expected[i].at("value"));
        if (!result.engine.empty())
            compare(comparison, id + " value in a plan", result.engine, expected[i].at("value"));
        if (expected[i].contains("grad"))
            compare(comparison, id + " grad", result.gradient, expected[i]["grad"]);
    }
}

} // namespace deltaflow::checker
