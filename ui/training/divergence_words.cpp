#include "ui/training/divergence_words.h"

#include "ui/player/player.h"
#include "ui/words/step_words.h"
#include "ui/words/symbol_text.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct DivergenceWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::DivergenceWords)
};

QString titleOfPart(const Player& player, const Ref& part) {
    Step step;
    step.phase = Phase::Loss;
    step.kind = StepKind::SampleLoss;
    step.node = part.node;
    step.unit = part.col;
    return stepTitle(step, player.model());
}

/// "loss at output unit 2"; of a number that no step writes, its symbol.
QString nameOf(const Player& player, const Ref& number) {
    const Derivation& derivation = player.derivation(Level::Neuron);
    const auto writer = derivation.writer(number);
    if (!writer) return symbolText(player.document().project(), player.sharedModel(), number);
    QString title = number.quantity == Quantity::Contribution
                        ? titleOfPart(player, number)
                        : stepTitle(derivation.step(*writer), player.model());
    title[0] = title[0].toLower();
    return title;
}

} // namespace

PlaceNotFinite placeNotFinite(const Player& player, const Ref& number) {
    PlaceNotFinite place{number, player.text(number), std::nullopt};
    const Node& node = player.model().graph->node(number.node);
    const bool ofSample = number.quantity == Quantity::Contribution || node.shape.perSample;
    if (ofSample && player.samples() > 1)
        place.sample = player.trace().dataColumn(number.sample) + 1;
    return place;
}

QString whereNotFinite(const Player& player, const PlaceNotFinite& place) {
    const QString name = nameOf(player, place.number);
    if (!place.sample)
        return DivergenceWords::tr("The first number that is not finite: %1, %2")
            .arg(name, place.value);
    return DivergenceWords::tr("The first number that is not finite: %1 in sample %2, %3")
        .arg(name)
        .arg(*place.sample)
        .arg(place.value);
}

} // namespace deltaflow
