#include "ui/theme/room.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

#include <optional>

namespace deltaflow {

namespace {

class GivingWay : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize sizeHint() const override {
        return {widget()->sizeHint().width(), std::min(wantedHeight(), mostHeight())};
    }
    [[nodiscard]] QSize minimumSizeHint() const override {
        const int least = isScrolledAnyway() ? wantedHeight() : std::min(kLeast, wantedHeight());
        return {widget()->minimumSizeHint().width(), least};
    }

protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ParentAboutToChange && parentWidget())
            parentWidget()->removeEventFilter(this);
        if (event->type() == QEvent::ParentChange && parentWidget()) {
            parentWidget()->installEventFilter(this);
            updateGeometry();
        }
        return QScrollArea::event(event);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == parentWidget() && event->type() == QEvent::Resize) updateGeometry();
        if (watched == widget()) {
            if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
                setVisible(!widget()->isHidden());
            if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) fit();
        }
        return QScrollArea::eventFilter(watched, event);
    }
    void resizeEvent(QResizeEvent* event) override {
        QScrollArea::resizeEvent(event);
        fit();
    }

private:
    /// Whether it stands in what scrolls, where it need not give way.
    [[nodiscard]] bool isScrolledAnyway() const {
        for (const QWidget* at = parentWidget(); at && !at->isWindow(); at = at->parentWidget())
            if (qobject_cast<const QScrollArea*>(at)) return true;
        return false;
    }
    [[nodiscard]] int mostHeight() const {
        if (isScrolledAnyway()) return QWIDGETSIZE_MAX;
        const int share = isLow(*this) ? 80 : 60; // per cent: what is above keeps the rest
        return std::max(kLeast, parentWidget()->height() * share / 100);
    }
    [[nodiscard]] int wantedHeight() const {
        const QLayout& layout = *widget()->layout();
        if (!layout.hasHeightForWidth()) return widget()->sizeHint().height();
        // With its own margins, whether they are given to the bar or not: else the two would take
        // turns.
        const QMargins now = layout.contentsMargins();
        const QMargins own = m_margins.value_or(now);
        const int given = own.left() + own.right() - now.left() - now.right();
        return layout.totalHeightForWidth(std::max(width() - given, 120));
    }
    /// The bar takes its width from the margins, not from what is beside it.
    void leaveRoomForBar(bool scrolls) {
        if (!m_margins) m_margins = widget()->layout()->contentsMargins();
        QMargins margins = *m_margins;
        if (scrolls) {
            margins.setLeft(margins.left() / 2);
            margins.setRight(margins.right() / 3);
        }
        widget()->layout()->setContentsMargins(margins);
    }
    /// Nothing in it is squeezed: that is what scrolling is for.
    void fit() {
        const int wanted = wantedHeight();
        if (widget()->minimumHeight() != wanted) widget()->setMinimumHeight(wanted);
        const bool scrolls = wanted > viewport()->height();
        leaveRoomForBar(scrolls);
        // By the same comparison: a bar of Qt's own would narrow the content until it is needed.
        setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        updateGeometry();
        constexpr int kReply = 56; // what is said of an answer stands below it
        QWidget* const focused = widget()->focusWidget();
        const bool fits = focused && focused->height() + kReply <= viewport()->height();
        if (fits && focused->hasFocus()) ensureWidgetVisible(focused, 0, kReply);
    }

    static constexpr int kLeast = 96;
    std::optional<QMargins> m_margins; ///< The content's own.
};

/// Watches for a bar's window, which it may not be in yet, and for that window's height.
class LowMargins : public QObject {
public:
    LowMargins(QWidget& bar, QLayout& layout)
        : QObject(&bar)
        , m_bar(bar)
        , m_layout(layout)
        , m_usual(layout.contentsMargins()) {
        bar.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == &m_bar && event->type() == QEvent::ShowToParent) {
            m_bar.window()->installEventFilter(this);
            fit();
        }
        if (watched == m_bar.window() && event->type() == QEvent::Resize) fit();
        return false;
    }

private:
    void fit() {
        QMargins margins = m_usual;
        if (isLow(m_bar)) {
            margins.setTop(margins.top() / 4);
            margins.setBottom(margins.bottom() / 4);
        }
        m_layout.setContentsMargins(margins);
    }

    QWidget& m_bar;
    QLayout& m_layout;
    QMargins m_usual;
};

class WithinScreen : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (auto* const window = qobject_cast<QWidget*>(watched);
            event->type() == QEvent::Show && window->isWindow())
            resizeWithin(*window, window->size());
        return false;
    }
};

void makeQuiet(QScrollArea& area, QWidget& content) {
    area.setFrameShape(QFrame::NoFrame);
    area.setFocusPolicy(Qt::NoFocus); // what it holds has the keys, and is scrolled to
    area.setWidgetResizable(true);
    area.setWidget(&content);
    area.viewport()->setAutoFillBackground(false);
    content.setAutoFillBackground(false);
}

} // namespace

QScrollArea* withScrolling(QWidget& content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    makeQuiet(*area, content);
    return area;
}

QScrollArea* givingWay(QWidget& content, QWidget* parent) {
    const bool isHidden = content.isHidden();
    auto* area = new GivingWay(parent);
    makeQuiet(*area, content);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    content.setVisible(!isHidden);
    area->setVisible(!isHidden);
    content.installEventFilter(area);
    parent->installEventFilter(area);
    return area;
}

void bringIntoView(QWidget& part, int below) {
    const auto scroll = [&part, below] {
        for (QWidget* at = part.parentWidget(); at && !at->isWindow(); at = at->parentWidget())
            if (auto* const area = qobject_cast<QScrollArea*>(at))
                return area->ensureWidgetVisible(&part, 0, below);
    };
    QMetaObject::invokeMethod(&part, scroll, Qt::QueuedConnection); // once it has its place
}

bool isLow(const QWidget& part) {
    constexpr int kLow = 500;
    return part.window()->height() < kLow;
}

void thinWhenLow(QWidget& bar, QLayout& layout) {
    new LowMargins(bar, layout);
}

void keepWithinScreen(QWidget& window) {
    constexpr auto kKept = "keptWithinScreen"; // once, however often it is asked for
    if (window.property(kKept).toBool()) return;
    window.setProperty(kKept, true);
    window.installEventFilter(new WithinScreen(&window));
}

void resizeWithin(QWidget& window, QSize wanted) {
    constexpr QSize kFrame(16, 48);
    window.resize(wanted.boundedTo(window.screen()->availableSize() - kFrame));
}

} // namespace deltaflow
