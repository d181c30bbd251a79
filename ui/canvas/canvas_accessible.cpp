#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/player/player.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace deltaflow {
namespace {

/// One thing of the picture; it reads the scene anew at each question, so it never goes stale.
class AccessibleElement : public QAccessibleInterface,
                          public QAccessibleActionInterface,
                          public QAccessibleValueInterface {
public:
    AccessibleElement(QAccessibleInterface& parent, CanvasWidget& canvas, const Ref& thing)
        : m_parent(parent)
        , m_canvas(canvas)
        , m_thing(thing) {}

    bool isValid() const override { return true; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_parent.window(); }
    QAccessibleInterface* parent() const override { return &m_parent; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Graphic; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Name) return m_canvas.picture().sentence(m_thing);
        return {};
    }
    QRect rect() const override {
        const QRect local = m_canvas.rectOf(m_thing).toAlignedRect();
        return {m_canvas.mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        const auto& selection = m_canvas.player().view().selection;
        state.selected = selection && *selection == m_thing;
        state.focused = state.selected && m_canvas.hasFocus();
        state.editable = isEditable();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        if (type == QAccessible::ValueInterface && isEditable())
            return static_cast<QAccessibleValueInterface*>(this);
        return nullptr;
    }
    /// To press goes to the step that computes it; setFocus selects it.
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        if (name == pressAction()) m_canvas.clickOn(m_thing);
        if (name == setFocusAction()) m_canvas.player().setSelection(m_thing);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    QVariant currentValue() const override { return m_canvas.player().number(m_thing); }
    void setCurrentValue(const QVariant& value) override {
        if (isEditable()) static_cast<void>(m_canvas.player().setNumber(m_thing, value.toDouble()));
    }
    QVariant minimumValue() const override { return {}; } // there is none
    QVariant maximumValue() const override { return {}; }
    QVariant minimumStepSize() const override { return {}; }

private:
    bool isEditable() const { return m_thing.isSingle() && m_canvas.player().isEditable(m_thing); }

    QAccessibleInterface& m_parent;
    CanvasWidget& m_canvas;
    Ref m_thing;
};

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(CanvasWidget* canvas)
        : QAccessibleWidget(canvas, QAccessible::Canvas, canvas->accessibleName())
        , m_canvas(*canvas) {
        m_changed = QObject::connect(canvas, &CanvasWidget::elementsChanged, [this] { forget(); });
        const Player& player = canvas->player();
        m_selected = QObject::connect(&player, &Player::hoverChanged, [this] { tellSelection(); });
        m_numbers = QObject::connect(canvas, &CanvasWidget::rebuilt, [this] { tellNumber(); });
    }
    ~AccessibleCanvas() override {
        for (const auto& connection : {m_changed, m_selected, m_numbers})
            QObject::disconnect(connection);
        forget();
    }

    int childCount() const override {
        if (m_things.empty()) m_things = m_canvas.picture().things();
        return static_cast<int>(m_things.size());
    }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        auto [made, fresh] = m_children.try_emplace(index, 0);
        if (fresh) {
            auto* self = const_cast<AccessibleCanvas*>(this);
            made->second = QAccessible::registerAccessibleInterface(
                new AccessibleElement(*self, m_canvas, m_things[static_cast<std::size_t>(index)]));
        }
        return QAccessible::accessibleInterface(made->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == child) return index;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPointF at = m_canvas.mapFromGlobal(QPoint(x, y));
        const auto thing = m_canvas.picture().thingAt(m_canvas.view().toPicture(at));
        for (int i = 0; thing && i < childCount(); ++i)
            if (m_things[static_cast<std::size_t>(i)] == *thing) return child(i);
        return nullptr;
    }

    QAccessibleInterface* focusChild() const override {
        return m_canvas.hasFocus() ? selected() : nullptr;
    }

private:
    QAccessibleInterface* selected() const {
        const auto& selection = m_canvas.player().view().selection;
        for (int i = 0; selection && i < childCount(); ++i)
            if (m_things[static_cast<std::size_t>(i)] == *selection) return child(i);
        return nullptr;
    }
    void tell(QAccessible::Event what) {
        QAccessibleInterface* const thing = QAccessible::isActive() ? selected() : nullptr;
        if (!thing) return;
        QAccessibleEvent event(thing, what);
        QAccessible::updateAccessibility(&event);
    }
    void tellSelection() {
        if (m_told == m_canvas.player().view().selection) return; // it is hovering that changed
        m_told = m_canvas.player().view().selection;
        m_sentence = m_told ? m_canvas.picture().sentence(*m_told) : QString();
        tell(QAccessible::Selection);
        if (m_canvas.hasFocus()) tell(QAccessible::Focus);
    }
    /// The name of what is selected holds its number.
    void tellNumber() {
        if (!QAccessible::isActive() || !m_told) return;
        const QString sentence = m_canvas.picture().sentence(*m_told);
        if (std::exchange(m_sentence, sentence) != sentence) tell(QAccessible::NameChanged);
    }
    void forget() {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
        m_things.clear();
    }

    CanvasWidget& m_canvas;
    QMetaObject::Connection m_changed;
    QMetaObject::Connection m_selected;
    QMetaObject::Connection m_numbers;
    std::optional<Ref> m_told; ///< What is selected, and what was said of it.
    QString m_sentence;
    mutable std::vector<Ref> m_things;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* canvas = qobject_cast<CanvasWidget*>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void installCanvasAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace deltaflow
