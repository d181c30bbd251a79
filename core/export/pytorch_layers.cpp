#include "core/export/python_text.h"
#include "core/export/pytorch_net.h"

namespace deltaflow {

namespace {

std::string layerName(std::size_t layer) {
    return "layer" + std::to_string(layer + 1);
}

/// Cross-entropies are computed from the logits, and so is the module's output then.
bool endsInLogits(LossKind loss) {
    return loss != LossKind::HalfSquared;
}

std::string init(const Network& network) {
    std::string code = "    def __init__(self):\n        super().__init__()\n";
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const DenseLayer& layer = network.layers[l];
        code += "        self." + layerName(l) + " = nn.Linear(" + python::integer(layer.inputs()) +
                ", " + python::integer(layer.outputs()) + (layer.hasBias() ? "" : ", bias=False") +
                ")\n";
    }
    return code;
}

std::string forward(const Network& network, LossKind loss) {
    std::string code = "    def forward(self, x):\n";
    std::string below = "x";
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const std::string z = "self." + layerName(l) + "(" + below + ")";
        if (l + 1 < network.layers.size()) {
            below = "a" + std::to_string(l + 1);
            code += "        " + below + " = " + torchActivation(network.layers[l].activation, z) +
                    "\n";
        } else if (endsInLogits(loss)) {
            const bool binary = loss == LossKind::BinaryCrossEntropy;
            code += "        return " + z + "  # before the " + (binary ? "sigmoid" : "softmax") +
                    ", which the loss contains\n";
        } else {
            code += "        return " + torchActivation(network.layers[l].activation, z) + "\n";
        }
    }
    return code;
}

std::string dataLoss(LossKind kind) {
    switch (kind) {
    case LossKind::HalfSquared:
        return "def data_loss(a, y):\n"
               "    \"\"\"Half the squared error, summed over outputs and samples.\"\"\"\n"
               "    return 0.5 * ((y - a) ** 2).sum()\n";
    case LossKind::BinaryCrossEntropy:
        return "def data_loss(z, y):\n"
               "    \"\"\"Binary cross-entropy of sigmoid(z), summed over outputs and "
               "samples.\"\"\"\n"
               "    return F.binary_cross_entropy_with_logits(z, y, reduction=\"sum\")\n";
    case LossKind::CategoricalCrossEntropy:
        break;
    }
    return "def data_loss(z, y):\n"
           "    \"\"\"Categorical cross-entropy of softmax(z), summed over samples.\"\"\"\n"
           "    return -(y * F.log_softmax(z, dim=1)).sum()\n";
}

std::string penalty(const Project& project) {
    std::string names;
    for (std::size_t l = 0; l < project.network->layers.size(); ++l)
        names += (l == 0 ? "" : ", ") + ("net." + layerName(l) + ".weight");
    const bool overSamples = isOverSamples(project.penalty.kind);
    const bool l1 = isL1(project.penalty.kind);
    const std::string divisor =
        l1 ? (overSamples ? " / samples" : "") : (overSamples ? " / (2 * samples)" : " / 2");
    return std::string("\n\ndef penalty(net") + (overSamples ? ", samples" : "") +
           "):\n    \"\"\"" + (l1 ? "L1" : "L2") +
           " penalty on the weights, not on the biases.\"\"\"\n"
           "    weights = [" +
           names + "]\n    return " + python::number(project.penalty.lambda) + divisor + " * sum(" +
           (l1 ? "w.abs()" : "(w ** 2)") + ".sum() for w in weights)\n";
}

} // namespace

bool TorchNet::learns() const {
    for (const TorchState& part : state)
        if (!part.parameter.empty()) return true;
    return false;
}

std::string torchActivation(const Activation& activation, const std::string& z) {
    switch (activation.kind) {
    case ActivationKind::Identity:
        return z;
    case ActivationKind::Sigmoid:
        return "torch.sigmoid(" + z + ")";
    case ActivationKind::Tanh:
        return "torch.tanh(" + z + ")";
    case ActivationKind::Relu:
        return "F.relu(" + z + ")";
    case ActivationKind::LeakyRelu:
        return "F.leaky_relu(" + z + ", " + python::number(activation.alpha) + ")";
    case ActivationKind::Softplus: // by default it is cut off at 20, where e⁻²⁰ still shows
        return "F.softplus(" + z + ", threshold=50)";
    case ActivationKind::Softmax:
        break;
    }
    return "F.softmax(" + z + ", dim=1)";
}

TorchNet torchLayers(const Project& project) {
    const Network& network = *project.network;
    TorchNet net;
    net.code = "class Net(nn.Module):\n" + init(network) + "\n" + forward(network, project.loss) +
               "\n\n" + dataLoss(project.loss);
    net.share = "data_loss(model(x), y) / len(batch)";
    if (project.penalty.kind != PenaltyKind::None) {
        net.code += penalty(project);
        net.variants = std::string("        loss = loss + penalty(net") +
                       (isOverSamples(project.penalty.kind) ? ", len(batch)" : "") +
                       ") / processes\n";
    }
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const DenseLayer& layer = network.layers[l];
        const std::string name = layerName(l), number = std::to_string(l + 1);
        net.state.push_back(
            {name + ".weight", &layer.weights, false, "W" + number, "net." + name + ".weight"});
        if (layer.hasBias())
            net.state.push_back(
                {name + ".bias", &layer.bias, true, "b" + number, "net." + name + ".bias"});
    }
    return net;
}

} // namespace deltaflow
