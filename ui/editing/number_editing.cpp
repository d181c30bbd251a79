#include "ui/editing/number_editing.h"

#include "ui/editing/bubble.h"
#include "ui/editing/scrub_ghost.h"
#include "ui/player/player.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace deltaflow {

namespace {
constexpr double kDragDistance = 3; ///< Pixels before a press is a drag.
constexpr qint64 kTurnPause = 700;  ///< Milliseconds: a longer pause of the wheel ends its gesture.
constexpr int kBubbleTime = 2500;
constexpr int kGhostTime = 1800;    ///< After the last turn.
constexpr double kWheelNotch = 120; ///< Eighths of a degree.
} // namespace

NumberEditing::NumberEditing(Player& player, QWidget& host, SpotAt spotAt)
    : QObject(&host)
    , m_player(player)
    , m_host(host)
    , m_spotAt(std::move(spotAt)) {
    host.setMouseTracking(true);
    host.installEventFilter(this);
    connect(&player.document(), &Document::aboutToReset, this, &NumberEditing::abandon);
    connect(&player, &Player::numbersChanged, this, [this] {
        if (m_ghost && m_player.view().iteration != m_ghostIteration) endGhost();
    });
    m_ghostEnd.setSingleShot(true);
    m_ghostEnd.setInterval(kGhostTime);
    connect(&m_ghostEnd, &QTimer::timeout, this, &NumberEditing::endGhost);
}

NumberEditing::~NumberEditing() {
    delete m_editor; // The host would close it later, and closing commits through what is gone.
    delete m_bubble;
    delete m_ghost;
}

bool NumberEditing::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_host) return isScrubbing() && escape(*event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick: {
        const auto& click = *static_cast<QMouseEvent*>(event);
        const auto spot = editableAt(click.position());
        if (!spot || click.button() != Qt::LeftButton) return false;
        type(*spot);
        return true;
    }
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        return isScrubbing() && escape(*event);
    case QEvent::Leave:
        showCursor(false);
        return false;
    default:
        return false;
    }
}

bool NumberEditing::escape(QEvent& event) {
    if (event.type() != QEvent::ShortcutOverride && event.type() != QEvent::KeyPress) return false;
    if (static_cast<QKeyEvent&>(event).key() != Qt::Key_Escape) return false;
    if (event.type() == QEvent::KeyPress) putBack();
    event.accept(); // of the override: no shortcut gets it
    return true;
}

std::optional<NumberSpot> NumberEditing::editableAt(QPointF at) const {
    auto spot = m_spotAt(at);
    if (spot && !m_player.isEditable(spot->ref)) spot.reset();
    return spot;
}

bool NumberEditing::press(const QMouseEvent& event) {
    if (m_editor) m_editor->clearFocus(); // commits, also where the host takes no focus
    if (event.button() != Qt::LeftButton) return false;
    const auto spot = editableAt(event.position());
    m_lastPressed.reset();
    if (!spot) return false;
    if ((m_host.focusPolicy() & Qt::ClickFocus) || m_host.focusProxy())
        m_host.setFocus(Qt::MouseFocusReason);
    m_lastPressed = spot->ref;
    m_press = Press{*spot, event.position(), event.position(), Document::newGesture(), {}};
    return true;
}

bool NumberEditing::move(const QMouseEvent& event) {
    if (!m_press) {
        showCursor(event.buttons() == Qt::NoButton && editableAt(event.position()));
        return false;
    }
    if (!m_player.isEditable(m_press->spot.ref)) { // the network changed under the press
        abandon();
        return true;
    }
    if (!m_press->scrub) {
        if (std::abs(event.position().x() - m_press->at.x()) < kDragDistance) return true;
        m_press->last = event.position(); // the way to the threshold moves nothing: no jump
        m_press->scrub.emplace(m_player.number(m_press->spot.ref));
        beginGhost(m_press->spot, m_press->scrub->notch());
        qApp->installEventFilter(this); // Esc, wherever the focus is
        showCursor(true);
        emit scrubbingChanged();
        return true;
    }
    const double pixels = event.position().x() - m_press->last.x();
    m_press->last = event.position();
    const double before = m_press->scrub->value();
    const double value = m_press->scrub->drag(pixels, ScrubGesture::pace(event.modifiers()));
    if (value != before) set(m_press->spot, value, m_press->gesture);
    return true;
}

bool NumberEditing::release(const QMouseEvent& event) {
    if (!m_press || event.button() != Qt::LeftButton) return false;
    const Press press = *std::exchange(m_press, std::nullopt);
    if (press.scrub)
        endScrub();
    else
        emit clicked(press.spot.ref);
    showCursor(editableAt(event.position()).has_value());
    return true;
}

bool NumberEditing::wheel(const QWheelEvent& event) {
    const auto spot = editableAt(event.position());
    const bool scrolling = m_wheelElsewhere.isValid() && m_wheelElsewhere.elapsed() < kTurnPause;
    const bool pressed = spot && m_lastPressed == spot->ref;
    if (!spot || (!pressed && (m_wheelNeedsPress || scrolling))) {
        m_wheelElsewhere.start();
        return false;
    }
    const QPoint angle = event.angleDelta(); // Shift and Alt turn it sideways on some platforms
    nudge(spot->ref, (angle.y() != 0 ? angle.y() : angle.x()) / kWheelNotch, event.modifiers());
    return true;
}

void NumberEditing::nudge(const Ref& ref, double notches, Qt::KeyboardModifiers modifiers) {
    if (!m_player.isEditable(ref)) return;
    const bool goesOn = m_turn && m_turn->ref == ref && m_turn->since.elapsed() < kTurnPause &&
                        m_turn->scrub.value() == m_player.number(ref);
    const auto at = m_spotAt(m_host.mapFromGlobal(QCursor::pos()).toPointF());
    const NumberSpot spot{ref, at && at->ref == ref ? at->rect : QRectF()};
    if (!goesOn) {
        m_turn = Turn{ref, ScrubGesture(m_player.number(ref)), Document::newGesture(), {}};
        beginGhost(spot, m_turn->scrub.notch());
    }
    m_turn->since.start();
    m_ghostEnd.start();
    const double before = m_turn->scrub.value();
    const double value = m_turn->scrub.turn(notches, ScrubGesture::pace(modifiers));
    if (value != before) set(spot, value, m_turn->gesture);
}

void NumberEditing::type(const NumberSpot& spot) {
    if (!m_player.isEditable(spot.ref)) return;
    m_press.reset();
    endGhost();
    delete m_editor;
    delete m_bubble;
    m_editor = new NumberEditor(m_host, spot.rect, m_player.number(spot.ref),
                                [this, ref = spot.ref](double value) {
                                    return m_player.setNumber(ref, value, Document::newGesture());
                                });
}

void NumberEditing::putBack() {
    const Press press = *std::exchange(m_press, std::nullopt);
    delete m_bubble;
    endScrub();
    m_player.document().cancel(press.gesture);
}

void NumberEditing::abandon() {
    const bool wasScrubbing = isScrubbing();
    m_press.reset();
    m_turn.reset();
    m_lastPressed.reset();
    endGhost();
    if (wasScrubbing) endScrub();
}

void NumberEditing::endScrub() {
    qApp->removeEventFilter(this);
    endGhost();
    emit scrubbingChanged();
}

void NumberEditing::set(const NumberSpot& spot, double value, Document::Gesture gesture) {
    const QString reason = m_player.setNumber(spot.ref, value, gesture);
    delete m_bubble;
    if (reason.isEmpty() && m_ghost) ghost()->follow();
    if (reason.isEmpty() || spot.rect.isNull()) return;
    m_bubble = showBubble(m_host, spot.rect, reason);
    QTimer::singleShot(kBubbleTime, m_bubble, &QObject::deleteLater);
}

ScrubGhost* NumberEditing::ghost() const {
    return static_cast<ScrubGhost*>(m_ghost.data());
}

/// Where no place is known, it stands in the host's upper right corner.
void NumberEditing::beginGhost(const NumberSpot& spot, double notch) {
    endGhost();
    m_ghostIteration = m_player.view().iteration;
    const QRectF corner(m_host.width() - 4, 0, 0, 0);
    m_ghost = ScrubGhost::begin(m_player, m_host, spot.rect.isNull() ? corner : spot.rect, spot.ref,
                                notch);
}

void NumberEditing::endGhost() {
    m_ghostEnd.stop();
    delete m_ghost;
}

void NumberEditing::showCursor(bool overNumber) {
    if (overNumber == m_cursorSet) return;
    m_cursorSet = overNumber;
    if (overNumber)
        m_host.setCursor(Qt::SizeHorCursor);
    else
        m_host.unsetCursor();
}

} // namespace deltaflow
