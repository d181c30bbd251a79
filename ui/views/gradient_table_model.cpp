#include "ui/views/gradient_table_model.h"

#include "core/text/number.h"
#include "ui/theme/theme.h"
#include "ui/words/symbol_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deltaflow {
namespace {

/// A number to sort by; what is no number comes first where the largest do.
double keyOf(const GradientSample& sample, int column) {
    double key = column == GradientTableModel::Analytic  ? sample.analytic
                 : column == GradientTableModel::Numeric ? sample.numeric
                                                         : sample.relativeError;
    return std::isnan(key) ? std::numeric_limits<double>::infinity() : key;
}

bool comesBefore(const Ref& a, const Ref& b) {
    return std::tie(a.node, a.sample, a.row, a.col) < std::tie(b.node, b.sample, b.row, b.col);
}

} // namespace

GradientTableModel::GradientTableModel(Player& player, QObject* parent)
    : QAbstractTableModel(parent)
    , m_player(player) {}

void GradientTableModel::setCheck(GradientCheck check) {
    beginResetModel();
    m_check = std::move(check);
    order();
    endResetModel();
}

void GradientTableModel::order() {
    m_order.resize(m_check.samples.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::ranges::stable_sort(m_order, [this](std::size_t a, std::size_t b) {
        if (m_direction == Qt::DescendingOrder) std::swap(a, b);
        const GradientSample& one = m_check.samples[a];
        const GradientSample& other = m_check.samples[b];
        if (m_column == Name) return comesBefore(one.ref, other.ref);
        return keyOf(one, m_column) < keyOf(other, m_column);
    });
}

void GradientTableModel::sort(int column, Qt::SortOrder direction) {
    m_column = column;
    m_direction = direction;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> kept;
    for (const QModelIndex& index : before)
        kept.push_back(m_order[static_cast<std::size_t>(index.row())]);
    order();
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto at = std::ranges::find(m_order, kept[static_cast<std::size_t>(i)]);
        changePersistentIndex(before[i],
                              index(static_cast<int>(at - m_order.begin()), before[i].column()));
    }
    emit layoutChanged({}, VerticalSortHint);
}

int GradientTableModel::rowOf(const Ref& ref) const {
    const auto row = std::ranges::find_if(m_order, [&](std::size_t i) {
        const Ref& own = m_check.samples[i].ref;
        const bool perSample = m_player.model().graph->node(own.node).shape.perSample;
        return own.node == ref.node && own.row == ref.row && own.col == ref.col &&
               (!perSample || own.sample == ref.sample);
    });
    return row == m_order.end() ? -1 : static_cast<int>(row - m_order.begin());
}

QString GradientTableModel::nameOf(const GradientSample& sample) const {
    const QString name =
        symbolText(m_player.document().project(), m_player.sharedModel(), sample.ref);
    const bool perSample = m_player.model().graph->node(sample.ref.node).shape.perSample;
    if (!perSample || m_player.samples() == 1) return name;
    return tr("%1, sample %2").arg(name).arg(sample.ref.sample + 1);
}

void GradientTableModel::formatChanged() {
    if (!m_order.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int GradientTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int GradientTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant GradientTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const GradientSample& sample = sampleAt(index.row());
    const auto number = [this](double value) {
        return QString::fromStdString(formatNumber(value, m_player.view().digits));
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return nameOf(sample);
        case Analytic:
            return number(sample.analytic);
        case Numeric:
            return number(sample.numeric);
        default:
            return sample.atKink ? tr("kink")
                                 : QString::fromStdString(formatNumber(sample.relativeError, 2));
        }
    case Qt::TextAlignmentRole:
        return QVariant(index.column() == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return isWrong(sample) ? Theme::current().error : Theme::current().text;
    case Qt::ToolTipRole:
        if (sample.atKink)
            return tr("The loss bends here: any slope between its two sides is right.");
        return tr("The loss is rounded, so the numeric one may be off by %1.")
            .arg(QString::fromStdString(formatNumber(sample.rounding, 2)));
    default:
        return {};
    }
}

QVariant GradientTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                        : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Error)
        return tr("Their distance, relative to the larger of the two. Where both are below %1 "
                  "(times the loss, if that is above 1), relative to that: of anything smaller a "
                  "difference cannot tell.")
            .arg(QString::fromStdString(formatNumber(kGradientFloor, 2)));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("∂L by");
    case Analytic:
        return tr("Analytic");
    case Numeric:
        return tr("Numeric");
    default:
        return tr("Rel. error");
    }
}

QString headlineOf(const GradientTableModel& model, std::size_t total) {
    const auto tr = [](const char* text) { return GradientTableModel::tr(text); };
    const GradientCheck& check = model.check();
    if (check.samples.empty()) return tr("There is nothing to differentiate the loss by.");
    const auto wrong = std::ranges::count_if(
        check.samples, [&](const GradientSample& sample) { return model.isWrong(sample); });
    const auto kinks = std::ranges::count_if(check.samples, &GradientSample::atKink);
    const GradientSample& worst = check.samples[check.worst];
    const QString error = QString::fromStdString(formatNumber(worst.relativeError, 2));
    QString text;
    if (wrong > 0)
        text = tr("%L1 of %L2 derivatives differ: worst %3, by %4.")
                   .arg(wrong)
                   .arg(check.samples.size())
                   .arg(model.nameOf(worst), error);
    else if (check.samples.size() == 1)
        text = tr("The derivative agrees to %1.").arg(error);
    else
        text = tr("All %L1 derivatives agree to %2.").arg(check.samples.size()).arg(error);
    if (check.samples.size() < total) text += tr(" They are spread over %L1.").arg(total);
    if (kinks == 1) text += tr(" One stands at a kink.");
    if (kinks > 1) text += tr(" %L1 stand at a kink.").arg(kinks);
    return text;
}

} // namespace deltaflow
