#pragma once

#include "core/derive/derivation.h"

#include <QStringList>

#include <optional>
#include <set>
#include <vector>

namespace deltaflow {

class Player;

/// Where a step stands to the play-head.
enum class CardTense : std::uint8_t { Past, Current, Future };

/// Which parts under the current card are unfolded; kept while stepping.
struct OpenParts {
    std::set<Unfolding> unfoldings;
    bool reads = false;
    bool check = false;
    friend bool operator==(const OpenParts&, const OpenParts&) = default;
};

/// Everything that a card says, as data.
struct CardContent {
    struct Unfolded {
        Unfolding which;
        std::vector<Equation> equations; ///< Empty while folded.
    };
    /// A number that the step reads: where it comes from.
    struct Read {
        Equation equation; ///< symbol = number
        QString origin;    ///< "step 3 · Activation of hidden unit 1", or "given"
        std::optional<Index> writer;
    };

    /// Where the document's source is wrong, with both rules on trial.
    struct Erratum {
        QString source;
        Equation printed;
        QString printedVerdict;
        bool printedHolds = false;
        Equation right;
        QString rightVerdict;
        QString consequence;
        QString explanation;
    };

    Index step = -1; ///< −1: the start of the pass.
    CardTense tense = CardTense::Current;
    Phase phase = Phase::Forward;
    QString title;
    QString place;
    std::vector<Equation> equations;
    QStringList signs; ///< What signs in them mean that few texts explain.
    std::vector<Unfolded> unfoldings;
    std::vector<Read> reads; ///< Empty while folded.
    bool readsOpen = false;
    std::optional<Erratum> erratum;
    QString check; ///< Empty where there is no gradient to check.
};

/// What is told of an erratum at its step; nothing at any other.
[[nodiscard]] std::optional<CardContent::Erratum> erratumOf(const Player& player, const Step& step);

/// What the card of `step` says now. Cost: that of the step.
[[nodiscard]] CardContent cardContent(const Player& player, Index step, const OpenParts& open);
/// What it says in another tense: the next step's as if it were done.
[[nodiscard]] CardContent cardContent(const Player& player, Index step, const OpenParts& open,
                                      CardTense tense);

} // namespace deltaflow
