#include "ui/editing/number_words.h"

#include "core/text/number.h"

#include <QCoreApplication>
#include <QLocale>

namespace deltaflow {

namespace {

struct NumberWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::NumberWords)
};

char decimalPoint() {
    return QLocale().decimalPoint() == QLatin1String(",") ? ',' : '.';
}

QString reason(NumberError error, const QString& text) {
    switch (error) {
    case NumberError::Empty:
        return NumberWords::tr("Type a number, such as 0.5, 1e-3 or 1/3.");
    case NumberError::NotANumber:
        return NumberWords::tr("“%1” is not a number; 0.5, 1e-3 and 1/3 are.")
            .arg(text.size() > 24 ? text.left(23) + QStringLiteral("…") : text);
    case NumberError::DivisionByZero:
        return NumberWords::tr("Division by zero has no value.");
    case NumberError::OutOfRange:
        return NumberWords::tr("That is beyond what a number can hold (10⁻³²³ to 10³⁰⁸).");
    case NumberError::Ambiguous:
        return NumberWords::tr("A comma could part thousands or decimals; write 1000 or 0.5.");
    }
    return {};
}

} // namespace

std::variant<double, QString> readNumber(const QString& text) {
    const auto result = parseNumber(text.toStdString(), decimalPoint());
    if (const auto* error = std::get_if<NumberError>(&result))
        return reason(*error, text.trimmed());
    return std::get<double>(result);
}

bool beginsNumber(const QString& typed) {
    return !typed.isEmpty() && (typed[0].isDigit() || QStringLiteral("+-−.,").contains(typed[0]));
}

QString numberForTyping(double value) {
    QString text = QString::fromStdString(exactNumber(value));
    if (decimalPoint() == ',') text.replace(u'.', u',');
    return text;
}

} // namespace deltaflow
