#pragma once

#include "ui/tour/callout_place.h"

#include <QLabel>
#include <QPushButton>

namespace deltaflow {

/// A card with a few words that points at a part of its window, dots that say how far the tour is,
/// and its buttons.
class Callout : public QWidget {
    Q_OBJECT

public:
    explicit Callout(QWidget& window);

    void say(const QString& title, const QString& text, int stop, int stops);
    void pointAt(const QRect& target); ///< In the window's coordinates.

    [[nodiscard]] QPushButton& next() const { return *m_next; }
    [[nodiscard]] QPushButton& skip() const { return *m_skip; }
    [[nodiscard]] const CalloutPlace& place() const { return m_place; }

signals:
    void touched(); ///< The mouse came to it, rather than it to the mouse.

protected:
    void enterEvent(QEnterEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget& m_window;
    QLabel* m_title;
    QLabel* m_text;
    QWidget* m_dots;
    QPushButton* m_skip;
    QPushButton* m_next;
    CalloutPlace m_place;
    QPoint m_mouse; ///< Where it was when this came.
    int m_stop = 0;
    int m_stops = 0;
};

} // namespace deltaflow
