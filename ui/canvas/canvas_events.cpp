#include "ui/canvas/canvas_provenance.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/paint_marks.h"
#include "ui/canvas/pixel_painting.h"
#include "ui/player/player.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace deltaflow {

// -- Pointer -----------------------------------------------------------------------------------

bool CanvasWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == this &&
        (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick))
        m_click.stop();
    // Ctrl with the wheel zooms even over a number, which would be turned otherwise.
    if (watched == this && event->type() == QEvent::Wheel) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (wheel->modifiers() & Qt::ControlModifier && !m_editing->isScrubbing()) {
            m_userView = true;
            m_glide.stop();
            setView(m_view.zoomed(std::pow(1.0015, wheel->angleDelta().y()), wheel->position()));
            wheel->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CanvasWidget::wheelEvent(QWheelEvent* event) {
    const bool allSeen = m_picture->size().width() * m_view.scale <= width() + 0.5;
    if (!m_userView && allSeen) return event->ignore();
    m_userView = true;
    m_glide.stop();
    CanvasView view = m_view;
    view.offset += event->pixelDelta().isNull() ? QPointF(event->angleDelta()) * 0.5
                                                : QPointF(event->pixelDelta());
    setView(view);
}

void CanvasWidget::mouseMoveEvent(QMouseEvent* event) {
    if (m_press) {
        const QPointF moved = event->position() - *m_press;
        if (!m_panning && moved.manhattanLength() < QApplication::startDragDistance()) return;
        m_panning = true;
        m_userView = true;
        setCursor(Qt::ClosedHandCursor);
        return setView({m_pressView.scale, m_pressView.offset + moved});
    }
    const auto hit = hitAt(event->position());
    m_player.setHover(hit ? std::optional(hit->ref) : std::nullopt);
}

void CanvasWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return QWidget::mousePressEvent(event);
    m_glide.stop();
    m_press = event->position();
    m_pressView = m_view;
    m_panning = event->button() == Qt::MiddleButton;
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_press) return;
    const bool clicked = !m_panning && event->button() == Qt::LeftButton;
    m_press.reset();
    m_panning = false;
    unsetCursor();
    if (!clicked) return;
    if (const auto hit = hitAt(event->position()))
        clickOn(hit->ref);
    else
        m_player.setSelection(std::nullopt);
}

void CanvasWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !hitAt(event->position())) fit();
}

void CanvasWidget::leaveEvent(QEvent*) {
    m_player.setHover(std::nullopt);
}

void CanvasWidget::clickUnlessDoubled(const Ref& ref) {
    m_clicked = ref;
    m_click.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
}

void CanvasWidget::edit(const Ref& ref) {
    m_click.stop();
    m_editing->type({ref, rectOf(ref)});
}

void CanvasWidget::clickOn(const Ref& ref) {
    m_player.pick(ref);
    if (m_picking) return m_player.setSelection(ref);
    const auto written = m_player.derivation().writer(ref);
    // A number that names its own step goes there; a second click, and everything else, follows the
    // thing's story.
    const bool exact =
        written && *written != m_player.view().step && ref.quantity != Quantity::Value;
    if (const auto step = exact ? written : m_picture->stepForClick(m_player, ref))
        m_player.goToStep(*step, true);
}

void CanvasWidget::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto hit = byMouse ? hitAt(event->pos()) : std::nullopt;
    const std::optional<Ref> ref = hit       ? std::optional(hit->ref)
                                   : byMouse ? std::nullopt
                                             : m_player.view().selection;
    if (ref && ref->isSingle()) {
        if (m_player.isEditable(*ref)) {
            connect(menu.addAction(tr("Change the number…")), &QAction::triggered, this,
                    [this, ref] { edit(*ref); });
            menu.addSeparator();
        }
        addProvenance(menu, m_player, *ref);
        menu.addSeparator();
    }
    if (ref && m_picture->pixelAt(m_picture->rectOf(*ref).center())) {
        m_painting->addPresets(menu, ref->node);
        menu.addSeparator();
    }
    connect(menu.addAction(tr("Show all of the picture")), &QAction::triggered, this,
            [this] { fit(); });
    menu.exec(event->globalPos());
}

// -- Everything else that comes through event() --------------------------------------------------

bool CanvasWidget::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        showTip(*static_cast<QHelpEvent*>(event));
        return true;
    }
    if (event->type() == QEvent::Gesture && pinch(*event)) return true;
    return QWidget::event(event);
}

void CanvasWidget::showTip(const QHelpEvent& event) {
    const auto hit = hitAt(event.pos());
    if (!hit) return QToolTip::hideText();
    QToolTip::showText(event.globalPos(),
                       m_picture->tip(m_player, hit->ref) +
                           markTip(m_player.view().marked, hit->ref),
                       this, m_view.transform().mapRect(hit->rect).toAlignedRect());
}

bool CanvasWidget::pinch(QEvent& event) {
    auto* gesture =
        static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture));
    if (!gesture) return false;
    m_userView = true;
    setView(m_view.zoomed(gesture->scaleFactor(), mapFromGlobal(gesture->hotSpot())));
    return true;
}

// -- Keyboard ----------------------------------------------------------------------------------

/// Up and Down walk through all things in reading order, Alt and an arrow goes the arrow's way,
/// Ctrl with Up and Down turns the number that is selected. Enter types it, where it is given, and
/// goes to the step that computes it, where it is computed.
void CanvasWidget::keyPressEvent(QKeyEvent* event) {
    const std::optional<Ref>& selection = m_player.view().selection;
    const bool alt = event->modifiers() & Qt::AltModifier;
    const bool ctrl = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (!alt) return zoomBy(1.25); // with it, the text's size has the key
        break;
    case Qt::Key_Minus:
        if (!alt) return zoomBy(0.8);
        break;
    case Qt::Key_F:
        return fit();
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (alt) return moveSelection(event->key() == Qt::Key_Left ? -1 : 1, 0);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int down = event->key() == Qt::Key_Down ? 1 : -1;
        if (alt) return moveSelection(0, down);
        if (!ctrl) return walk(down);
        if (selection)
            return m_editing->nudge(*selection, -down, event->modifiers() & Qt::ShiftModifier);
        break;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selection)
            return m_player.isEditable(*selection) ? edit(*selection) : clickOn(*selection);
        break;
    case Qt::Key_F2:
        if (selection) return edit(*selection);
        break;
    case Qt::Key_Escape:
        if (selection) return m_player.setSelection(std::nullopt);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// To the next thing, or the one before; from the last to the first.
void CanvasWidget::walk(int things) {
    const std::vector<Ref> all = m_picture->things();
    if (all.empty()) return;
    const auto count = static_cast<int>(all.size());
    const std::optional<Ref>& selection = m_player.view().selection;
    const auto at = selection ? std::find(all.begin(), all.end(), *selection) : all.end();
    const int now = at == all.end() ? (things > 0 ? -1 : 0) : static_cast<int>(at - all.begin());
    m_player.setSelection(all[static_cast<std::size_t>((now + things + count) % count)]);
}

void CanvasWidget::moveSelection(int columns, int rows) {
    if (const auto thing = m_picture->moved(m_player.view().selection, columns, rows))
        m_player.setSelection(thing);
}

} // namespace deltaflow
