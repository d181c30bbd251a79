#include "ui/views/boundary_subject.h"

#include "ui/words/example_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

bool areClasses(const SampleMatrix& y) {
    return ((y.array() == 0) || (y.array() == 1)).all();
}

RowUnit unitOf(const Scaling& scaling, Index row) {
    if (scaling.kind == ScalingKind::None || row >= scaling.offset.size()) return {};
    return {scaling.offset[row], scaling.factor[row]};
}

QString subscript(Index number) {
    QString text = QString::number(number);
    for (QChar& digit : text)
        digit = QChar(0x2080 + digit.digitValue());
    return text;
}

/// The name of a row of the data where the document gives none: by its leaf in a graph.
QString rowName(const Model& model, const std::vector<DataRows>& leaves, Index row, QChar letter) {
    if (model.isLayered()) return letter + subscript(row + 1);
    for (const DataRows& leaf : leaves) {
        const Node& node = model.graph->node(leaf.node);
        if (row >= leaf.first && row < leaf.first + node.shape.rows)
            return elementName(node, static_cast<int>(row - leaf.first), -1);
    }
    return letter + subscript(row + 1);
}

} // namespace

BoundarySubject::BoundarySubject(std::shared_ptr<const Project> of,
                                 std::shared_ptr<const Model> with, const BoundaryChoice& wanted)
    : project(std::move(of))
    , model(std::move(with))
    , choice(wanted)
    , output(outputOf(*model))
    , isCurve(project->data->x.rows() == 1) {
    choice.across = std::clamp<Index>(choice.across, 0, inputs() - 1);
    choice.up = std::clamp<Index>(choice.up, 0, inputs() - 1);
    if (choice.up == choice.across && !isCurve) choice.up = choice.across == 0 ? 1 : 0;
    choice.output = std::clamp<Index>(choice.output, 0, outputs() - 1);
    const SampleMatrix y = targets(*project->data);
    const bool crossEntropy = model->isLayered() && project->loss != LossKind::HalfSquared;
    isOneHot = outputs() > 1 && areClasses(y) && (y.colwise().sum().array() == 1).all();
    if (project->loss == LossKind::CategoricalCrossEntropy && model->isLayered()) isOneHot = true;
    if (isOneHot && !isCurve)
        kind = ResponseKind::Classes;
    else if (areClasses(y) || crossEntropy)
        kind = ResponseKind::Side;
    across = inputUnit(choice.across);
    up = isCurve ? targetUnit(choice.output) : inputUnit(choice.up);
}

Index BoundarySubject::outputs() const {
    return model->graph->node(output.node).shape.rows;
}

int BoundarySubject::classes() const {
    if (isOneHot) return static_cast<int>(outputs());
    return kind == ResponseKind::Side ? 2 : 0;
}

QString BoundarySubject::className(int which) const {
    const auto index = static_cast<std::size_t>(which);
    if (project->dataNotes && std::ssize(project->dataNotes->classes) == classes())
        return exampleWords(project->dataNotes->classes[index]);
    return QCoreApplication::translate("deltaflow::BoundaryView", "Class %1")
        .arg(isOneHot ? which + 1 : which);
}

QString BoundarySubject::inputName(Index row) const {
    if (project->dataNotes && row < std::ssize(project->dataNotes->inputNames))
        return QString::fromStdString(
            project->dataNotes->inputNames[static_cast<std::size_t>(row)]);
    return rowName(*model, model->inputs, row, 'x');
}

QString BoundarySubject::outputName(Index row) const {
    const Index target = output.firstTarget + row;
    if (project->dataNotes && target < std::ssize(project->dataNotes->targetNames))
        return QString::fromStdString(
            project->dataNotes->targetNames[static_cast<std::size_t>(target)]);
    return rowName(*model, model->targets, target, 'y');
}

RowUnit BoundarySubject::inputUnit(Index row) const {
    return project->dataNotes ? unitOf(project->dataNotes->inputs, row) : RowUnit{};
}

RowUnit BoundarySubject::targetUnit(Index row) const {
    return project->dataNotes ? unitOf(project->dataNotes->targets, output.firstTarget + row)
                              : RowUnit{};
}

int BoundarySubject::classOf(const Eigen::Ref<const Eigen::VectorXd>& column) const {
    if (kind != ResponseKind::Classes) return column[choice.output] > 0.5 ? 1 : 0;
    Index largest = 0;
    column.maxCoeff(&largest);
    return static_cast<int>(largest);
}

} // namespace deltaflow
