#include "ui/handout/pdf_pages.h"

#include "core/project/expression_project.h"
#include "ui/canvas/canvas_render.h"
#include "ui/derivation/card_content.h"
#include "ui/derivation/tone.h"
#include "ui/handout/pdf/pages.h"
#include "ui/handout/pdf/step_block.h"
#include "ui/insight/errata_words.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/example_words.h"
#include "ui/words/sign_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>
#include <QSet>

namespace deltaflow {

namespace {

/// The picture is laid out at a screen's size and scaled down to the page.
constexpr QSizeF kPicture{1200, 560};

Block pictureBlock(const Player& player, double width) {
    const double scale = width / kPicture.width();
    return {kPicture.height() * scale, [&player, scale](QPainter& painter) {
                painter.scale(scale, scale);
                renderCanvas(painter, QRectF(QPointF(), kPicture), player, Theme::light());
            }};
}

constexpr QSizeF kStep{640, 320};
constexpr double kLeastText = 17; // 6 points on paper

/// What the current step does.
Block stepPicture(const Player& player, double width) {
    const double scale = width / kStep.width();
    return {kStep.height() * scale, [&player, scale](QPainter& painter) {
                painter.scale(scale, scale);
                renderStep(painter, QRectF(QPointF(), kStep), player, Theme::light(), kLeastText);
            }};
}

/// A long derivation has a picture where another part of the network comes in.
bool isDrawn(const Player& player) {
    constexpr Index kMostDrawn = 400;
    if (player.derivation().size() <= kMostDrawn || player.view().step == 0) return true;
    const Step before = player.derivation().step(player.view().step - 1);
    return stepPlace(before, player.model()) != stepPlace(*player.step(), player.model());
}

Block headBlock(const Player& player, double width) {
    const Theme& theme = Theme::light();
    const Project& project = player.document().project();
    const Derivation& derivation = player.derivation();
    const QString extent = QCoreApplication::translate("Handout", "%1 steps, %2 level")
                               .arg(derivation.size())
                               .arg(levelName(derivation.level()).toLower());
    return stacked({textBlock(titleWords(project), 20, theme.text, width, QFont::DemiBold), gap(4),
                    textBlock(exampleWords(project.description), 9.5, theme.textMuted, width),
                    textBlock(extent, 9.5, theme.textMuted, width), gap(10)});
}

/// What is said of the whole is said at the first of its steps.
void appendErratum(std::vector<Block>& parts, const CardContent::Erratum& erratum, bool isFirst,
                   const Player& player, double width) {
    constexpr double kIndent = 14;
    const Theme& theme = Theme::light();
    const double room = width - kIndent;
    std::vector<Block> lines;
    const auto text = [&](const QString& words, const QColor& colour, int weight) {
        lines.push_back(textBlock(words, 9, colour, room, weight));
    };
    const auto rule = [&](ErratumHeading heading, const Equation& equation, const QString& verdict,
                          bool holds) {
        lines.push_back(gap(3));
        text(headingOf(heading), theme.text, QFont::DemiBold);
        lines.push_back(equationBlock(equation, room, formulaTone(player, theme)));
        lines.push_back(gap(2));
        text(verdict, holds ? theme.textMuted : theme.error, QFont::Normal);
    };
    text(headingOf(ErratumHeading::Whole), theme.text, QFont::DemiBold);
    if (isFirst) text(erratum.source, theme.textMuted, QFont::Normal);
    rule(ErratumHeading::Printed, erratum.printed, erratum.printedVerdict, erratum.printedHolds);
    rule(ErratumHeading::Right, erratum.right, erratum.rightVerdict, true);
    if (isFirst) {
        lines.push_back(gap(3));
        text(erratum.explanation, theme.textMuted, QFont::Normal);
        text(erratum.consequence, theme.textMuted, QFont::Normal);
    }
    parts.push_back(gap(4));
    parts.push_back(besideBar(stacked(std::move(lines)), kIndent, theme.error));
}

constexpr double kFormulas = 0.5; ///< Of the width; the picture has the rest.
constexpr double kGutter = 12;

/// The player's current step.
Block stepBlock(const Player& player, QSet<QString>& told, double width) {
    const Theme& theme = Theme::light();
    const Step& step = *player.step();
    const QString title =
        QStringLiteral("%1  %2").arg(player.view().step + 1).arg(stepTitle(step, player.model()));
    std::vector<Block> parts{
        headingBlock(title, stepPlace(step, player.model()), theme.phaseInk(step.phase), width),
        gap(3)};
    const double room = kFormulas * width;
    const bool beside = isDrawn(player) && fitInto(room, step.equations);
    std::vector<Block> formulas;
    for (const Equation& equation : step.equations)
        formulas.push_back(
            equationBlock(equation, beside ? room : width, formulaTone(player, theme)));
    if (isDrawn(player)) {
        Block picture = stepPicture(player, (1 - kFormulas) * width - kGutter);
        if (beside) {
            formulas = {
                besideEachOther(stacked(std::move(formulas)), std::move(picture), room + kGutter)};
        } else {
            parts.push_back(std::move(picture));
            parts.push_back(gap(4));
        }
    }
    parts.insert(parts.end(), formulas.begin(), formulas.end());
    for (const QString& note : signNotes(step)) {
        if (!told.contains(note))
            parts.insert(parts.end(), {gap(3), textBlock(note, 9, theme.textMuted, width)});
        told << note;
    }
    if (const auto erratum = erratumOf(player, step)) {
        appendErratum(parts, *erratum, !told.contains(erratum->explanation), player, width);
        told << erratum->explanation;
    }
    parts.push_back(gap(10));
    return stacked(std::move(parts));
}

} // namespace

void addDerivation(Pages& pages, Player& player) {
    const Index before = player.view().step;
    pages.add(headBlock(player, pages.width()));
    pages.add(pictureBlock(player, pages.width()));
    pages.add(gap(14));
    QSet<QString> told; // what is said once
    const Index steps = player.derivation().size();
    for (Index i = 0; i < steps && !pages.isFull(); ++i) {
        player.goToStep(i);
        pages.add(stepBlock(player, told, pages.width()));
    }
    player.goToStep(before);
}

QByteArray pdfPages(Player& player) {
    return pdfOf(titleWords(player.document().project()), Paper::a4(),
                 [&player](Pages& pages) { addDerivation(pages, player); });
}

} // namespace deltaflow
