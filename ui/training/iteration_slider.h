#pragma once

#include <QSlider>

namespace deltaflow {

/// A slider over iterations that may be more than it has steps: a click goes where it is, arrows
/// ask for the next iteration, Page Up and Page Down for a tenth of what is seen.
class IterationSlider : public QSlider {
    Q_OBJECT

public:
    explicit IterationSlider(QWidget* parent = nullptr);

signals:
    void stepped(int iterations); ///< −1 or 1
    void paged(int sliderSteps);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int valueAt(QPointF position) const;
};

} // namespace deltaflow
