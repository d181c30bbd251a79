#pragma once

#include "core/graph/ref.h"

#include <QAbstractTableModel>

#include <optional>

namespace deltaflow {

class Player;

/// A table whose cells are numbers of the present pass. Cells are asked for when they are seen, so
/// a 784×128 matrix costs what is on screen.
class NumberModel : public QAbstractTableModel {
    Q_OBJECT

public:
    NumberModel(const Player& player, QObject* parent);

    /// The number of a cell.
    [[nodiscard]] virtual std::optional<Ref> refAt(int row, int column) const = 0;
    /// The cell of a number, or an invalid index.
    [[nodiscard]] virtual QModelIndex indexOf(const Ref& ref) const = 0;
    /// What the number is, in words: "weight of layer 1 to unit 2 from input 1".
    [[nodiscard]] virtual QString description(int row, int column) const = 0;
    /// Numbers shown under the first: its gradient, its updated value. Not yet computed ones too.
    [[nodiscard]] virtual std::vector<Ref> companions(const Ref& ref) const;
    [[nodiscard]] virtual int companionCount() const { return 0; }
    /// How strongly a cell is tinted by its number: 0–1, the largest of the table being 1.
    [[nodiscard]] virtual double strength(double) const { return 0; }
    /// Whether the numbers are parameters, which have the colour of their sign.
    [[nodiscard]] virtual bool areParameters() const { return false; }
    /// Whether a line is drawn above a row.
    [[nodiscard]] virtual bool beginsGroup(int) const { return false; }
    /// What the rows' header must have room for.
    [[nodiscard]] virtual QString longestRowName() const { return QString::number(rowCount()); }
    /// What people call a column, below its symbol; empty where nobody named it.
    [[nodiscard]] virtual QString columnName(int) const { return {}; }
    /// A row that is marked in its header (the sample that is shown), or −1.
    [[nodiscard]] virtual int markedRow() const { return -1; }

    /// Whether a number is shown: parameters, inputs and targets are given, others come with their
    /// steps.
    [[nodiscard]] bool isKnown(const Ref& ref) const;

    /// The numbers are others; call reset() instead if the shape changed.
    void refresh();
    void reset();

    [[nodiscard]] const Player& player() const { return m_player; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

protected:
    /// Looks the numbers over, before they are shown anew.
    virtual void measure() {}

private:
    const Player& m_player;
};

} // namespace deltaflow
