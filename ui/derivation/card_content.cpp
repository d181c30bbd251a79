#include "ui/derivation/card_content.h"

#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/text/number.h"
#include "core/train/numeric_derivative.h"
#include "ui/insight/errata_words.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"
#include "ui/words/sign_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr std::size_t kMaxReads = 12;

QString tr(const char* text) {
    return QCoreApplication::translate("DerivationPanel", text);
}

CardTense tenseOf(Index step, Index current) {
    return step == current  ? CardTense::Current
           : step < current ? CardTense::Past
                            : CardTense::Future;
}

bool hasNumbers(const Formula& formula) {
    return (formula.kind == Formula::Kind::Number && formula.ref) ||
           std::ranges::any_of(formula.children, hasNumbers);
}

/// Symbols only for what is to come, rule and result for what is done, everything for the current.
std::vector<Equation> abridged(std::vector<Equation> equations, CardTense tense) {
    if (tense == CardTense::Current) return equations;
    for (Equation& equation : equations) {
        auto& rights = equation.rights;
        if (tense == CardTense::Future) {
            rights.erase(std::ranges::find_if(rights, hasNumbers), rights.end());
        } else if (rights.size() > 1) {
            Formula line = Formula::row(
                {std::move(rights.front()), Formula::op("="), std::move(rights.back())});
            rights.assign(1, std::move(line));
        }
    }
    // At term level the running sum says it all once it is over.
    if (tense == CardTense::Future && equations.size() > 1) equations.resize(1);
    return equations;
}

QString originOf(const Player& player, const std::optional<Index>& writer) {
    if (!writer)
        return player.view().iteration > 0 ? tr("given, or from the last update") : tr("given");
    return tr("step %1 · %2")
        .arg(*writer + 1)
        .arg(stepTitle(player.derivation().step(*writer), player.model()));
}

std::vector<CardContent::Read> readsOf(const Player& player, const Step& step) {
    const Project& project = player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, player.sharedModel(),
                            player.samples());
    const Writer writer(notation, player.trace(), {.digits = player.view().digits, .cells = 4});
    std::vector<Ref> refs;
    for (const Ref& ref : step.reads) {
        if (refs.size() == kMaxReads) break;
        if (std::ranges::find(refs, ref) == refs.end()) refs.push_back(ref);
    }
    std::vector<CardContent::Read> reads;
    for (const Ref& ref : refs) {
        auto from = player.derivation().writer(ref);
        if (from == player.view().step) from.reset(); // a slope, which this step brings along
        const bool here =
            !from && ref.quantity != Quantity::Value && ref.quantity != Quantity::Setting;
        reads.push_back({Equation{.left = writer.symbol(ref), .rights = {writer.number(ref)}},
                         here ? tr("in this step") : originOf(player, from), from});
    }
    return reads;
}

/// The shown gradient against the numeric one; empty where the step shows none.
QString checkOf(const Player& player, const Step& step, bool open) {
    if (step.focus.quantity != Quantity::Adjoint || !step.focus.isSingle()) return {};
    if (!open) return tr("Check numerically");
    Ref value = step.focus;
    value.quantity = Quantity::Value;
    const auto numeric = numericDerivative(player.model(), player.trace(), value);
    if (!numeric) return {};
    return tr("Check: %1 numeric")
        .arg(QString::fromStdString(formatNumber(*numeric, player.view().digits)));
}

CardContent startContent(const Player& player) {
    CardContent content;
    content.tense = tenseOf(-1, player.view().step);
    content.title =
        player.view().iteration > 0
            ? tr("Iteration %L1 begins with the updated weights").arg(player.view().iteration)
            : tr("Inputs, targets and weights are given");
    return content;
}

} // namespace

std::optional<CardContent::Erratum> erratumOf(const Player& player, const Step& step) {
    const Project& project = player.document().project();
    for (const Erratum& erratum : project.errata) {
        if (!isAt(erratum, player.model(), step.focus)) continue;
        const Notation notation(project.notation, project.optimiser.kind, player.sharedModel(),
                                player.samples());
        const int digits = player.view().digits;
        const Writer writer(notation, player.trace(), {.digits = digits, .cells = 4});
        const auto evidence =
            evidenceFor(erratum, project, player.model(), player.trace(), writer, step.focus);
        if (!evidence) continue;
        return CardContent::Erratum{exampleWords(erratum.source),
                                    evidence->printed.equation,
                                    verdict(evidence->printed, evidence->numeric, digits),
                                    evidence->printed.holds,
                                    evidence->right.equation,
                                    verdict(evidence->right, evidence->numeric, digits),
                                    consequence(*evidence, erratum, digits),
                                    exampleWords(erratum.explanation)};
    }
    return std::nullopt;
}

CardContent cardContent(const Player& player, Index index, const OpenParts& open) {
    return cardContent(player, index, open, tenseOf(index, player.view().step));
}

CardContent cardContent(const Player& player, Index index, const OpenParts& open, CardTense tense) {
    if (index < 0) return startContent(player);
    const Step step = index == player.view().step && player.step()
                          ? *player.step()
                          : player.derivation().step(index);
    CardContent content;
    content.step = index;
    content.tense = tense;
    content.phase = step.phase;
    content.title = stepTitle(step, player.model());
    content.place =
        content.tense == CardTense::Future ? tr("not yet") : stepPlace(step, player.model());
    if (content.tense != CardTense::Future || !player.view().predicting)
        content.equations = abridged(step.equations, content.tense);
    if (content.tense != CardTense::Current) return content;
    content.signs = signNotes(step);
    for (const Unfolding which : step.unfoldings) {
        const bool unfolded = open.unfoldings.contains(which);
        content.unfoldings.push_back(
            {which, unfolded ? player.derivation().unfold(index, which) : std::vector<Equation>()});
    }
    content.readsOpen = open.reads;
    if (open.reads) content.reads = readsOf(player, step);
    content.check = checkOf(player, step, open.check);
    content.erratum = erratumOf(player, step);
    return content;
}

} // namespace deltaflow
