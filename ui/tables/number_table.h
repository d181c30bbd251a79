#pragma once

#include "ui/editing/number_editing.h"
#include "ui/tables/number_model.h"

#include <QTableView>

namespace deltaflow {

/// A table of numbers: hover is linked with every other view, numbers are scrubbed and typed in
/// place. Keys: arrows move; Enter, F2 or a digit type; Alt+↑ and Alt+↓ turn the number.
class NumberTable : public QTableView {
    Q_OBJECT

public:
    NumberTable(Player& player, NumberModel& model, QWidget* parent);

    [[nodiscard]] NumberEditing& editing() { return *m_editing; }
    /// As high as its rows, but not higher than `height`: beyond it scrolls.
    void setHeightLimit(int height);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Key { None, TurnUp, TurnDown, Edit, Type };
    [[nodiscard]] static Key meaningOf(const QKeyEvent& event);
    [[nodiscard]] std::optional<NumberSpot> spotAt(QPointF at) const;
    [[nodiscard]] NumberSpot spotOf(const QModelIndex& index, const Ref& ref) const;
    void fit();

    Player& m_player;
    NumberModel& m_model;
    NumberEditing* m_editing;
    int m_heightLimit = 320;
};

} // namespace deltaflow
