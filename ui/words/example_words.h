#pragma once

#include "core/project/project.h"

#include <QString>

namespace deltaflow {

/// What a bundled example says (its title, a description, a source), in the language that is spoken
/// now; any other document's text as it is.
[[nodiscard]] QString exampleWords(const QString& text);
[[nodiscard]] QString exampleWords(const std::string& text);

/// The title, or what stands for it.
[[nodiscard]] QString titleWords(const Project& project);

} // namespace deltaflow
