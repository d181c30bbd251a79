#pragma once

#include "core/data/document_data.h"

#include <QComboBox>
#include <QSpinBox>
#include <QWidget>

namespace deltaflow {

/// What is kept for the test, and how numbers are scaled.
class SetupForm : public QWidget {
    Q_OBJECT

public:
    explicit SetupForm(QWidget* parent);

    /// As shown last but for what was changed since: a fraction that is no whole per cent stays.
    [[nodiscard]] DataSetup setup() const;
    void show(const DataSetup& setup);
    using QWidget::show;

signals:
    void changed();

private:
    DataSetup m_given;
    QSpinBox* m_percent;
    QSpinBox* m_seed;
    QComboBox* m_inputs;
    QComboBox* m_targets;
};

} // namespace deltaflow
