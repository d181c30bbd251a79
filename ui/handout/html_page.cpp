#include "ui/handout/html_page.h"

#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "ui/canvas/canvas_render.h"
#include "ui/derivation/card_content.h"
#include "ui/handout/drawings.h"
#include "ui/insight/errata_words.h"
#include "ui/language/language.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/example_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace deltaflow {

namespace {

constexpr QSize kPicture{1000, 600};
constexpr double kLeastText = 16; // of a picture that shows its step alone

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HtmlPage)
};

QString element(const char* name, const QString& text, const char* attributes = "") {
    return text.isEmpty()
               ? QString()
               : QStringLiteral("<%1%2>%3</%1>\n")
                     .arg(QLatin1String(name), QLatin1String(attributes), text.toHtmlEscaped());
}

QString formulas(const std::vector<Equation>& equations) {
    QString all;
    for (const Equation& equation : equations)
        all += QStringLiteral("<div class=\"formula\">%1</div>\n")
                   .arg(QString::fromStdString(toMathMl(equation)));
    return all;
}

/// Where the source is wrong: both rules, and what their numbers say.
QString erratumPart(const CardContent::Erratum& erratum) {
    return QStringLiteral("<aside>\n") + element("h3", headingOf(ErratumHeading::Whole)) +
           element("p", erratum.source) + element("h4", headingOf(ErratumHeading::Printed)) +
           formulas({erratum.printed}) + element("p", erratum.printedVerdict) +
           element("h4", headingOf(ErratumHeading::Right)) + formulas({erratum.right}) +
           element("p", erratum.rightVerdict) + element("p", erratum.explanation) +
           element("p", erratum.consequence) + QStringLiteral("</aside>\n");
}

/// A step, or what there is before the first.
struct Section {
    Index step = -1;
    QString title;
    QString phase; ///< As an attribute.
    QString text;
    std::size_t drawing = 0;
};

Section sectionOf(const Player& player, bool whole, Drawings& drawings) {
    Section section{player.view().step, {}, {}, {}, 0};
    const CardContent card = cardContent(player, section.step, {});
    const bool isStart = section.step < 0;
    section.title = isStart ? Words::tr("Before the first step") : card.title;
    if (!isStart) section.phase = QStringLiteral(" data-phase=\"%1\"").arg(int(card.phase));
    section.text = element("p", card.place, " class=\"place\"") + element("h2", section.title);
    if (isStart)
        section.text += element("p", exampleWords(player.document().project().description));
    section.text += formulas(card.equations);
    for (const QString& sign : card.signs)
        section.text += element("p", sign, " class=\"note\"");
    if (card.erratum) section.text += erratumPart(*card.erratum);
    section.drawing = drawings.add(kPicture, [&](QPainter& painter) {
        const QRectF all(QPointF(), kPicture);
        whole ? renderCanvas(painter, all, player, Theme::light())
              : renderStep(painter, all, player, Theme::light(), kLeastText);
    });
    return section;
}

QString written(const Section& section, const Drawings& drawings) {
    return QStringLiteral("<section id=\"step-%1\"%2>\n<figure>")
               .arg(QString::number(section.step + 1), section.phase) +
           drawings.drawing(section.drawing, section.title) +
           QStringLiteral("</figure>\n<div class=\"text\">\n") + section.text +
           QStringLiteral("</div>\n</section>\n");
}

QString sections(Player& player) {
    const Index before = player.view().step;
    Drawings drawings;
    std::vector<Section> all;
    const bool whole = isReadableWhole(player, kPicture);
    for (Index i = -1; i < player.derivation().size(); ++i) {
        player.goToStep(i);
        all.push_back(sectionOf(player, whole, drawings));
    }
    player.goToStep(before);
    QString text = drawings.shared();
    for (const Section& section : all)
        text += written(section, drawings);
    return text;
}

QString phaseColours(const Theme& theme) {
    QString rules;
    for (int phase = 0; phase < kPhaseCount; ++phase)
        rules += QStringLiteral("[data-phase=\"%1\"] .place { color: %2; }\n")
                     .arg(phase)
                     .arg(theme.phaseInk(static_cast<Phase>(phase)).name());
    return rules;
}

QString frame() {
    QFile file(QStringLiteral(":/handout/page.html"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("The page's frame is missing in the resources.");
    return QString::fromUtf8(file.readAll());
}

/// Once from front to back, so that a part may say whatever it likes.
QString filled(const QString& text, const QHash<QString, QString>& parts) {
    static const QRegularExpression place(QStringLiteral("\\{\\{(\\w+)\\}\\}"));
    QString out;
    qsizetype from = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += parts.value(match.captured(1));
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out;
}

} // namespace

QByteArray htmlPage(Player& player) {
    const Project& project = player.document().project();
    const QString title = titleWords(project);
    const QHash<QString, QString> parts{
        {"language", languageTag()},
        {"title", title.isEmpty() ? Words::tr("A network") : title.toHtmlEscaped()},
        {"source", exampleWords(project.source).toHtmlEscaped()},
        {"phases", phaseColours(Theme::light())},
        {"darkPhases", phaseColours(Theme::of(ThemeKind::Dark))},
        {"first", Words::tr("First step").toHtmlEscaped()},
        {"back", Words::tr("Step back").toHtmlEscaped()},
        {"next", Words::tr("Next step").toHtmlEscaped()},
        {"last", Words::tr("Last step").toHtmlEscaped()},
        {"slider", Words::tr("Step").toHtmlEscaped()},
        {"nearer", Words::tr("Larger picture").toHtmlEscaped()},
        {"of", Words::tr("Step %1 of %2").toHtmlEscaped()},
        {"steps", sections(player)},
    };
    return filled(frame(), parts).toUtf8();
}

} // namespace deltaflow
