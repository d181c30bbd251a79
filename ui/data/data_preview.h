#pragma once

#include "core/data/data_set.h"

#include <QWidget>

namespace deltaflow {

/// A first look at data: two inputs as a scatter by class, one input against its first target,
/// small images as images; of all else, the first two inputs.
class DataPreview : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const DataSet* set); ///< Null: nothing to look at. Copied.
    using QWidget::show;

    [[nodiscard]] QSize sizeHint() const override { return {420, 360}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DataSet m_set;
    bool m_there = false;
};

} // namespace deltaflow
