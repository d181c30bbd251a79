#include "ui/canvas/scene_builder.h"

#include "ui/canvas/scene_step.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr double kNotYet = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text) {
    return QCoreApplication::translate("deltaflow::SceneMaker", text);
}

QString subscript(int number) {
    QString digits = QString::number(number);
    for (QChar& digit : digits)
        digit = QChar(0x2080 + digit.digitValue());
    return digits;
}

LevelKind levelKind(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::Sigmoid:
    case ActivationKind::Softmax:
        return LevelKind::Unit;
    case ActivationKind::Tanh:
        return LevelKind::Signed;
    case ActivationKind::Relu:
    case ActivationKind::Softplus:
        return LevelKind::Above;
    case ActivationKind::Identity:
    case ActivationKind::LeakyRelu:
        break;
    }
    return LevelKind::Real;
}

/// The class that an output tells, or the name of what it tells; empty if nobody named it.
QString targetName(const Project& project, int row) {
    if (!project.dataNotes) return {};
    const auto at = static_cast<std::size_t>(row);
    const DataNotes& notes = *project.dataNotes;
    const bool isClass = project.data->y.rows() > 1 && at < notes.classes.size();
    const auto& names = isClass ? notes.classes : notes.targetNames;
    const QString name = at < names.size() ? exampleWords(names[at]) : QString();
    return name == QLatin1String("y") ? QString() : name;
}

struct SceneMaker {
    const SceneSource& source;
    CanvasScene scene;

    [[nodiscard]] Figure figure(const Ref& ref) const {
        return {ref, source.trace.at(ref), true, source.isKnown(ref), source.isEditable(ref)};
    }
    [[nodiscard]] Ref valueRef(NodeId node, int row) const {
        return {node, Quantity::Value, row, 0, source.view.sample};
    }

    /// What a unit's bias chip says: the bias, the new one once it is there. Its gradient is what
    /// the unit's δ badge says already.
    [[nodiscard]] Figure biasFigure(NodeId bias, int row) const {
        const Ref updated{bias, Quantity::Updated, row, 0, 0};
        return figure(source.isKnown(updated) ? updated : Ref{bias, Quantity::Value, row, 0, 0});
    }
    [[nodiscard]] CanvasEdge edge(NodeId node, int row, int col) const {
        CanvasEdge made;
        made.weight = figure({node, Quantity::Value, row, col, 0});
        made.weight.known = true;
        made.gradient = figure({node, Quantity::Adjoint, row, col, 0});
        made.updated = figure({node, Quantity::Updated, row, col, 0});
        return made;
    }

    void addLayer(int index);
    void addMap(CanvasLayer& layer) const;
    void addConnection(int layer);
    void addMatrix(CanvasConnection& connection) const;
    void addLoss();
};

void SceneMaker::addLayer(int index) {
    const Model& model = source.model;
    const bool input = index == 0;
    const auto count = static_cast<int>(model.layers.size());
    CanvasLayer layer;
    const LayerNodes nodes =
        input ? LayerNodes{} : model.layers[static_cast<std::size_t>(index - 1)];
    layer.valueNode = input ? model.input : nodes.activation;
    layer.preNode = nodes.preActivation;
    layer.biasNode = nodes.bias;
    layer.count = static_cast<int>(model.graph->node(layer.valueNode).shape.rows);
    layer.isMap = layer.count > kMaxDrawnUnits;
    const bool biasUnits = source.project.notation == NotationKind::Theta;
    layer.hasBiasUnit =
        biasUnits && !layer.isMap && index < count &&
        model.layers[static_cast<std::size_t>(index)].bias != kNoNode &&
        model.graph->node(model.layers[static_cast<std::size_t>(index)].activation).shape.rows <=
            kMaxDrawnUnits;
    if (input) {
        layer.caption = tr("Input");
    } else {
        const ActivationKind kind =
            source.project.network->layers[static_cast<std::size_t>(index - 1)].activation.kind;
        layer.level = levelKind(kind);
        const QString name = index == count ? tr("Output")
                             : count == 2   ? tr("Hidden")
                                            : tr("Hidden %1").arg(index);
        layer.caption = QStringLiteral("%1 · %2").arg(name, functionWord(kind));
    }
    if (layer.isMap) {
        addMap(layer);
        scene.layers.push_back(std::move(layer));
        return;
    }
    const bool biasChips = !input && nodes.bias != kNoNode && !(scene.layers.back().hasBiasUnit);
    for (int row = 0; row < layer.count; ++row) {
        CanvasUnit unit;
        if (input)
            unit.label = QStringLiteral("x") +
                         (layer.count > 1 || layer.hasBiasUnit ? subscript(row + 1) : QString());
        unit.activation = figure(valueRef(layer.valueNode, row));
        if (!input) {
            unit.preActivation = figure(valueRef(layer.preNode, row));
            unit.delta = figure({layer.preNode, Quantity::Adjoint, row, 0, source.view.sample});
        }
        if (biasChips) unit.bias = biasFigure(nodes.bias, row);
        layer.units.push_back(std::move(unit));
    }
    scene.layers.push_back(std::move(layer));
}

void SceneMaker::addMap(CanvasLayer& layer) const {
    const auto read = [&](NodeId node, Quantity quantity) {
        std::vector<double> values;
        const auto block = source.trace.block(node, quantity);
        for (int row = 0; row < layer.count; ++row) {
            const auto at = static_cast<std::size_t>(source.view.sample) *
                                static_cast<std::size_t>(layer.count) +
                            static_cast<std::size_t>(row);
            const bool known =
                at < block.size() && source.isKnown({node, quantity, row, 0, source.view.sample});
            values.push_back(known ? block[at] : kNotYet);
        }
        return values;
    };
    layer.values = read(layer.valueNode, Quantity::Value);
    if (layer.preNode != kNoNode) layer.deltas = read(layer.preNode, Quantity::Adjoint);
}

void SceneMaker::addConnection(int layer) {
    const CanvasLayer& below = scene.layers[static_cast<std::size_t>(layer - 1)];
    const CanvasLayer& above = scene.layers[static_cast<std::size_t>(layer)];
    const LayerNodes& nodes = source.model.layers[static_cast<std::size_t>(layer - 1)];
    CanvasConnection connection;
    connection.rows = above.count;
    connection.cols = below.count;
    connection.weightNode = nodes.weights;
    connection.isMatrix = above.isMap || below.isMap || above.count * below.count > kMaxDrawnEdges;
    const auto block = source.trace.block(nodes.weights, Quantity::Value);
    connection.weights.assign(block.begin(), block.end());
    if (connection.isMatrix) {
        addMatrix(connection);
    } else {
        for (int row = 0; row < connection.rows; ++row)
            for (int col = 0; col < connection.cols; ++col) {
                connection.edges.push_back(edge(nodes.weights, row, col));
                const Figure& updated = connection.edges.back().updated;
                if (updated.known) connection.weights[connection.at(row, col)] = updated.value;
            }
    }
    for (int row = 0; below.hasBiasUnit && row < connection.rows; ++row)
        connection.biasEdges.push_back(edge(nodes.bias, row, 0));
    for (const double weight : connection.weights)
        connection.largest = std::max(connection.largest, std::abs(weight));
    scene.connections.push_back(std::move(connection));
}

void SceneMaker::addMatrix(CanvasConnection& connection) const {
    const NodeId node = connection.weightNode;
    const auto gradients = source.trace.block(node, Quantity::Adjoint);
    const auto updated = source.trace.block(node, Quantity::Updated);
    const auto cols = static_cast<std::size_t>(connection.cols);
    for (int row = 0; row < connection.rows; ++row) {
        const auto first = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * cols);
        const auto length = static_cast<std::ptrdiff_t>(cols);
        // A row is known with its last element.
        if (!gradients.empty() &&
            source.isKnown({node, Quantity::Adjoint, row, connection.cols - 1, 0})) {
            if (connection.gradients.empty())
                connection.gradients.assign(connection.weights.size(), kNotYet);
            std::copy_n(gradients.begin() + first, length, connection.gradients.begin() + first);
        }
        if (!updated.empty() &&
            source.isKnown({node, Quantity::Updated, row, connection.cols - 1, 0}))
            std::copy_n(updated.begin() + first, length, connection.weights.begin() + first);
    }
}

void SceneMaker::addLoss() {
    const Model& model = source.model;
    CanvasLoss& loss = scene.loss;
    loss.caption = tr("Loss");
    loss.total = figure({model.loss, Quantity::Value, 0, 0, 0});
    if (model.penalty != kNoNode) {
        loss.data = figure({model.dataLoss, Quantity::Value, 0, 0, 0});
        loss.penalty = figure({model.penalty, Quantity::Value, 0, 0, 0});
    }
    const auto outputs = static_cast<int>(model.graph->node(model.target).shape.rows);
    for (int row = 0; outputs <= kMaxDrawnUnits && row < outputs; ++row) {
        loss.targets.push_back(figure(valueRef(model.target, row)));
        loss.targetLabels.push_back(QStringLiteral("y") +
                                    (outputs > 1 ? subscript(row + 1) : QString()));
        loss.targetNames.push_back(targetName(source.project, row));
    }
}

} // namespace

QString functionSymbol(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::Sigmoid:
        return QStringLiteral("σ");
    case ActivationKind::Tanh:
        return QStringLiteral("tanh");
    case ActivationKind::Relu:
        return QStringLiteral("ReLU");
    case ActivationKind::LeakyRelu:
        return QStringLiteral("LReLU");
    case ActivationKind::Softplus:
        return QStringLiteral("softplus");
    case ActivationKind::Softmax:
        return QStringLiteral("softmax");
    case ActivationKind::Identity:
        break;
    }
    return QStringLiteral("id");
}

QString functionWord(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::Identity:
        return tr("identity");
    case ActivationKind::Sigmoid:
        return tr("sigmoid");
    case ActivationKind::LeakyRelu:
        return tr("leaky ReLU");
    default:
        return functionSymbol(kind);
    }
}

CanvasScene buildScene(const SceneSource& source) {
    SceneMaker maker{source, {}};
    CanvasScene& scene = maker.scene;
    scene.progress = source.view.progress;
    scene.sample = source.view.sample;
    scene.digits = source.view.digits;
    scene.labels = source.view.labels;
    const auto count = static_cast<int>(source.model.layers.size());
    for (int layer = 0; layer <= count; ++layer)
        maker.addLayer(layer);
    for (int layer = 1; layer <= count; ++layer)
        maker.addConnection(layer);
    maker.addLoss();
    scene.step = sceneStep(scene, source);
    setLit(scene, source.model, source.view);
    return std::move(maker.scene);
}

CanvasScene sceneOf(const Player& player) {
    return buildScene({player.document().project(), player.model(), player.trace(), player.view(),
                       player.step(), [&player](const Ref& ref) { return player.isKnown(ref); },
                       [&player](const Ref& ref) { return player.isEditable(ref); }});
}

} // namespace deltaflow
