#pragma once

#include <QPointer>
#include <QRect>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

namespace deltaflow {

class Callout;

/// One thing that a tour points at.
struct TourStop {
    QString title;
    QString text;
    std::function<QRect()> place;  ///< In the window's coordinates; null where there is none.
    std::function<void()> prepare; ///< What makes it be seen; may be empty.
};

/// Points at the parts of a window one after the other, for about half a minute, and stands in the
/// way of nothing: everything under it works on. It goes on by itself until a key is pressed or the
/// mouse comes to it, and not at all where motion is reduced. Esc leaves it.
class Tour : public QObject {
    Q_OBJECT

public:
    /// Milliseconds that a stop is shown for.
    static constexpr int kReadingTime = 4000;

    Tour(QWidget& window, std::vector<TourStop> stops, bool goesOn);
    ~Tour() override;

    void start();
    void next(); ///< After the last one, the end.
    void end();
    [[nodiscard]] int stop() const { return m_stop; }
    [[nodiscard]] int stops() const { return static_cast<int>(m_stops.size()); }
    [[nodiscard]] bool goesOn() const { return m_reading.isActive(); }
    [[nodiscard]] Callout& callout() const { return *m_callout; }

signals:
    void ended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Ring;

    void show(int stop);
    void follow();

    QWidget& m_window;
    std::vector<TourStop> m_stops;
    Callout* m_callout;
    Ring* m_ring;
    QTimer m_reading;
    QTimer m_follow; ///< What it points at moves for many reasons.
    int m_stop = -1;
    bool m_goesOn;
    bool m_ended = false;
};

} // namespace deltaflow
