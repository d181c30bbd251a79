#pragma once

#include "core/lesson/named_ref.h"

#include <QObject>

#include <optional>

class QAction;
class QWidget;

namespace deltaflow {

class Player;

/// Puts the number that was clicked last in the window, or its symbol, into the field that is being
/// written in: nobody has to know addresses by heart.
class NumberInserter : public QObject {
    Q_OBJECT

public:
    NumberInserter(const Player& window, QWidget& editor);

    QAction* number;
    QAction* symbol;

    /// How a field of several lines takes an address.
    enum class Form {
        Braces,         ///< {a1[1]}, as in a text.
        Bare,           ///< a1[1], as in a condition.
        BareWhereAlone, ///< Bare on an empty first line, in braces elsewhere.
    };
    static void setForm(QWidget& field, Form form);

private:
    void take(const Ref& ref);
    void insert(bool asSymbol) const;

    const Player& m_window;
    QWidget& m_editor;
    std::optional<NamedRef> m_ref;
};

} // namespace deltaflow
