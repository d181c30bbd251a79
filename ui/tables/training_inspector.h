#pragma once

#include "ui/tables/inspector.h"
#include "ui/tables/number_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <vector>

namespace deltaflow {

/// Loss, penalty, optimiser with its numbers, and how the weights are drawn; of these what the
/// document has.
class TrainingInspector : public Inspector {
    Q_OBJECT

public:
    TrainingInspector(Player& player, QWidget* parent);

protected:
    void show() override;

private:
    struct SettingRow {
        Setting setting;
        QuietLabel* label;
        NumberField* field;
    };

    QComboBox* addChoice(const QString& name, const QStringList& choices, const char* objectName);
    void addSetting(Setting setting, const QString& symbol, const QString& name);
    void addDrawing();
    void addRow(QWidget* label, QWidget* control);
    void showRow(QWidget* control, bool shown);
    void draw(Initialisation initialisation, const QString& label);
    void setSeed();

    QGridLayout* m_grid;
    QComboBox* m_loss;
    QComboBox* m_penalty;
    QComboBox* m_optimiser;
    QComboBox* m_scheme;
    QLineEdit* m_seed = nullptr;
    std::vector<SettingRow> m_settings;
};

} // namespace deltaflow
