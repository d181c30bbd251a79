#pragma once

#include "core/network/model.h"
#include "ui/tables/number_table.h"

#include <memory>
#include <vector>

namespace deltaflow {

class QuietLabel;

/// Every stored number of the document in tables: a layered network's weights and biases layer by
/// layer; of a graph the single numbers together, and each other leaf on its own.
class ParameterTables : public QWidget {
    Q_OBJECT

public:
    ParameterTables(Player& player, QWidget* parent);

    [[nodiscard]] bool isEmpty() const { return m_tables.empty(); }

signals:
    void emptied(); ///< isEmpty() may have changed.

private:
    struct Table {
        QuietLabel* title;
        NumberModel* model;
        NumberTable* table;
    };

    void refresh();
    void rebuild();
    void addLayers();
    void addNodes();
    void add(const QString& title, NumberModel* model, const QString& name);

    Player& m_player;
    QWidget* m_legend;
    std::vector<Table> m_tables;
    std::shared_ptr<const Model> m_model; ///< The one that the tables were made for.
};

} // namespace deltaflow
