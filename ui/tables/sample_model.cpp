#include "ui/tables/sample_model.h"

#include "core/data/document_data.h"
#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"
#include "ui/words/step_words.h"
#include "ui/words/symbol_text.h"

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
    if (parent.isValid()) return 0;
    int columns = 0;
    for (const auto* leaves : {&player().model().inputs, &player().model().targets})
        for (const DataRows& leaf : *leaves)
            columns += rows(leaf.node);
    return columns;
}

std::optional<SampleModel::Place> SampleModel::placeOf(int column) const {
    const Model& model = player().model();
    for (const auto* leaves : {&model.inputs, &model.targets})
        for (const DataRows& leaf : *leaves) {
            const int count = rows(leaf.node);
            if (column < count) return Place{leaf.node, column, leaves == &model.inputs};
            column -= count;
        }
    return std::nullopt;
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::ToolTipRole && orientation == Qt::Horizontal) return nameOf(section);
    if (role != Qt::DisplayRole) return {};
    // A table hidden while the minibatch became smaller still asks for rows that are gone.
    if (orientation == Qt::Vertical && section >= rowCount()) return {};
    if (orientation == Qt::Vertical) // a minibatch has some of them
        return QVariant::fromValue<qlonglong>(player().trace().dataColumn(section) + 1);
    const auto place = placeOf(section);
    if (!place) return {};
    if (player().model().isLayered())
        return (place->isInput ? QStringLiteral("x") : QStringLiteral("y")) +
               subscript(place->row + 1);
    return symbolText(player().document().project(), player().sharedModel(),
                      {place->node, Quantity::Value, place->row, 0, 0});
}

/// What a column was called where its data comes from; empty if that is not known.
QString SampleModel::nameOf(int column) const {
    const auto& notes = player().document().project().dataNotes;
    if (!notes) return {};
    const auto inputs = static_cast<int>(player().document().project().data->x.rows());
    const auto& names = column < inputs ? notes->inputNames : notes->targetNames;
    const auto at = static_cast<std::size_t>(column < inputs ? column : column - inputs);
    return at < names.size() ? QString::fromStdString(names[at]) : QString();
}

QString SampleModel::columnName(int column) const {
    const Project& project = player().document().project();
    const int inputs = static_cast<int>(project.data->x.rows());
    const bool isInput = column < inputs;
    const int row = isInput ? column : column - inputs;
    if (!isInput && project.dataNotes && project.data->y.rows() > 1 &&
        row < std::ssize(project.dataNotes->classes))
        return exampleWords(project.dataNotes->classes[static_cast<std::size_t>(row)]);
    const QString name = nameOf(column);
    const QString plain = isInput ? QStringLiteral("x%1").arg(row + 1) : QStringLiteral("y");
    return name == plain ? QString() : name;
}

/// " · 5.1 before scaling" where the document's number is a scaled one.
QString SampleModel::unscaled(int row, int column) const {
    const Project& project = player().document().project();
    if (!project.dataNotes) return {};
    const auto inputs = static_cast<int>(project.data->x.rows());
    const Scaling& scaling =
        column < inputs ? project.dataNotes->inputs : project.dataNotes->targets;
    if (scaling.kind == ScalingKind::None) return {};
    const Index at = column < inputs ? column : column - inputs;
    const SampleMatrix& numbers = column < inputs ? project.data->x : project.data->y;
    const double before = unscaledExactly(numbers(at, player().trace().dataColumn(row)),
                                          scaling.offset[at], scaling.factor[at]);
    return tr(" · %1 before scaling").arg(QString::fromStdString(exactNumber(before)));
}

std::optional<Ref> SampleModel::refAt(int row, int column) const {
    if (row < 0 || column < 0 || row >= rowCount()) return std::nullopt;
    const auto place = placeOf(column);
    if (!place) return std::nullopt;
    return Ref{place->node, Quantity::Value, place->row, 0, row};
}

QModelIndex SampleModel::indexOf(const Ref& ref) const {
    if (!ref.isSingle() || ref.quantity != Quantity::Value) return {};
    int first = 0;
    for (const auto* leaves : {&player().model().inputs, &player().model().targets})
        for (const DataRows& leaf : *leaves) {
            if (leaf.node == ref.node) return index(ref.sample, first + ref.row);
            first += rows(leaf.node);
        }
    return {};
}

QString SampleModel::description(int row, int column) const {
    const auto place = placeOf(column);
    if (!place) return {};
    const auto sample = static_cast<qlonglong>(player().trace().dataColumn(row) + 1);
    if (!player().model().isLayered()) {
        const Node& node = player().model().graph->node(place->node);
        return tr("%1 of sample %2").arg(elementName(node, place->row, -1)).arg(sample) +
               unscaled(row, column);
    }
    QString what = (place->isInput ? tr("input %1") : tr("target %1")).arg(place->row + 1);
    if (const QString name = nameOf(column); !name.isEmpty()) what += tr(" (%1)").arg(name);
    return tr("%1 of sample %2").arg(what).arg(sample) + unscaled(row, column);
}

int SampleModel::markedRow() const {
    return rowCount() > 1 ? player().view().sample : -1;
}

} // namespace deltaflow
