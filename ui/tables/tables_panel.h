#pragma once

#include "core/network/model.h"
#include "ui/tables/number_table.h"
#include "ui/tables/sample_model.h"

#include <QScrollArea>
#include <QToolButton>

#include <memory>

namespace deltaflow {

class FoldSection;
class ParameterTables;
class QuietLabel;
class ScalingList;

/// The folding side panel: the network's layers, its training, its parameters with their gradients
/// and updates, its data; of each what the document has. Made to be 300–360 pixels wide; it
/// scrolls.
class TablesPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit TablesPanel(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {332, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void dataAsked(); ///< Other data is wanted, or this split and scaled otherwise.

private:
    QWidget* makeData();
    void showDataNotes();
    void refresh();
    void showSections();
    void showSamples();

    Player& m_player;
    FoldSection* m_network = nullptr;
    FoldSection* m_expression = nullptr;
    FoldSection* m_graph = nullptr;
    FoldSection* m_training = nullptr;
    FoldSection* m_parameters = nullptr;
    FoldSection* m_data = nullptr;
    ParameterTables* m_parameterTables = nullptr;
    SampleModel* m_samples = nullptr;
    QWidget* m_sampleLine = nullptr; ///< Adds and removes samples, where there can be several.
    QuietLabel* m_sampleNote = nullptr;
    QuietLabel* m_dataNotes = nullptr;
    ScalingList* m_scaling = nullptr;
    QToolButton* m_remove = nullptr;
    std::shared_ptr<const Model> m_model;     ///< The one that is shown.
    std::shared_ptr<const DataNotes> m_named; ///< What its columns are called by.
};

} // namespace deltaflow
