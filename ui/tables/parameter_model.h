#pragma once

#include "ui/tables/number_model.h"

namespace deltaflow {

/// The parameters of a layer: one row a unit, a column for each input, then b where it has one.
class ParameterModel : public NumberModel {
    Q_OBJECT

public:
    ParameterModel(const Player& player, std::size_t layer, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] std::optional<Ref> refAt(int row, int column) const override;
    [[nodiscard]] QModelIndex indexOf(const Ref& ref) const override;
    [[nodiscard]] QString description(int row, int column) const override;
    [[nodiscard]] std::vector<Ref> companions(const Ref& ref) const override;
    [[nodiscard]] int companionCount() const override { return 2; }
    [[nodiscard]] double strength(double value) const override;
    [[nodiscard]] bool areParameters() const override { return true; }

protected:
    void measure() override;

private:
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool hasBias() const;
    [[nodiscard]] int inputs() const;

    std::size_t m_layer;
    double m_largest = 0; ///< |w| or |b|, for the tint.
};

} // namespace deltaflow
