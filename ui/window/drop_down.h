#pragma once

#include <QToolButton>

namespace deltaflow {

/// A quiet choice in the top bar: its name in muted text and what is chosen beside it; a click
/// opens its menu.
class DropDown : public QToolButton {
    Q_OBJECT

public:
    DropDown(const QString& name, QMenu* menu, QWidget* parent = nullptr);

    void setValue(const QString& value);
    [[nodiscard]] QString value() const { return m_value; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_value;
};

} // namespace deltaflow
