#include "ui/handout/latex_document.h"

#include "core/formula/latex_symbols.h"
#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "ui/derivation/card_content.h"
#include "ui/insight/errata_words.h"
#include "ui/language/language.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

constexpr const char* kPreamble = R"(\documentclass[a4paper,11pt]{article}
\usepackage{amsmath}
\usepackage{graphicx}
\usepackage[margin=22mm]{geometry}
\setlength{\parindent}{0pt}
% What is too wide for the page is set smaller.
\newsavebox{\formula}
\newcommand{\fitted}[1]{\par\smallskip\sbox{\formula}{$\displaystyle #1$}%
  \ifdim\wd\formula>\linewidth\resizebox{\linewidth}{!}{\usebox{\formula}}\else\usebox{\formula}\fi
  \par\smallskip}
)";

constexpr const char* kChinese =
    R"(\usepackage[UTF8]{ctex} % to be compiled with xelatex or lualatex
)";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LatexDocument)
};

QString one(uint character) {
    const auto c = static_cast<char32_t>(character);
    return QString::fromUcs4(&c, 1);
}

QString inMath(const QString& text) {
    QString out;
    for (const uint c : text.toUcs4()) {
        const std::string_view symbol = latexSymbol(static_cast<char32_t>(c));
        out += symbol.empty()
                   ? one(c)
                   : QString::fromUtf8(symbol.data(), static_cast<qsizetype>(symbol.size()));
    }
    return out;
}

QString escaped(char32_t c) {
    switch (c) {
    case U'\\':
        return QStringLiteral("\\textbackslash{}");
    case U'^':
        return QStringLiteral("\\textasciicircum{}");
    case U'~':
        return QStringLiteral("\\textasciitilde{}");
    case U'<':
    case U'>':
    case U'|':
        return QStringLiteral("$%1$").arg(QChar(static_cast<char16_t>(c)));
    case U'“':
        return QStringLiteral("``");
    case U'”':
        return QStringLiteral("''");
    case U'’':
    case U'‘':
        return QStringLiteral("'");
    case U'–':
        return QStringLiteral("--");
    case U'✓':
        return QStringLiteral("$\\surd$");
    case U'✗':
        return QStringLiteral("$\\times$");
    case U'…':
        return QStringLiteral("\\ldots{}");
    default:
        break;
    }
    const QString text = inMath(QString::fromUcs4(&c, 1));
    const bool isItself = latexSymbol(c).empty();
    return isItself || c < 0x80 || c == 0xA0 ? text : QStringLiteral("$%1$").arg(text);
}

QString paragraph(const QString& text) {
    return text.isEmpty() ? QString() : latexText(text) + QStringLiteral("\n\n");
}

QString erratumPart(const CardContent::Erratum& erratum) {
    return paragraph(headingOf(ErratumHeading::Whole)) + paragraph(erratum.source) +
           paragraph(headingOf(ErratumHeading::Printed)) + latexFormula(erratum.printed) +
           paragraph(erratum.printedVerdict) + paragraph(headingOf(ErratumHeading::Right)) +
           latexFormula(erratum.right) + paragraph(erratum.rightVerdict) +
           paragraph(erratum.explanation) + paragraph(erratum.consequence);
}

QString stepPart(const Player& player) {
    const CardContent card = cardContent(player, player.view().step, {});
    QString text = QStringLiteral("\n\\subsection*{%1\\hfill\\normalfont\\small %2}\n")
                       .arg(latexText(QStringLiteral("%1. %2").arg(card.step + 1).arg(card.title)),
                            latexText(card.place));
    for (const Equation& equation : card.equations)
        text += latexFormula(equation);
    for (const QString& sign : card.signs)
        text += paragraph(sign);
    if (card.erratum) text += erratumPart(*card.erratum);
    return text;
}

} // namespace

QString latexPreamble() {
    const bool isChinese = currentLanguage().startsWith(QLatin1String("zh"));
    return QLatin1String(kPreamble) + QLatin1String(isChinese ? kChinese : "");
}

QString latexFormula(const Equation& equation) {
    QString text = QString::fromStdString(toLatex(equation));
    text.replace(QLatin1String("{align*}"), QLatin1String("{aligned}"));
    return QStringLiteral("\\fitted{%1}\n").arg(text.trimmed());
}

QString latexText(const QString& text) {
    constexpr uint kHat = 0x0302; // behind what it stands above
    QString out;
    const QList<uint> characters = text.toUcs4();
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const uint c = characters[i];
        const QChar::Decomposition level = QChar::decompositionTag(c);
        if (i + 1 < characters.size() && characters[i + 1] == kHat) {
            out += QStringLiteral("$\\hat{%1}$").arg(inMath(one(c)));
            ++i;
        } else if (level == QChar::Super || level == QChar::Sub) {
            out += QStringLiteral("$%1{%2}$")
                       .arg(QLatin1Char(level == QChar::Super ? '^' : '_'))
                       .arg(inMath(QChar::decomposition(c)));
        } else {
            out += escaped(static_cast<char32_t>(c));
        }
    }
    return out;
}

QString latexDocument(Player& player) {
    const Project& project = player.document().project();
    const QString title = titleWords(project);
    QString text = latexPreamble();
    text += QStringLiteral("\\begin{document}\n\\section*{%1}\n")
                .arg(title.isEmpty() ? Words::tr("A network") : latexText(title));
    text += paragraph(exampleWords(project.source));
    text += paragraph(exampleWords(project.description));
    const Index before = player.view().step;
    for (Index i = 0; i < player.derivation().size(); ++i) {
        player.goToStep(i);
        text += stepPart(player);
    }
    player.goToStep(before);
    return text + QStringLiteral("\\end{document}\n");
}

} // namespace deltaflow
