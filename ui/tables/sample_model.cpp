#include "ui/tables/sample_model.h"

#include "ui/player/player.h"

namespace deltaflow {

namespace {

QString subscript(int number) {
    QString text = QString::number(number);
    for (QChar& digit : text)
        digit = QChar(0x2080 + digit.digitValue());
    return text;
}

} // namespace

SampleModel::SampleModel(const Player& player, QObject* parent)
    : NumberModel(player, parent) {}

int SampleModel::rows(NodeId node) const {
    return static_cast<int>(player().model().graph->node(node).shape.rows);
}

int SampleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(player().trace().samples());
}

int SampleModel::columnCount(const QModelIndex& parent) const {
    const Model& model = player().model();
    return parent.isValid() ? 0 : rows(model.input) + rows(model.target);
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    const int inputs = rows(player().model().input);
    const bool isInput = section < inputs;
    return (isInput ? QStringLiteral("x") : QStringLiteral("y")) +
           subscript((isInput ? section : section - inputs) + 1);
}

std::optional<Ref> SampleModel::refAt(int row, int column) const {
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount()) return std::nullopt;
    const Model& model = player().model();
    const int inputs = rows(model.input);
    if (column < inputs) return Ref{model.input, Quantity::Value, column, 0, row};
    return Ref{model.target, Quantity::Value, column - inputs, 0, row};
}

QModelIndex SampleModel::indexOf(const Ref& ref) const {
    const Model& model = player().model();
    if (!ref.isSingle() || ref.quantity != Quantity::Value) return {};
    if (ref.node == model.input) return index(ref.sample, ref.row);
    if (ref.node == model.target) return index(ref.sample, rows(model.input) + ref.row);
    return {};
}

QString SampleModel::description(int row, int column) const {
    const int inputs = rows(player().model().input);
    if (column < inputs) return tr("input %1 of sample %2").arg(column + 1).arg(row + 1);
    return tr("target %1 of sample %2").arg(column - inputs + 1).arg(row + 1);
}

int SampleModel::markedRow() const {
    return rowCount() > 1 ? player().view().sample : -1;
}

} // namespace deltaflow
