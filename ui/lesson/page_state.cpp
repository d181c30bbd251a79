#include "ui/lesson/page_state.h"

#include "core/error.h"
#include "core/lesson/reach.h"
#include "ui/player/player.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct PageStateWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::PageStateWords)
};

Ref find(const NamedRef& name, const Player& player) {
    return resolved(name, player.model(), player.samples(), player.view().sample);
}

/// Where the play-head stands.
PagePlace placeOf(const Player& player) {
    const Index at = player.view().step;
    if (at + 1 == player.derivation().size()) return {PagePlace::Kind::Last, 0, {}};
    if (const auto number = computedNumber(player)) return {PagePlace::Kind::Writer, 0, *number};
    return {PagePlace::Kind::Count, at + 1, {}};
}

} // namespace

std::optional<NamedRef> computedNumber(const Player& player) {
    if (!player.step()) return std::nullopt;
    const Ref focus = player.step()->focus;
    if (player.derivation().writer(focus) != player.view().step) return std::nullopt;
    const NamedRef name = named(focus, player.model(), player.view().sample);
    return find(name, player) == focus ? std::optional(name) : std::nullopt;
}

std::optional<NamedRef> nextNumber(const Player& player) {
    const Index next = player.view().step + 1;
    if (next >= player.derivation().size()) return std::nullopt;
    const Ref focus = player.derivation().step(next).focus;
    if (!focus.isSingle() || player.derivation().writer(focus) != next) return std::nullopt;
    return named(focus, player.model(), player.view().sample);
}

Index stepAt(const PagePlace& place, const Player& player) {
    const Derivation& derivation = player.derivation();
    switch (place.kind) {
    case PagePlace::Kind::Count:
        return std::min(place.count, derivation.size()) - 1;
    case PagePlace::Kind::Last:
        return derivation.size() - 1;
    case PagePlace::Kind::Writer:
        if (const auto step = derivation.writer(find(place.computes, player))) return *step;
        throw Error(PageStateWords::tr("no step computes %1")
                        .arg(QString::fromStdString(toText(place.computes)))
                        .toStdString());
    }
    return -1;
}

QString showState(const PageState& state, Player& player) {
    player.setPlaying(false);
    if (state.digits) player.setDigits(*state.digits);
    if (state.labels) player.setLabels(static_cast<LabelDensity>(*state.labels));
    if (state.picture) player.setPicture(static_cast<PictureKind>(*state.picture));
    if (state.level) player.setLevel(*state.level);
    QString problem;
    const auto tell = [&problem](const Error& error) {
        if (problem.isEmpty())
            problem = PageStateWords::tr("This page cannot be shown as it was meant: %1.")
                          .arg(errorWords(error));
    };
    std::int64_t iteration = state.iteration.value_or(0);
    try {
        checkReachable(iteration, player.document().project(), player.model());
    } catch (const Error& error) { // nobody would wait for it
        tell(error);
        iteration = 0;
    }
    player.goToIteration(iteration);
    if (state.sample) player.setSample(*state.sample - 1);
    try {
        player.goToStep(state.step ? stepAt(*state.step, player) : -1);
        player.setSelection(state.selection ? std::optional(find(*state.selection, player))
                                            : std::nullopt);
    } catch (const Error& error) {
        tell(error);
    }
    // A step may bring another sample with it, the one whose numbers it shows.
    if (state.sample) player.setSample(*state.sample - 1);
    return problem;
}

PageState capturedState(const Player& player) {
    const ViewState& view = player.view();
    PageState state;
    state.iteration = view.iteration;
    state.step = placeOf(player);
    state.level = view.level;
    state.notation = player.document().project().notation;
    state.digits = view.digits;
    state.labels = static_cast<PageLabels>(view.labels);
    state.picture = static_cast<PagePicture>(view.picture);
    state.sample = view.sample + 1;
    if (view.selection) state.selection = named(*view.selection, player.model(), view.sample);
    return state;
}

} // namespace deltaflow
