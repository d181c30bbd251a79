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

    void choose(GeneratorKind kind); ///< With its usual settings.
    void show(const GeneratorSettings& settings);
    using QWidget::show;
    /// Whether all of these can be set here.
    [[nodiscard]] static bool canShow(const GeneratorSettings& settings);
    [[nodiscard]] static QString nameOf(GeneratorKind kind);

private:
    void makeUp();
    [[nodiscard]] GeneratorSettings settings() const;

    QComboBox* m_kind;
    QSpinBox* m_samples;
    QDoubleSpinBox* m_noise;
    QSpinBox* m_seed;
    QCheckBox* m_oneHot;
};

} // namespace deltaflow
