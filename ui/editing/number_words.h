#pragma once

#include <QString>

#include <variant>

namespace deltaflow {

/// Reads a number as the user's locale writes it ("0,5" where the comma is the decimal point; a
/// point is always understood). A QString is the reason why it is none, for the place where it was
/// typed.
[[nodiscard]] std::variant<double, QString> readNumber(const QString& text);

/// Whether typing this, where a number stands, begins a new one: a digit, a sign, a decimal point.
[[nodiscard]] bool beginsNumber(const QString& typed);

/// The shortest text that reads back as exactly this number, in the user's locale.
[[nodiscard]] QString numberForTyping(double value);

} // namespace deltaflow
