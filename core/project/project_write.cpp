#include "core/error.h"
#include "core/project/data_json.h"
#include "core/project/errata_json.h"
#include "core/project/expression_project.h"
#include "core/project/graph_json.h"
#include "core/project/initialise.h"
#include "core/project/json_text.h"
#include "core/project/names.h"
#include "core/project/project_json.h"
#include "core/project/training_json.h"

#include <cstring>

namespace deltaflow {

namespace {

std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

template <typename Vector>
std::string list(const Vector& numbers) {
    std::string text = "[";
    for (Index i = 0; i < numbers.size(); ++i) {
        if (i > 0) text += ", ";
        text += jsonNumber(numbers(i));
    }
    return text + ']';
}

bool sameBits(const ParameterMatrix& a, const ParameterMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           (a.size() == 0 || // no bias: there is nothing to point at
            std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(double)) ==
                0);
}

/// Whether reading the layer without its numbers gives the same bits.
bool isAsDrawn(const DenseLayer& layer, Initialisation initialisation, std::size_t index) {
    if (initialisation.scheme == InitScheme::Given) return false;
    const ParameterMatrix none = ParameterMatrix::Zero(layer.bias.rows(), layer.bias.cols());
    return sameBits(layer.bias, none) &&
           sameBits(layer.weights,
                    drawWeights(layer.outputs(), layer.inputs(), initialisation, index));
}

class Writer {
public:
    explicit Writer(const Project& project)
        : m_project(project) {}

    std::string write() {
        m_text = "{\n";
        field("format", "\"deltaflow\"");
        field("version", std::to_string(kFormatVersion));
        field("title", jsonText(m_project.title));
        field("description", jsonText(m_project.description));
        field("source", jsonText(m_project.source));
        field("notation", quoted(nameOf(m_project.notation)));
        writeNet();
        field("penalty", "{ \"kind\": " + quoted(nameOf(m_project.penalty.kind)) +
                             ", \"lambda\": " + jsonNumber(m_project.penalty.lambda) + " }");
        writeOptimiser();
        if (const std::string text = trainingText(m_project.training); !text.empty())
            field("training", text);
        field("init", "{ \"scheme\": " + quoted(nameOf(m_project.initialisation.scheme)) +
                          ", \"seed\": " + std::to_string(m_project.initialisation.seed) + " }");
        if (!isExpression(m_project)) writeData();
        writeEdits();
        if (!m_project.errata.empty()) field("errata", errataText(m_project.errata));
        m_text += "\n}\n";
        return std::move(m_text);
    }

private:
    void key(std::string_view name) {
        if (m_text.size() > 2) m_text += ",\n";
        m_text += "  " + quoted(name) + ": ";
    }
    void field(std::string_view name, const std::string& value) {
        key(name);
        m_text += value;
    }

    void writeNet() {
        if (isExpression(m_project)) return field("expression", expressionJson(m_project));
        if (m_project.graph) return field("graph", graphJson(*m_project.graph));
        writeNetwork();
        field("loss", quoted(nameOf(m_project.loss)));
    }

    void writeNetwork() {
        const Network& network = *m_project.network;
        field("inputs", std::to_string(network.inputs));
        key("layers");
        m_text += "[\n";
        for (std::size_t l = 0; l < network.layers.size(); ++l) {
            if (l > 0) m_text += ",\n";
            writeLayer(network.layers[l], l);
        }
        m_text += "\n  ]";
    }

    void writeLayer(const DenseLayer& layer, std::size_t index) {
        const Activation defaults;
        m_text += "    {\n      \"units\": " + std::to_string(layer.outputs()) +
                  ",\n      \"activation\": " + quoted(nameOf(layer.activation.kind));
        if (layer.activation.kind == ActivationKind::LeakyRelu ||
            layer.activation.alpha != defaults.alpha)
            m_text += ",\n      \"alpha\": " + jsonNumber(layer.activation.alpha);
        const bool large = m_project.network->parameterCount() > kSmallNetwork;
        const bool asDrawn = large && isAsDrawn(layer, m_project.initialisation, index);
        if (!asDrawn) writeWeights(layer.weights);
        if (!layer.hasBias())
            m_text += ",\n      \"b\": null";
        else if (!asDrawn)
            m_text += ",\n      \"b\": " + list(layer.bias.reshaped());
        m_text += "\n    }";
    }

    void writeWeights(const ParameterMatrix& weights) {
        m_text += ",\n      \"W\": [\n";
        for (Index row = 0; row < weights.rows(); ++row)
            m_text += (row > 0 ? ",\n        " : "        ") + list(weights.row(row));
        m_text += "\n      ]";
    }

    void writeOptimiser() {
        const Optimiser& o = m_project.optimiser;
        field("optimiser", "{ \"kind\": " + quoted(nameOf(o.kind)) +
                               ", \"learning_rate\": " + jsonNumber(o.learningRate) +
                               ", \"momentum\": " + jsonNumber(o.momentum) +
                               ", \"decay\": " + jsonNumber(o.decay) +
                               ",\n                 \"beta1\": " + jsonNumber(o.beta1) +
                               ", \"beta2\": " + jsonNumber(o.beta2) +
                               ", \"epsilon\": " + jsonNumber(o.epsilon) + " }");
    }

    void writeData() {
        field("data", samplesText(*m_project.data));
        if (m_project.test) field("test", samplesText(*m_project.test));
        if (!m_project.dataNotes) return;
        if (const std::string notes = dataNotesText(*m_project.dataNotes); !notes.empty())
            field("data_notes", notes);
    }

    void writeEdits() {
        if (m_project.edits.empty()) return;
        key("edits");
        m_text += "[\n";
        for (std::size_t i = 0; i < m_project.edits.size(); ++i) {
            const ParameterEdit& edit = m_project.edits[i];
            m_text += (i > 0 ? ",\n    " : "    ");
            m_text += "{ \"iteration\": " + std::to_string(edit.iteration) + ", \"parameter\": \"" +
                      edit.parameter + "\"" + ", \"row\": " + std::to_string(edit.row) +
                      ", \"col\": " + std::to_string(edit.col) +
                      ", \"value\": " + jsonNumber(edit.value) + " }";
        }
        m_text += "\n  ]";
    }

    const Project& m_project;
    std::string m_text;
};

} // namespace

std::string toJson(const Project& project) {
    return Writer(project).write();
}

} // namespace deltaflow
