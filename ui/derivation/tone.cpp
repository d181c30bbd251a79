#include "ui/derivation/tone.h"

#include "ui/player/player.h"

#include <algorithm>

namespace deltaflow {
namespace {

/// A parameter's sign, where the address has one: a whole matrix counts as positive.
double signOf(const Player& player, const Ref& ref) {
    try {
        return ref.isSingle() ? player.number(ref) : 1;
    } catch (const std::out_of_range&) {
        return 1;
    }
}

} // namespace

FormulaTone formulaTone(const Player& player, const Theme& theme) {
    return [&player, &theme](const Ref& ref, bool) {
        const auto& step = player.step();
        if (step &&
            std::ranges::any_of(step->writes, [&](const Ref& write) { return write.touches(ref); }))
            return theme.text;
        const bool isParameter =
            ref.node >= 0 && player.model().graph->node(ref.node).role == NodeRole::Parameter;
        return theme.toneOf(ref, isParameter ? signOf(player, ref) : 1, isParameter);
    };
}

} // namespace deltaflow
