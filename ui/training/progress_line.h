#pragma once

#include <QWidget>

#include <optional>

namespace deltaflow {

/// How far a run has come towards its goal, as a thin bar; empty where no end is known.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent);

    void setPart(std::optional<double> part); ///< From 0 to 1.
    [[nodiscard]] std::optional<double> part() const { return m_part; }
    [[nodiscard]] QSize sizeHint() const override { return {100, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_part;
};

} // namespace deltaflow
