#include "app/commands/commands.h"

#include "app/session.h"
#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "ui/words/step_words.h"

namespace deltaflow {

namespace {

void printEquation(const Equation& equation, QTextStream& out) {
    for (const QString& text :
         QString::fromStdString(toPlainText(equation)).split(QLatin1Char('\n')))
        out << QStringLiteral("     ") << text << '\n';
}

void printStep(const Step& step, Index number, const Model& model, QTextStream& out) {
    out << '\n' << QStringLiteral("%1  ").arg(number, 3) << stepTitle(step, model) << '\n';
    for (const Equation& equation : step.equations)
        printEquation(equation, out);
}

} // namespace

void printDerivation(const CommandLine& line, QTextStream& out) {
    const Session session(line);
    const Derivation& derivation = session.player.derivation();
    out << QString::fromStdString(displayTitle(session.document.project())) << '\n';
    std::optional<Phase> phase;
    // One step at a time: a large network's derivation is longer than memory.
    for (Index i = 0; i < derivation.size(); ++i) {
        if (phase != derivation.phase(i)) {
            phase = derivation.phase(i);
            out << '\n' << phaseName(*phase).toUpper() << '\n';
        }
        printStep(derivation.step(i), i + 1, session.player.model(), out);
    }
}

} // namespace deltaflow
