#include "ui/derivation/derivation_view.h"

#include "core/formula/serialise.h"
#include "ui/derivation/card_painter.h"
#include "ui/derivation/derivation_accessible.h"
#include "ui/derivation/symbol_menu.h"
#include "ui/derivation/tone.h"
#include "ui/editing/number_editing.h"
#include "ui/theme/focus_ring.h"

#include <QKeyEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr double kSide = 12;
constexpr int kBarUnit = 64; ///< Scroll bar units of one card.
constexpr std::size_t kKept = 60;

} // namespace

DerivationView::DerivationView(Player& player, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_player(player)
    , m_editing(nullptr) {
    installDerivationAccessibility(); // before its name is told
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Derivation"));
    setObjectName(QStringLiteral("derivation"));
    new FocusRing(*this);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_editing =
        new NumberEditing(player, *viewport(), [this](QPointF at) -> std::optional<NumberSpot> {
            const Hit hit = hitAt(at);
            if (!hit.place || !hit.place->isNumber || hit.card->tense != CardTense::Current)
                return std::nullopt;
            const QPointF origin = at / m_zoom - hit.at;
            return NumberSpot{hit.place->ref, onScreen(hit.place->rect.translated(origin))};
        });
    m_editing->setWheelNeedsPress(true);
    m_glide.setDuration(240);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& away) {
        m_column.place(m_player.view().step, restingTop() + away.toDouble());
        settle();
    });
    connect(&player, &Player::stepChanged, this, &DerivationView::showStep);
    connect(&player, &Player::numbersChanged, this, &DerivationView::relayout);
    connect(&player, &Player::viewChanged, this, &DerivationView::relayout);
    for (const auto signal : {&Player::hoverChanged, &Player::progressChanged})
        connect(&player, signal, viewport(), qOverload<>(&QWidget::update));
}

DerivationView::~DerivationView() = default;

// -- Cards -----------------------------------------------------------------------------------

const StepCard& DerivationView::card(Index step) const {
    if (const auto found = m_cards.find(step); found != m_cards.end()) return found->second;
    const QSizeF within = room() - QSizeF(2 * kSide, 2 * CardColumn::kMargin);
    const CardContent content = cardContent(m_player, step, m_open);
    StepCard made = m_style == CardStyle::Room ? layoutCardWithin(content, within)
                                               : layoutCard(content, within.width());
    return m_cards.emplace(step, std::move(made)).first->second;
}

CardColumn::Height DerivationView::heights() const {
    return [this](Index step) { return card(step).size.height(); };
}

void DerivationView::setType(double zoom, CardStyle style) {
    m_zoom = zoom;
    m_style = style;
    forgetCards();
    m_shown = -2;
    showStep();
}

void DerivationView::forgetCards() {
    m_cards.clear();
}

void DerivationView::trimCards() {
    if (m_cards.size() <= kKept) return;
    const auto slots_ = m_column.visible(heights());
    if (slots_.empty()) return;
    std::erase_if(m_cards, [&](const auto& entry) {
        return entry.first < slots_.front().card - 8 || entry.first > slots_.back().card + 8;
    });
}

void DerivationView::settle() {
    m_column.setView(room().height());
    m_column.settle(heights());
    trimCards();
    const auto shown = m_column.visible(heights());
    m_settingBar = true;
    const Index count = m_player.derivation().size() + 1;
    const auto inView = static_cast<Index>(shown.size());
    verticalScrollBar()->setPageStep(static_cast<int>(inView * kBarUnit));
    verticalScrollBar()->setSingleStep(kBarUnit);
    const bool all = inView >= count && !shown.empty() && shown.front().top >= 0;
    verticalScrollBar()->setRange(
        0, all ? 0 : static_cast<int>(std::max<Index>(1, count - inView + 1) * kBarUnit));
    const double part =
        -m_column.anchorTop() / (card(m_column.anchor()).size.height() + CardColumn::kGap);
    verticalScrollBar()->setValue(static_cast<int>(
        (static_cast<double>(m_column.anchor() + 1) + std::clamp(part, 0.0, 1.0)) * kBarUnit));
    m_settingBar = false;
    viewport()->update();
}

double DerivationView::restingTop() const {
    // As many whole cards of the past above it as leave it where the eye is.
    const double height = room().height();
    const Index step = m_player.view().step;
    const double most = std::min(0.34 * height, height - card(step).size.height() - 40);
    double top = CardColumn::kMargin;
    for (Index above = step - 1; above >= -1; --above) {
        const double next = top + card(above).size.height() + CardColumn::kGap;
        if (next > most) break;
        top = next;
    }
    return top;
}

void DerivationView::showStep() {
    const Index step = m_player.view().step;
    m_column.setRange(-1, m_player.derivation().size() - 1);
    // Where the card stands now, as long as it is near; a far one is jumped to.
    const bool near = !m_cards.empty() && m_cards.contains(step);
    const double before = near ? m_column.topOf(step, heights()) : restingTop();
    forgetCards();
    m_shown = step;
    const double away = before - restingTop();
    m_glide.stop();
    if (m_player.reducedMotion() || !near || std::abs(away) < 1 ||
        std::abs(away) > room().height()) {
        m_column.place(step, restingTop());
        settle();
    } else {
        m_column.place(step, before);
        m_glide.setStartValue(away);
        m_glide.setEndValue(0.0);
        m_glide.start();
    }
}

void DerivationView::relayout() {
    const Index step = m_player.view().step;
    m_column.setRange(-1, m_player.derivation().size() - 1);
    if (step != m_shown) return showStep();
    const QRectF before = currentCardRect();
    forgetCards();
    settle();
    const bool grew = !before.isNull() && card(step).size.height() != before.height();
    const QRectF now = currentCardRect();
    if (!grew || (now.top() >= 0 && now.bottom() <= viewport()->height() && !now.isNull())) return;
    m_glide.stop(); // what is looked at stays in view
    m_column.place(step, restingTop());
    settle();
}

void DerivationView::setOpen(const OpenParts& open) {
    m_open = open;
    relayout();
}

// -- Links -----------------------------------------------------------------------------------

void DerivationView::toggle(Unfolding which) {
    OpenParts open = m_open;
    if (!open.unfoldings.erase(which)) open.unfoldings.insert(which);
    setOpen(open);
}

void DerivationView::toggleFirstUnfolding() {
    if (const auto& step = m_player.step(); step && !step->unfoldings.empty())
        toggle(step->unfoldings.back());
}

void DerivationView::toggleReads() {
    OpenParts open = m_open;
    open.reads = !open.reads;
    setOpen(open);
}

void DerivationView::runCheck() {
    OpenParts open = m_open;
    open.check = !open.check;
    setOpen(open);
}

void DerivationView::follow(const CardLink& link) {
    switch (link.kind) {
    case CardLink::Kind::Unfold:
        return toggle(link.unfolding);
    case CardLink::Kind::Reads:
        return toggleReads();
    case CardLink::Kind::Check:
        return runCheck();
    case CardLink::Kind::Step:
        return m_player.goToStep(link.step);
    }
}

// -- Events ----------------------------------------------------------------------------------

DerivationView::Hit DerivationView::hitAt(QPointF point) const {
    for (const auto& slot : m_column.visible(heights())) {
        const StepCard& shown = card(slot.card);
        const QPointF at = point / m_zoom - QPointF(kSide, slot.top);
        if (!QRectF(QPointF(), shown.size).contains(at)) continue;
        return {&shown, at, shown.linkAt(at), shown.placeAt(at)};
    }
    return {};
}

void DerivationView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.window);
    const Hit mouse = hitAt(m_mouse);
    CardLook look{.theme = theme,
                  .tone = formulaTone(m_player, theme),
                  .hover =
                      m_player.view().hover ? m_player.view().hover : m_player.view().selection,
                  .progress = m_player.view().progress};
    painter.scale(m_zoom, m_zoom);
    // Qt's SVG does not clip: there, a card that is not seen whole would lie over what is beside.
    const bool clips = painter.paintEngine()->type() != QPaintEngine::SVG;
    const double room = viewport()->height() / m_zoom;
    for (const auto& slot : m_column.visible(heights())) {
        const bool isWhole = slot.top >= 0 && slot.top + heights()(slot.card) <= room;
        if (!clips && !isWhole && slot.card != m_shown) continue;
        const StepCard& shown = card(slot.card);
        look.hovered = mouse.card == &shown;
        look.link = look.hovered ? mouse.link : nullptr;
        painter.save();
        painter.translate(kSide, slot.top);
        paintCard(painter, shown, look);
        painter.restore();
    }
}

void DerivationView::resizeEvent(QResizeEvent*) {
    const bool inView = m_shown == m_player.view().step && !currentCardRect().isNull();
    relayout();
    if (!inView) return;
    m_glide.stop();
    m_column.place(m_shown, restingTop());
    settle();
}

bool DerivationView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        m_mouse = QPointF(-1, -1);
        m_player.setHover(std::nullopt);
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void DerivationView::wheelEvent(QWheelEvent* event) {
    m_glide.stop();
    const double pixels =
        event->pixelDelta().isNull() ? event->angleDelta().y() * 0.5 : event->pixelDelta().y();
    m_column.scroll(-pixels / m_zoom);
    settle();
    event->accept();
}

void DerivationView::scrollContentsBy(int, int) {
    if (m_settingBar) return;
    m_glide.stop();
    const int value = verticalScrollBar()->value();
    const Index step = std::min<Index>(value / kBarUnit - 1, m_player.derivation().size() - 1);
    const double part = static_cast<double>(value % kBarUnit) / kBarUnit;
    m_column.place(step, -part * (card(step).size.height() + CardColumn::kGap));
    settle();
}

void DerivationView::mousePressEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position());
    m_pressed = event->button() == Qt::LeftButton && hit.card ? hit.card->step : -2;
}

void DerivationView::mouseReleaseEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position());
    if (!hit.card || hit.card->step != std::exchange(m_pressed, -2)) return;
    if (hit.link) {
        const CardLink link = *hit.link; // following it makes the cards anew
        follow(link);
    } else if (hit.card->tense != CardTense::Current) {
        m_player.goToStep(hit.card->step);
    } else if (hit.place) {
        const bool chosen = m_player.view().selection == hit.place->ref;
        m_player.setSelection(chosen ? std::nullopt : std::optional(hit.place->ref));
    }
}

void DerivationView::mouseMoveEvent(QMouseEvent* event) {
    m_mouse = event->position();
    if (m_editing->isScrubbing()) return;
    const Hit hit = hitAt(m_mouse);
    m_player.setHover(hit.place ? std::optional(hit.place->ref) : std::nullopt);
    const bool clickable = hit.card && (hit.link || hit.card->tense != CardTense::Current);
    if (!hit.place || !hit.place->isNumber || !m_player.isEditable(hit.place->ref))
        viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void DerivationView::contextMenuEvent(QContextMenuEvent* event) {
    const Hit hit = hitAt(event->reason() == QContextMenuEvent::Mouse ? QPointF(event->pos())
                                                                      : currentCardRect().center());
    const Index step = hit.card ? hit.card->step : m_player.view().step;
    const auto* block = hit.card ? hit.card->blockAt(hit.at) : nullptr;
    showSymbolMenu(m_player, *this, event->globalPos(), step,
                   hit.place ? std::optional(hit.place->ref) : std::nullopt,
                   block ? std::optional(block->equation) : std::nullopt);
}

void DerivationView::keyPressEvent(QKeyEvent* event) {
    const double page = room().height() * 0.8;
    const double down = event->key() == Qt::Key_Down       ? 48
                        : event->key() == Qt::Key_Up       ? -48
                        : event->key() == Qt::Key_PageDown ? page
                        : event->key() == Qt::Key_PageUp   ? -page
                                                           : 0;
    if (down == 0) return event->ignore();
    m_glide.stop();
    m_column.scroll(down);
    settle();
}

// -- For screen readers and tests ------------------------------------------------------------

QString DerivationView::spoken(const CardContent& content) const {
    QStringList parts{content.title};
    const auto say = [&parts](const Equation& equation) {
        parts << QString::fromStdString(toSpeech(equation));
    };
    for (const Equation& equation : content.equations)
        say(equation);
    parts << content.signs;
    for (const CardContent::Unfolded& unfolded : content.unfoldings)
        for (const Equation& equation : unfolded.equations)
            say(equation);
    for (const CardContent::Read& read : content.reads) {
        say(read.equation);
        parts << read.origin;
    }
    if (!content.check.isEmpty() && m_open.check) parts << content.check;
    return parts.join(QStringLiteral(". "));
}

QRectF DerivationView::cardRect(Index step) const {
    for (const auto& slot : m_column.visible(heights())) {
        if (slot.card == step) return onScreen({QPointF(kSide, slot.top), card(slot.card).size});
    }
    return {};
}

QRectF DerivationView::currentCardRect() const {
    return cardRect(m_player.view().step);
}

QRectF DerivationView::placeOf(const Ref& ref, bool isNumber) const {
    const QRectF rect = currentCardRect();
    if (rect.isNull()) return {};
    for (const auto& block : card(m_player.view().step).blocks) {
        for (const auto& place : block.layout.places()) {
            if (place.ref == ref && place.isNumber == isNumber)
                return onScreen(place.rect.translated(block.at)).translated(rect.topLeft());
        }
    }
    return {};
}

} // namespace deltaflow
