#include "core/text/number.h"
#include "ui/insight/errata_words.h"
#include "ui/insight/sections.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("InsightPanel", text);
}

QString number(double value, int digits) {
    return QString::fromStdString(formatNumber(value, digits));
}

} // namespace

QString verdict(const RuleOnTrial& rule, double numeric, int digits) {
    return rule.holds ? tr("✓ Agrees with the numeric derivative, %1").arg(number(numeric, digits))
                      : tr("✗ The numeric derivative is %1").arg(number(numeric, digits));
}

QString headingOf(ErratumHeading which) {
    switch (which) {
    case ErratumHeading::Whole:
        return tr("Where the source is wrong");
    case ErratumHeading::Printed:
        return tr("As the source has it");
    case ErratumHeading::Right:
        return tr("As it should be");
    }
    return {};
}

QString consequence(const ErratumEvidence& evidence, const Erratum& erratum, int digits) {
    if (!evidence.after) return {};
    const auto& after = *evidence.after;
    const int shown = std::max(digits, after.isPublished ? 9 : digits);
    const QString losses =
        erratum.keepsBiases
            ? tr("After the update, biases kept, the loss is %1 by the printed rule and %2 by the "
                 "right one.")
            : tr("After the update the loss is %1 by the printed rule and %2 by the right one.");
    QString text = losses.arg(number(after.printed, shown), number(after.right, shown));
    if (after.isPublished)
        text += QLatin1Char(' ') +
                tr("The source prints %1.")
                    .arg(QString::fromStdString(exactNumber(*erratum.publishedLoss)));
    return text;
}

Sheet errataSheet(const Player& player) {
    Sheet sheet;
    for (const Erratum& erratum : player.document().project().errata) {
        const NodeId node = player.model().graph->find(erratum.node);
        if (node == kNoNode) continue;
        const auto step = player.derivation().writer({node, Quantity::Adjoint, 0, 0, 0});
        if (!step) continue;
        SheetItem title =
            SheetItem::note(tr("Step %1 · %2")
                                .arg(*step + 1)
                                .arg(stepTitle(player.derivation().step(*step), player.model())));
        title.kind = SheetItem::Kind::Heading;
        title.step = *step;
        sheet.push_back(title);
        SheetItem source = SheetItem::note(exampleWords(erratum.source));
        source.step = *step;
        sheet.push_back(source);
        source.text = exampleWords(erratum.explanation);
        source.tone = SheetTone::Muted;
        sheet.push_back(source);
    }
    return sheet;
}

} // namespace deltaflow
