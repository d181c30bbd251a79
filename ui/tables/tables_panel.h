#pragma once

#include "ui/tables/number_table.h"
#include "ui/tables/parameter_model.h"
#include "ui/tables/sample_model.h"

#include <QScrollArea>
#include <QToolButton>

#include <vector>

namespace deltaflow {

class QuietLabel;

/// The folding side panel: the network's layers, its training, its weights and biases with their
/// gradients and updates, its data. Made to be 300–360 pixels wide; it scrolls.
class TablesPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit TablesPanel(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {332, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {300, 160}; }

private:
    struct Layer {
        QuietLabel* title;
        ParameterModel* model;
        NumberTable* table;
    };

    QWidget* makeParameters();
    QWidget* makeData();
    void refresh();
    void showLayers();
    void showSamples();

    Player& m_player;
    QWidget* m_parameters = nullptr;
    std::vector<Layer> m_layers;
    SampleModel* m_samples = nullptr;
    QuietLabel* m_sampleNote = nullptr;
    QToolButton* m_remove = nullptr;
    std::vector<std::pair<Index, Index>> m_shapes; ///< Of what the tables show.
};

} // namespace deltaflow
