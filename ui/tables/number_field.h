#pragma once

#include "ui/editing/number_editing.h"

#include <QWidget>

namespace deltaflow {

/// One editable number with a frame, such as the learning rate: scrub it, turn it (↑ and ↓), type
/// it.
class NumberField : public QWidget {
    Q_OBJECT

public:
    NumberField(Player& player, const Ref& ref, const QString& name, QWidget* parent);

    [[nodiscard]] double number() const;
    void setNumber(double value);
    [[nodiscard]] NumberEditing& editing() { return *m_editing; }
    [[nodiscard]] QSize sizeHint() const override { return {92, 28}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QString text() const;
    [[nodiscard]] NumberSpot spot() const;

    Player& m_player;
    Ref m_ref;
    QString m_name;
    NumberEditing* m_editing;
};

} // namespace deltaflow
