#pragma once

#include <QString>
#include <QStringList>

namespace deltaflow {

/// The names of the bundled examples, in the gallery's order; the first is what opens at the start.
/// They are files of resources/examples.
[[nodiscard]] QStringList exampleNames();

/// Where the example of that name can be read: ":/examples/NAME.deltaflow".
[[nodiscard]] QString examplePath(const QString& name);

} // namespace deltaflow
