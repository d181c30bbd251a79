#include "ui/worksheet/sheet_words.h"

#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "ui/quiz/mistake_words.h"
#include "ui/words/example_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace deltaflow {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Worksheet)
};

} // namespace

QString blankKindName(BlankKind kind) {
    switch (kind) {
    case BlankKind::WeightedInput:
        return Words::tr("Weighted inputs z, and values");
    case BlankKind::Activation:
        return Words::tr("Activations a");
    case BlankKind::Loss:
        return Words::tr("Loss");
    case BlankKind::Error:
        return Words::tr("Errors δ");
    case BlankKind::Gradient:
        return Words::tr("Gradients");
    case BlankKind::Update:
        return Words::tr("Updates");
    }
    return {};
}

QString sheetTitle(const Worksheet& sheet) {
    const QString title = titleWords(*sheet.project);
    return title.isEmpty() ? Words::tr("A network") : title;
}

QString keyTitle(const Worksheet& sheet) {
    return Words::tr("Answers to version %1").arg(sheet.version);
}

QString sheetInstructions(const WorksheetOptions& options) {
    return Words::tr("Write each result into the last box of its line, to %1 significant digits. "
                     "The boxes before it take numbers that you found further up.")
        .arg(options.digits);
}

QString keyInstructions() {
    return Words::tr("All numbers are computed in full and rounded once, for print. Below a result "
                     "stands what it becomes by a classical mistake.");
}

QString sheetFoot(const Worksheet& sheet, const WorksheetOptions& options) {
    return Words::tr("Version %1 · seed %2").arg(sheet.version).arg(options.seed);
}

QString nameLabel() {
    return Words::tr("Name");
}

QString dateLabel() {
    return Words::tr("Date");
}

QString pointsLabel(const Worksheet& sheet) {
    return Words::tr("of %1 points").arg(std::ranges::count_if(sheet.tasks, &SheetTask::isAsked));
}

QString givenLabel() {
    return Words::tr("Given");
}

QString toldLabel() {
    return Words::tr("Already computed");
}

QString mistakesLine(const SheetTask& task, int digits) {
    QStringList parts;
    for (const WrongAnswer& wrong : task.mistakes)
        parts << Words::tr("%1 %2").arg(QString::fromStdString(formatNumber(wrong.value, digits)),
                                        mistakeLabel(wrong.mistake));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace deltaflow
