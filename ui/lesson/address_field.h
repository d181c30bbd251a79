#pragma once

#include "core/lesson/named_ref.h"

#include <QLineEdit>

#include <optional>

namespace deltaflow {

/// A line for the address of a number, such as a1[1]. What cannot be read stays as it is typed, and
/// its fault says why.
class AddressField : public QLineEdit {
    Q_OBJECT

public:
    explicit AddressField(const QString& name, QWidget* parent = nullptr);

    /// Shows another address; where it is the same one, what is typed stays.
    void setRef(const std::optional<NamedRef>& ref);
    void type(const NamedRef& ref); ///< As if it were typed.
    /// Forgets what is typed and cannot be read.
    void reset();
    void setMayBeEmpty() { m_mayBeEmpty = true; }
    [[nodiscard]] const QString& fault() const { return m_fault; }

signals:
    void typed(const std::optional<deltaflow::NamedRef>& ref); ///< Nothing: the line is empty.
    void faultChanged();

private:
    void read(const QString& text);
    void setFault(const QString& fault);

    std::optional<NamedRef> m_ref;
    QString m_fault;
    bool m_mayBeEmpty = false;
};

} // namespace deltaflow
