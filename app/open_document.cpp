#include "app/open_document.h"

#include "ui/document/document_io.h"
#include "ui/document/examples.h"

namespace deltaflow {

namespace {

constexpr Index kReadableSteps = 1000;

QString pathOf(const CommandLine& line) {
    if (!line.file.isEmpty()) return line.file;
    const QStringList names = exampleNames();
    if (line.example.isEmpty()) return examplePath(names.front());
    if (!names.contains(line.example))
        throw UsageError(QStringLiteral("There is no example \"%1\", but there are %2.")
                             .arg(line.example, names.join(QStringLiteral(", ")))
                             .toStdString());
    return examplePath(line.example);
}

} // namespace

Project openDocument(const CommandLine& line) {
    Project project = readDocument(pathOf(line));
    if (line.notation) project.notation = *line.notation;
    return project;
}

Level levelOf(const CommandLine& line, Index neuronSteps) {
    return line.level.value_or(neuronSteps > kReadableSteps ? Level::Layer : Level::Neuron);
}

} // namespace deltaflow
