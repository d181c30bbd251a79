#pragma once

#include "core/train/gradient_check.h"
#include "ui/player/player.h"

#include <QAbstractTableModel>

namespace deltaflow {

/// The evidence of a gradient check, one derivative a row, the worst first until sorted otherwise.
class GradientTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Analytic, Numeric, Error, kColumns };

    explicit GradientTableModel(Player& player, QObject* parent = nullptr);

    void setCheck(GradientCheck check);
    [[nodiscard]] const GradientCheck& check() const { return m_check; }
    /// Whether the two differ by more than is tolerated, or are no numbers.
    [[nodiscard]] bool isWrong(const GradientSample& sample) const {
        return !(sample.relativeError <= m_check.tolerance);
    }
    [[nodiscard]] const GradientSample& sampleAt(int row) const {
        return m_check.samples[m_order[static_cast<std::size_t>(row)]];
    }
    /// The row that tells of the same number, whatever quantity of it; −1 for none.
    [[nodiscard]] int rowOf(const Ref& ref) const;
    [[nodiscard]] QString nameOf(const GradientSample& sample) const;
    void formatChanged(); ///< Digits or notation.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void order();

    Player& m_player;
    GradientCheck m_check;
    std::vector<std::size_t> m_order;
    int m_column = Error;
    Qt::SortOrder m_direction = Qt::DescendingOrder;
};

/// What a check has found, in a sentence: "All 9 derivatives agree to 2×10⁻⁹."
[[nodiscard]] QString headlineOf(const GradientTableModel& model, std::size_t total);

} // namespace deltaflow
