#include "fixture.h"

#include <map>
#include <stdexcept>

namespace deltaflow::checker {

namespace {

double numberFrom(const nlohmann::json& json, const std::string& where) {
    if (!json.is_number()) throw std::runtime_error(where + " is not a number");
    return json.get<double>();
}

template <typename Kind>
Kind named(const std::map<std::string, Kind>& kinds, const nlohmann::json& json,
           const std::string& where) {
    const auto name = json.get<std::string>();
    const auto found = kinds.find(name);
    if (found == kinds.end()) throw std::runtime_error(where + " \"" + name + "\" is not known");
    return found->second;
}

Activation activationFrom(const nlohmann::json& layer, const std::string& where) {
    static const std::map<std::string, ActivationKind> kinds{
        {"identity", ActivationKind::Identity},
        {"sigmoid", ActivationKind::Sigmoid},
        {"tanh", ActivationKind::Tanh},
        {"relu", ActivationKind::Relu},
        {"leaky_relu", ActivationKind::LeakyRelu},
        {"softplus", ActivationKind::Softplus},
        {"softmax", ActivationKind::Softmax}};
    Activation activation;
    activation.kind = named(kinds, layer.at("activation"), where + ".activation");
    if (activation.kind == ActivationKind::LeakyRelu) // it has no default here
        activation.alpha = numberFrom(layer.at("alpha"), where + ".alpha");
    return activation;
}

DenseLayer layerFrom(const nlohmann::json& json, const std::string& where) {
    DenseLayer layer;
    layer.weights = matrixFrom(json.at("W"), where + ".W");
    if (json.contains("b") && !json["b"].is_null())
        layer.bias = matrixFrom(json["b"], where + ".b");
    layer.activation = activationFrom(json, where);
    return layer;
}

LossKind lossFrom(const nlohmann::json& json) {
    static const std::map<std::string, LossKind> kinds{{"half_squared", LossKind::HalfSquared},
                                                       {"bce_sum", LossKind::BinaryCrossEntropy},
                                                       {"cce", LossKind::CategoricalCrossEntropy}};
    return named(kinds, json, "model.loss");
}

Penalty penaltyFrom(const nlohmann::json& json) {
    static const std::map<std::string, PenaltyKind> kinds{
        {"none", PenaltyKind::None}, {"ng", PenaltyKind::OverSamples}, {"d2l", PenaltyKind::Plain}};
    Penalty penalty;
    penalty.kind = named(kinds, json.at("type"), "model.regularization.type");
    if (penalty.kind != PenaltyKind::None)
        penalty.lambda = numberFrom(json.at("lambda"), "model.regularization.lambda");
    return penalty;
}

} // namespace

Eigen::MatrixXd matrixFrom(const nlohmann::json& json, const std::string& where) {
    if (!json.is_array() || json.empty() || !json[0].is_array() || json[0].empty())
        throw std::runtime_error(where + " is not a matrix of nested rows");
    Eigen::MatrixXd matrix(static_cast<Index>(json.size()), static_cast<Index>(json[0].size()));
    for (Index row = 0; row < matrix.rows(); ++row) {
        const auto& line = json[static_cast<std::size_t>(row)];
        const std::string place = where + "[" + std::to_string(row) + "]";
        if (!line.is_array() || static_cast<Index>(line.size()) != matrix.cols())
            throw std::runtime_error(place + " is not as long as the row before it");
        for (Index col = 0; col < matrix.cols(); ++col)
            matrix(row, col) = numberFrom(line[static_cast<std::size_t>(col)], place);
    }
    return matrix;
}

std::vector<double> numbersFrom(const nlohmann::json& json, const std::string& where) {
    if (json.is_number()) return {json.get<double>()};
    if (!json.is_array()) throw std::runtime_error(where + " is neither a number nor a list");
    std::vector<double> numbers;
    for (const auto& value : json)
        numbers.push_back(numberFrom(value, where));
    return numbers;
}

Optimiser optimiserFrom(const nlohmann::json& json) {
    static const std::map<std::string, OptimiserKind> kinds{{"sgd", OptimiserKind::Sgd},
                                                            {"momentum", OptimiserKind::Momentum},
                                                            {"nesterov", OptimiserKind::Nesterov},
                                                            {"rmsprop", OptimiserKind::RmsProp},
                                                            {"adam", OptimiserKind::Adam}};
    Optimiser optimiser;
    optimiser.kind = named(kinds, json.at("type"), "model.optimizer.type");
    const auto read = [&json](const char* key, double& value) {
        if (json.contains(key))
            value = numberFrom(json[key], std::string("model.optimizer.") + key);
    };
    optimiser.learningRate = numberFrom(json.at("lr"), "model.optimizer.lr");
    read("momentum", optimiser.momentum);
    read("alpha", optimiser.decay);
    read("beta1", optimiser.beta1);
    read("beta2", optimiser.beta2);
    read("eps", optimiser.epsilon);
    return optimiser;
}

namespace {

void readTensor(const nlohmann::json& json, std::size_t level, Tensor& tensor,
                const std::string& where) {
    if (level == tensor.sizes.size()) {
        tensor.numbers.push_back(numberFrom(json, where));
        return;
    }
    Index& size = tensor.sizes[level];
    if (!json.is_array() || json.empty())
        throw std::runtime_error(where + " is not a list of numbers or lists");
    if (size == 0) size = static_cast<Index>(json.size());
    if (static_cast<Index>(json.size()) != size)
        throw std::runtime_error(where + " is not as long as the list before it");
    for (std::size_t i = 0; i < json.size(); ++i)
        readTensor(json[i], level + 1, tensor, where + "[" + std::to_string(i) + "]");
}

} // namespace

Tensor tensorFrom(const nlohmann::json& json, std::size_t depth, const std::string& where) {
    Tensor tensor;
    tensor.sizes.assign(depth, 0);
    readTensor(json, 0, tensor, where);
    return tensor;
}

ParameterMatrix flattenedFrom(const nlohmann::json& json, std::size_t depth,
                              const std::string& where) {
    const Tensor tensor = tensorFrom(json, depth, where);
    const Index rows = tensor.sizes.front();
    return Eigen::Map<const ParameterMatrix>(tensor.numbers.data(), rows,
                                             static_cast<Index>(tensor.numbers.size()) / rows);
}

Project projectFrom(const nlohmann::json& fixture) {
    const auto& model = fixture.at("model");
    auto network = std::make_shared<Network>();
    for (const auto& layer : model.at("layers"))
        network->layers.push_back(
            layerFrom(layer, "model.layers[" + std::to_string(network->layers.size()) + "]"));
    if (!network->layers.empty()) network->inputs = network->layers[0].inputs();
    auto data = std::make_shared<Data>();
    data->x = matrixFrom(fixture.at("data").at("X"), "data.X");
    data->y = matrixFrom(fixture.at("data").at("Y"), "data.Y");

    Project project;
    project.network = std::move(network);
    project.data = std::move(data);
    project.loss = lossFrom(model.at("loss"));
    if (model.contains("regularization") && !model["regularization"].is_null())
        project.penalty = penaltyFrom(model["regularization"]);
    project.optimiser = optimiserFrom(model.at("optimizer"));
    return project;
}

} // namespace deltaflow::checker
