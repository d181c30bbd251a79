#pragma once

#include "ui/tables/inspector.h"
#include "ui/tables/stepper.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <vector>

namespace deltaflow {

/// The layers: units, activation, bias; insert and remove.
class NetworkInspector : public Inspector {
    Q_OBJECT

public:
    NetworkInspector(Player& player, QWidget* parent);

protected:
    void show() override;

private:
    /// The controls of one layer; the input has units only.
    struct Row {
        QWidget* widget = nullptr;
        QuietLabel* name = nullptr;
        Stepper* units = nullptr;
        QComboBox* activation = nullptr;
        QuietLabel* slopeName = nullptr; ///< With the slope, only where it is leaky ReLU.
        QLineEdit* slope = nullptr;
        QCheckBox* bias = nullptr;
        QToolButton* menu = nullptr;
    };

    void rebuild(std::size_t layers);
    Row makeRow(int layer);
    Stepper* makeUnits(int layer, QWidget* parent);
    QComboBox* makeActivation(int layer, QWidget* parent);
    QLineEdit* makeSlope(int layer, QWidget* parent);
    QCheckBox* makeBias(int layer, QWidget* parent);
    QToolButton* makeMenu(int layer, QWidget* parent);
    void showRow(const Row& row, int layer) const;
    void setUnits(int layer, Index units);
    void setSlope(int layer, const QString& typed);
    void insertBefore(int layer);
    [[nodiscard]] QString layerName(int layer) const;

    QVBoxLayout* m_rows;
    std::vector<Row> m_layers; ///< The input first.
};

} // namespace deltaflow
