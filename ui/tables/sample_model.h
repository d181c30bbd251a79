#pragma once

#include "ui/tables/number_model.h"

namespace deltaflow {

/// The data: one row a sample, a column for each row of each input, then of each target.
class SampleModel : public NumberModel {
    Q_OBJECT

public:
    SampleModel(const Player& player, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] std::optional<Ref> refAt(int row, int column) const override;
    [[nodiscard]] QModelIndex indexOf(const Ref& ref) const override;
    [[nodiscard]] QString description(int row, int column) const override;
    [[nodiscard]] int markedRow() const override;
    /// A class of one-hot targets by itself, without the column that it was in.
    [[nodiscard]] QString columnName(int column) const override;

private:
    /// A column's leaf and the row of it.
    struct Place {
        NodeId node = kNoNode;
        int row = 0;
        bool isInput = true;
    };
    [[nodiscard]] QString nameOf(int column) const;
    [[nodiscard]] QString unscaled(int row, int column) const;
    [[nodiscard]] int rows(NodeId node) const;
    [[nodiscard]] std::optional<Place> placeOf(int column) const;
};

} // namespace deltaflow
