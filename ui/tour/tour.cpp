#include "ui/tour/tour.h"

#include "ui/theme/theme.h"
#include "ui/tour/callout.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace deltaflow {

/// Around what is pointed at.
class Tour::Ring : public QWidget {
public:
    explicit Ring(QWidget& window)
        : QWidget(&window) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::current().focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
    }
};

Tour::Tour(QWidget& window, std::vector<TourStop> stops, bool goesOn)
    : QObject(&window)
    , m_window(window)
    , m_stops(std::move(stops))
    , m_callout(new Callout(window))
    , m_ring(new Ring(window))
    , m_goesOn(goesOn) {
    m_callout->hide();
    m_ring->hide();
    m_reading.setSingleShot(true);
    m_follow.setInterval(100);
    connect(&m_reading, &QTimer::timeout, this, &Tour::next);
    connect(&m_follow, &QTimer::timeout, this, &Tour::follow);
    connect(&m_callout->next(), &QPushButton::clicked, this, &Tour::next);
    connect(&m_callout->skip(), &QPushButton::clicked, this, &Tour::end);
    connect(m_callout, &Callout::touched, this, [this] {
        m_goesOn = false;
        m_reading.stop();
    });
}

Tour::~Tour() {
    delete m_callout;
    delete m_ring;
}

void Tour::start() {
    qApp->installEventFilter(this);
    m_follow.start();
    show(0);
    m_callout->next().setFocus(Qt::OtherFocusReason);
}

void Tour::next() {
    show(m_stop + 1);
}

void Tour::show(int stop) {
    if (stop >= stops()) return end();
    m_stop = stop;
    const TourStop& shown = m_stops[static_cast<std::size_t>(stop)];
    if (shown.prepare) shown.prepare();
    if (shown.place().isNull()) return show(stop + 1);
    m_callout->say(shown.title, shown.text, stop, stops());
    m_callout->show();
    m_ring->show();
    follow();
    if (m_goesOn && stop < stops() - 1)
        m_reading.start(kReadingTime);
    else if (m_goesOn)
        m_reading.start(2 * kReadingTime); // the end is not sudden
    QAccessibleEvent alert(m_callout, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Tour::follow() {
    const QRect target = m_stops[static_cast<std::size_t>(m_stop)].place();
    if (target.isNull()) return;
    m_ring->setGeometry(target.adjusted(-4, -4, 4, 4).intersected(m_window.rect()));
    m_callout->pointAt(target.intersected(m_window.rect()));
    m_ring->raise();
    m_callout->raise();
}

void Tour::end() {
    if (std::exchange(m_ended, true)) return;
    qApp->removeEventFilter(this);
    m_reading.stop();
    m_follow.stop();
    emit ended(); // first: keys that are the callout's are given away, not passed on as by Tab
    m_callout->hide();
    m_ring->hide();
    deleteLater();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != &m_window) return false;
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey) return false;
    m_goesOn = false; // who does something reads on at leisure
    m_reading.stop();
    if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    event->accept();
    if (event->type() == QEvent::KeyPress) end();
    return true;
}

} // namespace deltaflow
