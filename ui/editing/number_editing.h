#pragma once

#include "ui/document/document.h"
#include "ui/editing/number_editor.h"
#include "ui/editing/scrub_gesture.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace deltaflow {

class Player;
class ScrubGhost;

/// Where an editable number stands on a widget, in the widget's coordinates.
struct NumberSpot {
    Ref ref;
    QRectF rect;
};

/// Editing in place, for any widget that shows numbers: drag a number sideways to scrub it (Shift
/// finer, Ctrl coarser, Esc puts it back), turn the wheel over it, or double-click to type.
///
/// To host it, create one for the widget that receives the mouse events (of a scroll area: its
/// viewport) and say which number is at a point:
///
///     m_editing = new NumberEditing(player, *this, [this](QPointF at) -> std::optional<NumberSpot>
///     {
///         const auto* place = m_layout.placeAt(at - m_origin);
///         if (!place || !place->isNumber) return std::nullopt;
///         return NumberSpot{place->ref, place->rect.translated(m_origin)};
///     });
///
/// Nothing else is needed: it watches the widget's events, asks the player whether the Ref may be
/// edited (so `spotAt` may return any Ref), sets the cursor over a number that can be dragged, and
/// calls Player::setNumber with one gesture id per press, so that a drag is one undo step. While a
/// number changes that the loss has a derivative by, a ScrubGhost stands beside it, as long as the
/// iteration stays.
///
/// A press on an editable number does not reach the widget; if it turns out to be a click,
/// clicked() is emitted instead. Everything else, moves without a button included, reaches the
/// widget as ever. From the keyboard, call type() (Enter, F2) and nudge() (+ and −, say).
class NumberEditing : public QObject {
    Q_OBJECT

public:
    using SpotAt = std::function<std::optional<NumberSpot>(QPointF)>;

    NumberEditing(Player& player, QWidget& host, SpotAt spotAt);
    ~NumberEditing() override;

    /// Where the widget is in something that scrolls: the wheel turns only the number last pressed.
    void setWheelNeedsPress(bool needsPress) { m_wheelNeedsPress = needsPress; }

    /// Opens the line edit over a number, if it may be edited.
    void type(const NumberSpot& spot);
    /// Turns a number by notches, as the wheel does.
    void nudge(const Ref& ref, double notches, Qt::KeyboardModifiers modifiers = {});

    [[nodiscard]] bool isScrubbing() const { return m_press && m_press->scrub; }
    [[nodiscard]] NumberEditor* editor() const { return m_editor; }
    [[nodiscard]] ScrubGhost* ghost() const;

signals:
    void clicked(const deltaflow::Ref& ref); ///< Pressed and released without dragging.
    void scrubbingChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Press {
        NumberSpot spot;
        QPointF at;   ///< Where the button went down.
        QPointF last; ///< The last position seen.
        Document::Gesture gesture = 0;
        std::optional<ScrubGesture> scrub; ///< From the moment it is a drag.
    };
    struct Turn {
        Ref ref;
        ScrubGesture scrub;
        Document::Gesture gesture = 0;
        QElapsedTimer since;
    };

    [[nodiscard]] std::optional<NumberSpot> editableAt(QPointF at) const;
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool escape(QEvent& event);
    void putBack();
    void abandon();
    void endScrub();
    void set(const NumberSpot& spot, double value, Document::Gesture gesture);
    void beginGhost(const NumberSpot& spot, double notch);
    void endGhost();
    void showCursor(bool overNumber);

    Player& m_player;
    QWidget& m_host;
    SpotAt m_spotAt;
    std::optional<Press> m_press;
    std::optional<Turn> m_turn;
    std::optional<Ref> m_lastPressed;
    QElapsedTimer m_wheelElsewhere; ///< Since the wheel last scrolled the widget.
    QPointer<NumberEditor> m_editor;
    QPointer<QLabel> m_bubble;
    QPointer<QWidget> m_ghost;
    qint64 m_ghostIteration = 0; ///< At which it began.
    QTimer m_ghostEnd;           ///< Of a turn: it ends by itself.
    bool m_wheelNeedsPress = false;
    bool m_cursorSet = false;
};

} // namespace deltaflow
