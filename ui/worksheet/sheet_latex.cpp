#include "ui/worksheet/sheet_latex.h"

#include "core/formula/serialise.h"
#include "ui/formula/one_line.h"
#include "ui/handout/latex_document.h"
#include "ui/words/step_words.h"
#include "ui/worksheet/sheet_latex_picture.h"
#include "ui/worksheet/sheet_words.h"

namespace deltaflow {

namespace {

constexpr const char* kOwnPreamble = R"(\usepackage{color}
\usepackage{fancyhdr}
\pagestyle{fancy}
\fancyhf{}
\renewcommand{\headrulewidth}{0pt}
\newcommand{\foot}[1]{\fancyfoot[L]{\small #1}\fancyfoot[R]{\small\thepage}}
\newcommand{\task}[2]{\par\medskip\textbf{#1}\hfill{\small #2}\nopagebreak}
)";

QString paragraph(const QString& text) {
    return latexText(text) + QStringLiteral("\n\n");
}

/// "x = 0.3", one beside the other.
QString inlined(const std::vector<Equation>& equations) {
    QString text;
    for (const Equation& equation : equations) {
        Formula line = Formula::row({equation.left, Formula::op(equation.relation)});
        for (const Formula& right : equation.rights)
            line.children.push_back(right);
        text += QStringLiteral("$\\displaystyle %1$\\qquad\n")
                    .arg(QString::fromStdString(toLatex(line)));
    }
    return text.isEmpty() ? text : QStringLiteral("{\\raggedright\n%1\\par}\n").arg(text);
}

QString labelled(const QString& label, const std::vector<Equation>& equations) {
    return QStringLiteral("\\par\\medskip\\textbf{\\small %1}\\par\\nopagebreak\n%2")
        .arg(latexText(label), inlined(equations));
}

QString taskPart(const SheetTask& task, int number, const Model& model, bool isKey, int digits) {
    QString text =
        QStringLiteral("\\task{%1}{%2}\n")
            .arg(latexText(QStringLiteral("%1. %2").arg(number).arg(stepTitle(task.step, model))),
                 latexText(stepPlace(task.step, model)));
    for (const Equation& equation : isKey ? task.key : task.sheet)
        text += latexFormula(withResultBeside(equation));
    const QString mistakes = isKey ? mistakesLine(task, digits) : QString();
    if (!mistakes.isEmpty())
        text += QStringLiteral("{\\raggedright\\footnotesize %1\\par}\n").arg(latexText(mistakes));
    return text;
}

QString tasksOf(const Worksheet& sheet, bool isKey, int digits) {
    QString text;
    std::vector<Equation> told;
    int number = 0;
    for (const SheetTask& task : sheet.tasks) {
        if (!task.isAsked) {
            if (!isKey) told.insert(told.end(), task.sheet.begin(), task.sheet.end());
            continue;
        }
        if (!told.empty()) text += labelled(toldLabel(), told);
        told.clear();
        text += taskPart(task, ++number, *sheet.model, isKey, digits);
    }
    return text;
}

QString sheetPart(const Worksheet& sheet, const WorksheetOptions& options) {
    return QStringLiteral("\\clearpage\\setcounter{page}{1}\\foot{%1}\n"
                          "%2 \\hrulefill\\quad %3 \\rule{28mm}{0.4pt}\\quad \\rule{12mm}{0.4pt} "
                          "%4\n\\section*{%5}\n")
               .arg(latexText(sheetFoot(sheet, options)), latexText(nameLabel()),
                    latexText(dateLabel()), latexText(pointsLabel(sheet)),
                    latexText(sheetTitle(sheet))) +
           paragraph(sheetInstructions(options)) + networkAsLatex(sheet) +
           labelled(givenLabel(), sheet.given) + tasksOf(sheet, false, options.digits);
}

QString keyPart(const Worksheet& sheet, const WorksheetOptions& options) {
    return QStringLiteral("\\clearpage\\setcounter{page}{1}\\foot{%1}\n\\section*{%2}\n")
               .arg(latexText(sheetFoot(sheet, options)), latexText(keyTitle(sheet))) +
           paragraph(sheetTitle(sheet)) + labelled(givenLabel(), sheet.given) +
           QStringLiteral("\\par\\medskip\n") + paragraph(keyInstructions()) +
           tasksOf(sheet, true, options.digits);
}

} // namespace

QString sheetsAsLatex(const std::vector<Worksheet>& sheets, const WorksheetOptions& options,
                      SheetParts parts, const QString& paper) {
    QString text = latexPreamble().replace(QLatin1String("a4paper"), paper);
    text += QLatin1String(kOwnPreamble) + QStringLiteral("\\begin{document}\n");
    if (parts != SheetParts::Keys)
        for (const Worksheet& sheet : sheets)
            text += sheetPart(sheet, options);
    if (parts != SheetParts::Sheets)
        for (const Worksheet& sheet : sheets)
            text += keyPart(sheet, options);
    return text + QStringLiteral("\\end{document}\n");
}

} // namespace deltaflow
