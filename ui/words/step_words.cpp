#include "ui/words/step_words.h"

#include "core/derive/node_symbol.h"
#include "ui/words/symbol_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StepWords", text);
}

/// Chinese sets a space beside a symbol, but none between words; English has no such place.
QString joined(QString text) {
    static const QRegularExpression gap(QStringLiteral("(?<=\\p{Han}) (?=\\p{Han})"));
    return text.remove(gap);
}

Index unitsOf(const Model& model, int layer) {
    const NodeId node =
        layer == 0 ? model.input : model.layers[static_cast<std::size_t>(layer - 1)].activation;
    return model.graph->node(node).shape.rows;
}

/// "hidden 2", "output", "input 1": short enough to stand on both sides of an arrow.
QString shortUnit(const Model& model, int layer, int unit) {
    const int layers = static_cast<int>(model.layers.size());
    const QString number =
        unitsOf(model, layer) > 1 ? QStringLiteral(" %1").arg(unit + 1) : QString();
    if (layer == 0) return tr("input") + number;
    if (layer == layers) return tr("output") + number;
    return layers == 2 ? tr("hidden") + number : tr("hidden %1 unit %2").arg(layer).arg(unit + 1);
}

QString longUnit(const Model& model, int layer, int unit) {
    const int layers = static_cast<int>(model.layers.size());
    if (layer == layers)
        return unitsOf(model, layer) > 1 ? tr("output unit %1").arg(unit + 1)
                                         : tr("the output unit");
    return layers == 2 ? tr("hidden unit %1").arg(unit + 1)
                       : tr("unit %1 of hidden layer %2").arg(unit + 1).arg(layer);
}

QString wholeLayer(const Model& model, int layer) {
    const int layers = static_cast<int>(model.layers.size());
    if (layer == layers) return tr("the output layer");
    return layers == 2 ? tr("the hidden layer") : tr("hidden layer %1").arg(layer);
}

QString ofUnits(const Step& step, const Model& model, const char* one, const char* all) {
    return step.unit < 0 ? tr(all).arg(wholeLayer(model, step.layer))
                         : tr(one).arg(longUnit(model, step.layer, step.unit));
}

QString ofWeights(const Step& step, const Model& model, const char* one, const char* all) {
    if (step.unit < 0) return tr(all).arg(wholeLayer(model, step.layer));
    if (step.source < 0) return tr(all).arg(longUnit(model, step.layer, step.unit));
    return tr(one).arg(shortUnit(model, step.layer - 1, step.source),
                       shortUnit(model, step.layer, step.unit));
}

QString nodeElement(const Step& step, const Model& model) {
    return elementName(model.graph->node(step.node), step.unit, step.source);
}

QString graphTitle(const Step& step, const Model& model) {
    const bool isLoss = model.isLossPart(step.node) && step.node == model.loss;
    if (isLoss && step.phase == Phase::Loss && step.unit < 0) return tr("Loss");
    if (isLoss && step.phase == Phase::Backward) return tr("Adjoint of the loss");
    const QString what = nodeElement(step, model);
    switch (step.phase) {
    case Phase::Forward:
        return tr("Value of %1").arg(what);
    case Phase::Loss:
        return step.unit < 0 ? tr("Value of %1").arg(what)
                             : tr("Loss at output %1").arg(step.unit + 1);
    case Phase::Backward:
        return step.kind == StepKind::InputGradient ? tr("Gradient of the input %1").arg(what)
                                                    : tr("Adjoint of %1").arg(what);
    case Phase::Gradient:
        return tr("Gradient of %1").arg(what);
    case Phase::Update:
        return step.kind == StepKind::OptimiserState ? tr("Optimiser state of %1").arg(what)
                                                     : tr("Update of %1").arg(what);
    }
    return {};
}

/// An adjoint that a layered network's text tells as a step of its own.
QString adjointTitle(const Step& step, const Model& model) {
    if (step.node == model.loss) return tr("Adjoint of the total loss");
    if (step.node == model.penalty) return tr("Adjoint of the weight penalty");
    if (step.node == model.dataLoss) return tr("Adjoint of the loss");
    return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Adjoint of the activation of %1"),
                   QT_TRANSLATE_NOOP("StepWords", "Adjoints of the activations of %1"));
}

QString baseTitle(const Step& step, const Model& model) {
    if (!model.isLayered()) return graphTitle(step, model);
    switch (step.kind) {
    case StepKind::NodeValue:
    case StepKind::InputGradient:
        return graphTitle(step, model);
    case StepKind::NodeAdjoint:
        return adjointTitle(step, model);
    case StepKind::PreActivation:
        return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Weighted input of %1"),
                       QT_TRANSLATE_NOOP("StepWords", "Weighted inputs of %1"));
    case StepKind::Activation:
        return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Activation of %1"),
                       QT_TRANSLATE_NOOP("StepWords", "Activations of %1"));
    case StepKind::SampleLoss:
        return step.unit < 0
                   ? tr("Loss of the sample")
                   : tr("Loss at %1")
                         .arg(longUnit(model, static_cast<int>(model.layers.size()), step.unit));
    case StepKind::DataLoss:
        return tr("Loss");
    case StepKind::Penalty:
        return tr("Weight penalty");
    case StepKind::TotalLoss:
        return tr("Total loss");
    case StepKind::OutputError:
    case StepKind::HiddenError:
        return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Error of %1"),
                       QT_TRANSLATE_NOOP("StepWords", "Errors of %1"));
    case StepKind::WeightGradient:
        return ofWeights(step, model,
                         QT_TRANSLATE_NOOP("StepWords", "Gradient of the weight %1 → %2"),
                         QT_TRANSLATE_NOOP("StepWords", "Weight gradients of %1"));
    case StepKind::BiasGradient:
        return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Gradient of the bias of %1"),
                       QT_TRANSLATE_NOOP("StepWords", "Bias gradients of %1"));
    case StepKind::OptimiserState:
        return ofWeights(step, model,
                         QT_TRANSLATE_NOOP("StepWords", "Optimiser state of the weight %1 → %2"),
                         QT_TRANSLATE_NOOP("StepWords", "Optimiser state of %1"));
    case StepKind::WeightUpdate:
        return ofWeights(step, model,
                         QT_TRANSLATE_NOOP("StepWords", "Update of the weight %1 → %2"),
                         QT_TRANSLATE_NOOP("StepWords", "Weight updates of %1"));
    case StepKind::BiasUpdate:
        return ofUnits(step, model, QT_TRANSLATE_NOOP("StepWords", "Update of the bias of %1"),
                       QT_TRANSLATE_NOOP("StepWords", "Bias updates of %1"));
    }
    return {};
}

} // namespace

QString phaseName(Phase phase) {
    switch (phase) {
    case Phase::Forward:
        return tr("Forward");
    case Phase::Loss:
        return tr("Loss");
    case Phase::Backward:
        return tr("Backward");
    case Phase::Gradient:
        return tr("Gradients");
    case Phase::Update:
        return tr("Update");
    }
    return {};
}

QString levelName(Level level) {
    switch (level) {
    case Level::Layer:
        return tr("Layer");
    case Level::Neuron:
        return tr("Neuron");
    case Level::Term:
        return tr("Term");
    }
    return {};
}

QString elementName(const Node& node, int row, int col) {
    const QString name = symbolText(nodeFormula(node));
    if (row < 0 || node.shape.rows * node.shape.cols == 1) return name;
    const bool isImage = node.grid && (col < 0 || node.grid.cells() != node.shape.cols);
    if (node.grid) {
        const int flat = isImage ? row : col;
        const int cells = node.grid.height * node.grid.width;
        const QString place = tr("row %1, column %2")
                                  .arg(flat % cells / node.grid.width + 1)
                                  .arg(flat % node.grid.width + 1);
        QString filter;
        if (!isImage && node.shape.rows > 1) filter = tr(", filter %1").arg(row + 1);
        if (node.grid.channels > 1) filter += tr(", channel %1").arg(flat / cells + 1);
        return tr("%1 at %2").arg(name + filter, place);
    }
    if (col >= 0 && node.shape.cols > 1)
        return tr("%1, row %2, column %3").arg(name).arg(row + 1).arg(col + 1);
    return tr("%1, element %2").arg(name).arg(row + 1);
}

QString stepTitle(const Step& step, const Model& model) {
    const QString title = joined(baseTitle(step, model));
    if (step.term < 0 || step.terms < 2) return title;
    return tr("%1, term %2 of %3").arg(title).arg(step.term + 1).arg(step.terms);
}

QString stepPlace(const Step& step, const Model& model) {
    const QString phase = phaseName(step.phase);
    if (step.layer < 1) return phase;
    const int layers = static_cast<int>(model.layers.size());
    if (step.layer == layers) return tr("%1 · output layer").arg(phase);
    return layers == 2 ? tr("%1 · hidden layer").arg(phase)
                       : tr("%1 · hidden layer %2").arg(phase).arg(step.layer);
}

QString unfoldingName(Unfolding which) {
    switch (which) {
    case Unfolding::ActivationDerivative:
        return tr("Derivative of the activation");
    case Unfolding::LossDerivative:
        return tr("Derivative of the loss");
    case Unfolding::SigmoidCrossEntropy:
        return tr("Sigmoid and cross-entropy cancel");
    case Unfolding::SoftmaxCrossEntropy:
        return tr("Softmax and cross-entropy cancel");
    case Unfolding::ChainRule:
        return tr("Why this rule");
    }
    return {};
}

} // namespace deltaflow
