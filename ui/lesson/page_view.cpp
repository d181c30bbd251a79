#include "ui/lesson/page_view.h"

#include "ui/derivation/tone.h"
#include "ui/editing/number_editing.h"
#include "ui/player/player.h"
#include "ui/words/symbol_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace deltaflow {

PageView::PageView(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_editing(nullptr) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    m_editing = new NumberEditing(player, *this, [this](QPointF at) -> std::optional<NumberSpot> {
        const auto place = pageLayout().placeAt(at);
        if (!place || !place->isNumber) return std::nullopt;
        return NumberSpot{place->ref, place->rect};
    });
    m_editing->setWheelNeedsPress(true);
    connect(m_editing, &NumberEditing::clicked, this, [this](const Ref& ref) { select(ref); });
    for (const auto signal : {&Player::numbersChanged, &Player::stepChanged, &Player::viewChanged})
        connect(&player, signal, this, &PageView::refresh);
    connect(&player, &Player::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(&player, &Player::progressChanged, this, [this] {
        if (m_player.view().progress >= 1) refresh(); // now its results are known
    });
}

void PageView::setText(const std::string& text, Telling telling) {
    m_text = text;
    m_telling = telling;
    m_focused = -1;
    refresh();
}

void PageView::setTextSize(double pixels) {
    if (pixels == m_size) return;
    m_size = pixels;
    refresh();
}

void PageView::refresh() {
    m_content = pageContent(m_text, m_player, m_telling);
    m_layoutWidth = -1;
    const bool hasPlaces = !pageLayout().places().empty();
    setFocusPolicy(hasPlaces ? Qt::TabFocus : Qt::NoFocus);
    setAccessibleName(m_content.spoken());
    setVisible(!m_content.blocks.empty());
    updateGeometry();
    update();
}

const PageLayout& PageView::pageLayout() const {
    if (m_layoutWidth != width()) {
        m_layout = layoutPage(m_content, width(), m_size);
        m_layoutWidth = width();
    }
    return m_layout;
}

int PageView::heightForWidth(int width) const {
    if (width == m_layoutWidth) return static_cast<int>(m_layout.height);
    return static_cast<int>(layoutPage(m_content, width, m_size).height);
}

QSize PageView::sizeHint() const {
    return {300, heightForWidth(std::max(width(), 120))};
}

void PageView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    PageLook look{theme,
                  palette().color(backgroundRole()),
                  formulaTone(m_player, theme),
                  m_player.view().hover ? m_player.view().hover : m_player.view().selection,
                  {}};
    const auto places = pageLayout().places();
    if (hasFocus() && m_focused >= 0 && m_focused < static_cast<int>(places.size()))
        look.focusRect = places[static_cast<std::size_t>(m_focused)].rect;
    paintPage(painter, pageLayout(), look);
}

void PageView::resizeEvent(QResizeEvent*) {
    updateGeometry();
}

void PageView::mouseMoveEvent(QMouseEvent* event) {
    if (m_editing->isScrubbing()) return;
    const auto place = pageLayout().placeAt(event->position());
    m_player.setHover(place ? std::optional(place->ref) : std::nullopt);
    if (!place || !place->isNumber || !m_player.isEditable(place->ref))
        setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PageView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto place = pageLayout().placeAt(event->position()))
        select(place->ref);
    else if (rect().contains(event->position().toPoint()))
        emit clicked();
}

void PageView::select(const Ref& ref) {
    m_player.setSelection(m_player.view().selection == ref ? std::nullopt : std::optional(ref));
    m_player.pick(ref);
}

void PageView::leaveEvent(QEvent*) {
    m_player.setHover(std::nullopt);
}

bool PageView::focusNextPrevChild(bool next) {
    const auto places = pageLayout().places();
    const int at = m_focused + (next ? 1 : -1);
    if (!hasFocus() || at < 0 || at >= static_cast<int>(places.size()))
        return QWidget::focusNextPrevChild(next);
    m_focused = at;
    const Ref& ref = places[static_cast<std::size_t>(at)].ref;
    m_player.setHover(ref);
    speak(ref);
    update();
    return true;
}

/// The number that the keyboard came to, for who cannot see it.
void PageView::speak(const Ref& ref) {
    const Project& project = m_player.document().project();
    const QString symbol = symbolText(project, m_player.sharedModel(), ref);
    setAccessibleDescription(!ref.isSingle() ? symbol
                             : m_player.isKnown(ref)
                                 ? tr("%1 is %2").arg(symbol, m_player.text(ref))
                                 : whyNotYet(ref, m_player));
}

void PageView::focusOutEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_focused = -1;
        m_player.setHover(std::nullopt);
    }
    update();
}

void PageView::keyPressEvent(QKeyEvent* event) {
    const auto places = pageLayout().places();
    const bool types = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!types || m_focused < 0 || m_focused >= static_cast<int>(places.size()))
        return QWidget::keyPressEvent(event);
    const FormulaLayout::Place& place = places[static_cast<std::size_t>(m_focused)];
    if (place.isNumber && m_player.isEditable(place.ref))
        m_editing->type({place.ref, place.rect});
    else
        select(place.ref);
}

bool PageView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        showTip(static_cast<QHelpEvent&>(*event));
        return true;
    }
    return QWidget::event(event);
}

/// Why something is shown as it was typed, or is not known yet.
void PageView::showTip(const QHelpEvent& event) {
    QString why;
    for (const PageLayout::Fault& fault : pageLayout().faults)
        if (fault.rect.contains(event.pos())) why = fault.why;
    const auto place = pageLayout().placeAt(event.pos());
    if (place && m_telling == Telling::Known && !m_player.isKnown(place->ref))
        why = whyNotYet(place->ref, m_player);
    QToolTip::showText(event.globalPos(), why, this); // hides it where there is nothing to say
}

} // namespace deltaflow
