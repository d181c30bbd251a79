#include "app/command_words.h"
#include "app/commands/commands.h"

#include "app/session.h"
#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "ui/derivation/card_content.h"
#include "ui/insight/errata_words.h"
#include "ui/words/example_words.h"
#include "ui/words/sign_words.h"
#include "ui/words/step_words.h"

#include <QSet>

namespace deltaflow {

namespace {

void printEquation(const Equation& equation, QTextStream& out) {
    for (const QString& text :
         QString::fromStdString(toPlainText(equation)).split(QLatin1Char('\n')))
        out << QStringLiteral("     ") << text << '\n';
}

void printLine(const QString& text, QTextStream& out) {
    if (!text.isEmpty()) out << QStringLiteral("     ") << text << '\n';
}

/// What is said of the whole is said at the first of its steps.
void printErratum(const CardContent::Erratum& erratum, bool isFirst, QTextStream& out) {
    out << '\n';
    const QString heading = headingOf(ErratumHeading::Whole);
    printLine(isFirst ? CommandWords::tr("%1: %2").arg(heading, erratum.source) : heading, out);
    printLine(CommandWords::tr("%1:").arg(headingOf(ErratumHeading::Printed)), out);
    printEquation(erratum.printed, out);
    printLine(erratum.printedVerdict, out);
    printLine(CommandWords::tr("%1:").arg(headingOf(ErratumHeading::Right)), out);
    printEquation(erratum.right, out);
    printLine(erratum.rightVerdict, out);
    if (!isFirst) return;
    printLine(erratum.explanation, out);
    printLine(erratum.consequence, out);
}

void printStep(const Step& step, Index number, const Player& player, QSet<QString>& told,
               QTextStream& out) {
    out << '\n' << QStringLiteral("%1  ").arg(number, 3) << stepTitle(step, player.model()) << '\n';
    for (const Equation& equation : step.equations)
        printEquation(equation, out);
    for (const QString& note : signNotes(step)) {
        if (!told.contains(note)) printLine(note, out);
        told << note;
    }
    const auto erratum = erratumOf(player, step);
    if (!erratum) return;
    printErratum(*erratum, !told.contains(erratum->explanation), out);
    told << erratum->explanation;
}

} // namespace

void printDerivation(const CommandLine& line, QTextStream& out) {
    const Session session(line);
    const Derivation& derivation = session.player.derivation();
    out << titleWords(session.document.project()) << '\n';
    std::optional<Phase> phase;
    QSet<QString> told; // what is said once
    // One step at a time: a large network's derivation is longer than memory.
    for (Index i = 0; i < derivation.size(); ++i) {
        if (phase != derivation.phase(i)) {
            phase = derivation.phase(i);
            out << '\n' << phaseName(*phase).toUpper() << '\n';
        }
        printStep(derivation.step(i), i + 1, session.player, told, out);
    }
}

} // namespace deltaflow
