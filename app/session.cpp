#include "app/session.h"

#include "app/open_document.h"

namespace deltaflow {

namespace {

Document& opened(Document& document, const CommandLine& line) {
    document.reset(openDocument(line), line.file);
    return document;
}

} // namespace

Session::Session(const CommandLine& line)
    : player(opened(document, line)) {
    player.setReducedMotion(true);
    player.setDigits(line.digits);
    player.goToIteration(line.iteration);
    player.setLevel(levelOf(line, player.derivation(Level::Neuron).size()));
    const Index steps = player.derivation().size();
    if (line.step && *line.step > steps)
        throw UsageError("--step " + std::to_string(*line.step) + " is past the last of " +
                         std::to_string(steps) + " steps.");
    player.goToStep(line.step.value_or(steps) - 1);
}

} // namespace deltaflow
