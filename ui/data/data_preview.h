#pragma once

#include "ui/data/preview_scene.h"

#include <QWidget>

#include <optional>

namespace deltaflow {

/// A first look at a project's data as the network is given it: two inputs as a scatter by class,
/// one input against its first target, small images as images; of all else, the first two inputs.
class DataPreview : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const Project* project); ///< Null: nothing to look at. Copied.
    using QWidget::show;
    [[nodiscard]] const PreviewScene& scene() const { return m_scene; }

    [[nodiscard]] QSize sizeHint() const override { return {420, 360}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Project> m_project;
    PreviewScene m_scene;
};

} // namespace deltaflow
