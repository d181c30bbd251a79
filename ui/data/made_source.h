#pragma once

#include "core/data/generators.h"
#include "ui/data/data_source.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace deltaflow {

/// Data made up by a generator from its settings.
class MadeSource : public DataSource {
    Q_OBJECT

public:
    explicit MadeSource(QWidget* parent);

    void choose(GeneratorKind kind);
    [[nodiscard]] static QString nameOf(GeneratorKind kind);

private:
    void makeUp();

    QComboBox* m_kind;
    QSpinBox* m_samples;
    QDoubleSpinBox* m_noise;
    QSpinBox* m_seed;
    QCheckBox* m_oneHot;
};

} // namespace deltaflow
