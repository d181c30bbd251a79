#include "app/open_document.h"
#include "app/command_words.h"

#include "core/derive/notation.h"
#include "core/expression/expression.h"
#include "core/expression/tokens.h"
#include "core/project/expression_project.h"
#include "core/project/names.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/words/error_words.h"

namespace deltaflow {

namespace {

constexpr Index kReadableSteps = 1000;

QString pathOf(const CommandLine& line) {
    if (!line.file.isEmpty()) return line.file;
    const QStringList names = exampleNames();
    if (line.example.isEmpty()) return examplePath(names.front());
    if (!names.contains(line.example))
        throw UsageError(CommandWords::tr("There is no example \"%1\", but there are %2.")
                             .arg(line.example, names.join(QStringLiteral(", ")))
                             .toStdString());
    return examplePath(line.example);
}

QString listed(const VariableValues& variables) {
    QStringList names;
    for (const auto& [name, value] : variables)
        names << QString::fromStdString(name);
    return names.isEmpty() ? CommandWords::tr("none") : names.join(QStringLiteral(", "));
}

Project expressionOf(const CommandLine& line) {
    VariableValues values;
    for (const auto& [name, value] : line.values)
        values[storedName(name.toStdString())] = value;
    try {
        Project project = newExpression(line.expression->toStdString(), values);
        const VariableValues variables = variableValues(project);
        const auto require = [&](const QString& name) {
            if (!variables.contains(storedName(name.toStdString())))
                throw UsageError(
                    CommandWords::tr("The expression has no variable \"%1\", but it has %2.")
                        .arg(name, listed(variables))
                        .toStdString());
        };
        for (const auto& [name, value] : line.values)
            require(name);
        for (const QString& name : line.learned) {
            require(name);
            project = withLearned(project, storedName(name.toStdString()), true);
        }
        return project;
    } catch (const ExpressionError& error) {
        throw ExpressionMistake(*line.expression, static_cast<qsizetype>(error.position),
                                errorWords(error).toUtf8().constData());
    }
}

} // namespace

Project openDocument(const CommandLine& line) {
    Project project = line.expression ? expressionOf(line) : readDocument(pathOf(line));
    if (!line.notation) return project;
    project.notation = *line.notation;
    if (project.graph && !Notation::canExpress(*line.notation, *buildModel(project)))
        throw UsageError(CommandWords::tr("The notation %1 has no words for this document, but "
                                          "chain_rule has.")
                             .arg(QString::fromStdString(std::string(nameOf(*line.notation))))
                             .toStdString());
    return project;
}

Level levelOf(const CommandLine& line, Index neuronSteps) {
    return line.level.value_or(neuronSteps > kReadableSteps ? Level::Layer : Level::Neuron);
}

} // namespace deltaflow
