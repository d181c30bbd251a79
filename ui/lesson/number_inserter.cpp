#include "ui/lesson/number_inserter.h"

#include "ui/lesson/address_field.h"
#include "ui/player/player.h"
#include "ui/theme/icon.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace deltaflow {

namespace {

constexpr const char* kForm = "addressForm";

bool isBare(const QPlainTextEdit& field) {
    const auto form = static_cast<NumberInserter::Form>(field.property(kForm).toInt());
    if (form != NumberInserter::Form::BareWhereAlone) return form == NumberInserter::Form::Bare;
    const QTextBlock line = field.textCursor().block();
    QString rest = line.text();
    const QTextCursor cursor = field.textCursor();
    if (cursor.hasSelection()) rest.remove(cursor.selectedText());
    return line.blockNumber() == 0 && rest.trimmed().isEmpty();
}

} // namespace

NumberInserter::NumberInserter(const Player& window, QWidget& editor)
    : QObject(&editor)
    , number(new QAction(themedIcon(QStringLiteral("plus")), {}, this))
    , symbol(new QAction(tr("Insert its symbol"), this))
    , m_window(window)
    , m_editor(editor) {
    number->setShortcut(Qt::CTRL | Qt::Key_I);
    symbol->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    number->setText(tr("Insert a number"));
    number->setToolTip(tr("Click a number in the window, and insert it here (Ctrl+I)"));
    symbol->setToolTip(tr("The symbol of the number that was clicked (Ctrl+Shift+I)"));
    for (QAction* action : {number, symbol}) {
        action->setEnabled(false);
        editor.addAction(action);
    }
    connect(number, &QAction::triggered, this, [this] { insert(false); });
    connect(symbol, &QAction::triggered, this, [this] { insert(true); });
    connect(&window, &Player::picked, this, &NumberInserter::take);
    connect(&window, &Player::hoverChanged, this, [this] { // what the keys select
        if (m_window.view().selection) take(*m_window.view().selection);
    });
}

void NumberInserter::setForm(QWidget& field, Form form) {
    field.setProperty(kForm, static_cast<int>(form));
}

void NumberInserter::take(const Ref& ref) {
    const NamedRef name = named(ref, m_window.model(), m_window.view().sample);
    if (name == m_ref) return;
    m_ref = name;
    number->setText(tr("Insert %1").arg(QString::fromStdString(toText(name))));
    number->setEnabled(true);
    symbol->setEnabled(true);
}

void NumberInserter::insert(bool asSymbol) const {
    if (!m_ref) return;
    QWidget* field = m_editor.focusWidget();
    const QString address = QString::fromStdString(toText(*m_ref));
    if (auto* line = qobject_cast<AddressField*>(field)) return line->type(*m_ref);
    auto* text = qobject_cast<QPlainTextEdit*>(field);
    if (!text) return;
    if (asSymbol)
        text->insertPlainText(QStringLiteral("{%1 symbol}").arg(address));
    else
        text->insertPlainText(isBare(*text) ? address : QStringLiteral("{%1}").arg(address));
}

} // namespace deltaflow
