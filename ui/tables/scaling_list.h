#pragma once

#include "core/project/project.h"

#include <QTableWidget>

namespace deltaflow {

/// How one row of the data was scaled, in words: "x₁ · length", "mean 5.8", "deviation 0.83".
struct ScalingLine {
    QString name;
    QString first;
    QString second;
};

/// A line for each input and then each target that is scaled. Numbers in so many digits.
[[nodiscard]] std::vector<ScalingLine> scalingLines(const Project& project, int digits = 4);

/// These lines as a small table that scrolls; hidden where nothing is scaled.
class ScalingList : public QTableWidget {
    Q_OBJECT

public:
    explicit ScalingList(QWidget* parent);

    void show(const Project* project, int digits = 4); ///< Null: nothing is known.
    using QWidget::show;

private:
    std::shared_ptr<const DataNotes> m_notes; ///< That are shown.
    std::shared_ptr<const Data> m_data;
    int m_digits = 0;
};

} // namespace deltaflow
