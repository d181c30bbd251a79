#include "ui/lesson/address_field.h"

#include "core/error.h"
#include "ui/words/error_words.h"

#include <QSignalBlocker>

namespace deltaflow {

AddressField::AddressField(const QString& name, QWidget* parent)
    : QLineEdit(parent) {
    setAccessibleName(name);
    setPlaceholderText(tr("An address, such as a1[1]"));
    connect(this, &QLineEdit::textEdited, this, &AddressField::read);
}

void AddressField::setRef(const std::optional<NamedRef>& ref) {
    if (ref == m_ref) return;
    m_ref = ref;
    {
        const QSignalBlocker blocker(this);
        setText(ref ? QString::fromStdString(toText(*ref)) : QString());
    }
    setFault({});
}

void AddressField::type(const NamedRef& ref) {
    setText(QString::fromStdString(toText(ref)));
    read(text());
}

void AddressField::reset() {
    m_ref.reset();
    {
        const QSignalBlocker blocker(this);
        clear();
    }
    setFault({});
}

void AddressField::read(const QString& text) {
    std::optional<NamedRef> ref;
    if (!text.trimmed().isEmpty()) {
        try {
            ref = readNamedRef(text.toStdString());
        } catch (const FormatError& error) {
            return setFault(errorWords(error));
        }
    } else if (!m_mayBeEmpty) {
        return setFault(tr("The address of a number is missing, such as a1[1]"));
    }
    setFault({});
    m_ref = ref;
    emit typed(ref);
}

void AddressField::setFault(const QString& fault) {
    if (fault == m_fault) return;
    m_fault = fault;
    emit faultChanged();
}

} // namespace deltaflow
