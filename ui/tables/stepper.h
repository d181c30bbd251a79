#pragma once

#include <QSpinBox>
#include <QToolButton>

namespace deltaflow {

/// A whole number between a − and a + button; it can be typed as well.
class Stepper : public QWidget {
    Q_OBJECT

public:
    Stepper(int lowest, int highest, QWidget* parent);

    [[nodiscard]] QSpinBox& box() { return *m_box; }
    /// Shows a value without saying that it changed; past `highest` it may only become less.
    void show(int value);
    using QWidget::show;
    void setName(const QString& name);

signals:
    void changed(int value);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* addButton(const QString& sign, int step);

    int m_highest;
    QSpinBox* m_box;
    QToolButton* m_less;
    QToolButton* m_more;
};

} // namespace deltaflow
