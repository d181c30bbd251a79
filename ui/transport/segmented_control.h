#pragma once

#include <QActionGroup>
#include <QWidget>

namespace deltaflow {

/// A row of exclusive choices in one frame: Layer | Neuron | Term.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(QActionGroup& choices, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace deltaflow
