#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace deltaflow {

/// The names of the bundled examples, in the gallery's order; the first is what opens at the start.
/// They are files of resources/examples.
[[nodiscard]] QStringList exampleNames();

/// Examples that belong together, under a heading.
struct ExampleSection {
    QString heading;
    QStringList names;
};

/// The sections of order.txt, where a line "# Heading" begins one.
[[nodiscard]] std::vector<ExampleSection> exampleSections();

/// Where the example of that name can be read: ":/examples/NAME.deltaflow".
[[nodiscard]] QString examplePath(const QString& name);

} // namespace deltaflow
