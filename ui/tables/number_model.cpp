#include "ui/tables/number_model.h"

#include "ui/player/player.h"

namespace deltaflow {

NumberModel::NumberModel(const Player& player, QObject* parent)
    : QAbstractTableModel(parent)
    , m_player(player) {}

std::vector<Ref> NumberModel::companions(const Ref&) const {
    return {};
}

bool NumberModel::isKnown(const Ref& ref) const {
    return ref.quantity == Quantity::Value || m_player.isKnown(ref);
}

void NumberModel::refresh() {
    measure();
    if (rowCount() == 0 || columnCount() == 0) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void NumberModel::reset() {
    beginResetModel();
    measure();
    endResetModel();
}

QVariant NumberModel::data(const QModelIndex& index, int role) const {
    const auto ref = refAt(index.row(), index.column());
    if (!ref) return {};
    switch (role) {
    case Qt::DisplayRole:
        return isKnown(*ref) ? m_player.text(*ref) : QString();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString value =
            tr("%1: %2").arg(description(index.row(), index.column()),
                             isKnown(*ref) ? m_player.text(*ref) : tr("not yet computed"));
        return value.left(1).toUpper() + value.mid(1);
    }
    default:
        return {};
    }
}

} // namespace deltaflow
