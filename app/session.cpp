#include "app/session.h"
#include "app/command_words.h"

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
        throw UsageError(CommandWords::tr("--step %1 is past the last of %2 steps.")
                             .arg(*line.step)
                             .arg(steps)
                             .toStdString());
    player.goToStep(line.step.value_or(steps) - 1);
}

} // namespace deltaflow
