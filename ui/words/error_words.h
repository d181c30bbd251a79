#pragma once

#include <QString>

#include <exception>

namespace deltaflow {

/// Core says what is wrong in English; here it is said in the language that is spoken now. A
/// sentence that follows none of errorTemplates() stays as it is.
[[nodiscard]] QString errorWords(const QString& english);
[[nodiscard]] QString errorWords(const std::exception& error);

} // namespace deltaflow
