#include "ui/derivation/derivation_accessible.h"

#include "core/formula/serialise.h"
#include "ui/derivation/derivation_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include <map>

namespace deltaflow {
namespace {

struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::CardWords)
};

QString spokenState(CardTense tense) {
    switch (tense) {
    case CardTense::Past:
        return CardWords::tr("computed");
    case CardTense::Current:
        return CardWords::tr("current step");
    case CardTense::Future:
        return CardWords::tr("not yet computed");
    }
    return {};
}

/// One step. It reads the player anew at each question, so it never goes stale.
class AccessibleCard : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleCard(QAccessibleInterface& list, const DerivationView& view, Index step)
        : m_list(list)
        , m_view(view)
        , m_step(step) {}

    bool isValid() const override { return m_step < player().derivation().size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_list.window(); }
    QAccessibleInterface* parent() const override { return &m_list; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text which) const override {
        if (!isValid()) return {};
        if (which != QAccessible::Name && which != QAccessible::Description) return {};
        const CardContent content = cardContent(player(), m_step, m_view.openParts());
        return which == QAccessible::Name ? m_view.spoken(content) : spokenState(content.tense);
    }
    QRect rect() const override {
        const QRect local = m_view.cardRect(m_step).toAlignedRect();
        return {m_view.viewport()->mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = m_step == player().view().step;
        state.focused = state.selected && m_view.hasFocus();
        state.offscreen = m_view.cardRect(m_step).isNull();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override {
        if (name == pressAction()) player().goToStep(m_step);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    Player& player() const { return m_view.player(); }

    QAccessibleInterface& m_list;
    const DerivationView& m_view;
    Index m_step;
};

class AccessibleDerivation : public QAccessibleWidget {
public:
    explicit AccessibleDerivation(DerivationView* view)
        : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
        , m_view(*view) {
        m_moved = QObject::connect(&view->player(), &Player::stepChanged, [this] { tell(); });
        m_other = QObject::connect(&view->player(), &Player::numbersChanged, [this] { forget(); });
    }
    ~AccessibleDerivation() override {
        QObject::disconnect(m_moved);
        QObject::disconnect(m_other);
        forget();
    }

    /// The first is the start of the pass.
    int childCount() const override {
        return static_cast<int>(m_view.player().derivation().size()) + 1;
    }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        auto [made, fresh] = m_cards.try_emplace(index, 0);
        if (fresh) {
            auto* self = const_cast<AccessibleDerivation*>(this);
            made->second = QAccessible::registerAccessibleInterface(
                new AccessibleCard(*self, m_view, index - 1));
        }
        return QAccessible::accessibleInterface(made->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : m_cards)
            if (QAccessible::accessibleInterface(id) == child) return index;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int index = 0; index < childCount(); ++index) {
            const QRect rect = child(index)->rect();
            if (rect.contains(x, y)) return child(index);
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return m_view.hasFocus() ? current() : nullptr;
    }

private:
    QAccessibleInterface* current() const {
        return child(static_cast<int>(m_view.player().view().step) + 1);
    }
    /// The step that has been come to is selected, and said even where keys are elsewhere.
    void tell() {
        if (!QAccessible::isActive()) return;
        for (const QAccessible::Event what : {QAccessible::Selection, QAccessible::Alert}) {
            QAccessibleEvent event(current(), what);
            QAccessible::updateAccessibility(&event);
        }
        if (!m_view.hasFocus()) return;
        QAccessibleEvent focus(current(), QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    void forget() {
        for (const auto& [index, id] : m_cards)
            QAccessible::deleteAccessibleInterface(id);
        m_cards.clear();
    }

    DerivationView& m_view;
    QMetaObject::Connection m_moved;
    QMetaObject::Connection m_other;
    mutable std::map<int, QAccessible::Id> m_cards;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<DerivationView*>(object);
    return view ? new AccessibleDerivation(view) : nullptr;
}

} // namespace

void installDerivationAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace deltaflow
