#pragma once

#include "ui/tables/inspector.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace deltaflow {

/// How samples are taken and how the learning rate goes on; every change is one undoable edit.
class BatchInspector : public Inspector {
    Q_OBJECT

public:
    BatchInspector(Player& player, QWidget* parent);

protected:
    void show() override;

private:
    using Set = std::function<void(Training&)>;
    void change(const QString& label, const Set& set);

    QSpinBox* m_size;
    QCheckBox* m_shuffled;
    QSpinBox* m_seed;
    QComboBox* m_schedule;
    QSpinBox* m_period;
    QLineEdit* m_factor;
};

} // namespace deltaflow
