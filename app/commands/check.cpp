#include "app/command_words.h"
#include "app/commands/commands.h"

#include "app/open_document.h"
#include "app/progress_line.h"
#include "core/derive/notation.h"
#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "core/train/gradient_check.h"
#include "ui/words/example_words.h"

#include <algorithm>

namespace deltaflow {

namespace {

/// Past this many, only the worst are listed.
constexpr std::size_t kListed = 40;

/// The evidence that is listed: all of it in its order, or the worst.
std::vector<GradientSample> listed(std::vector<GradientSample> samples) {
    if (samples.size() <= kListed) return samples;
    const auto end = samples.begin() + kListed;
    std::partial_sort(samples.begin(), end, samples.end(), [](const auto& a, const auto& b) {
        return a.relativeError > b.relativeError;
    });
    samples.erase(end, samples.end());
    return samples;
}

/// The parameters and inputs of a model, all of which the check would take if it could.
std::size_t numbersOf(const Model& model, Index samples) {
    Index numbers = 0;
    for (NodeId id = 0; id < model.graph->size(); ++id) {
        const Node& node = model.graph->node(id);
        if (node.role == NodeRole::Parameter || node.role == NodeRole::Input)
            numbers += node.shape.elements(samples);
    }
    return static_cast<std::size_t>(numbers);
}

QString nameOfOutput(const Model& model) {
    return QString::fromStdString(model.graph->node(model.loss).name);
}

/// "6 numbers", or of a big network "16667 of 100002 numbers, spread evenly".
QString extent(std::size_t checked, std::size_t all) {
    if (checked == all) return CommandWords::tr("%1 numbers").arg(all);
    return CommandWords::tr("%1 of %2 numbers, spread evenly").arg(checked).arg(all);
}

/// Checks with a line that tells how far it is.
GradientCheck checkedWithProgress(const CommandLine& line, const Project& project,
                                  const Model& model) {
    ProgressLine progress;
    QElapsedTimer clock;
    clock.start();
    const auto tell = [&](std::size_t done, std::size_t total) {
        progress.show({static_cast<std::int64_t>(done),
                       static_cast<std::int64_t>(total),
                       {},
                       static_cast<double>(clock.elapsed()) / 1000,
                       QT_TRANSLATE_NOOP("deltaflow::CommandWords", "derivatives")},
                      line.digits);
        return true;
    };
    constexpr double kTolerance = 1e-6;
    constexpr std::size_t kMost = 20000;
    return checkGradients(project, model, kTolerance, kMost, tell);
}

QString number(double value, int digits) {
    return QString::fromStdString(formatNumber(value, digits));
}

} // namespace

bool printGradientCheck(const CommandLine& line, QTextStream& out) {
    const auto project = std::make_shared<const Project>(openDocument(line));
    const auto model = buildModel(*project);
    const Notation notation(project->notation, project->optimiser.kind, model,
                            project->data->x.cols());
    const auto symbol = [&](const GradientSample& sample) {
        return QString::fromStdString(toPlainText(notation.symbol(sample.ref)));
    };
    const GradientCheck check = checkedWithProgress(line, *project, *model);
    const int width = line.digits + 8;
    const std::vector<GradientSample> lines = listed(check.samples);
    qsizetype names = 8;
    for (const GradientSample& sample : lines)
        names = std::max(names, symbol(sample).size());
    const int nameWidth = static_cast<int>(names) + 2;
    const bool hasLoss = model->isLossPart(model->loss);

    QString heading =
        CommandWords::tr("Derivative of %1 by each of %2, by the chain rule and by a "
                         "central difference")
            .arg(hasLoss ? CommandWords::tr("the loss") : nameOfOutput(*model),
                 extent(check.samples.size(), numbersOf(*model, project->data->x.cols())));
    if (check.samples.size() > kListed) heading += CommandWords::tr(" (the worst %1)").arg(kListed);
    out << titleWords(*project) << "\n\n"
        << CommandWords::tr("%1:").arg(heading) << "\n\n"
        << QStringLiteral("%1%2%3%4\n")
               .arg(padded(CommandWords::tr("by"), -nameWidth),
                    padded(CommandWords::tr("chain rule"), -width),
                    padded(CommandWords::tr("difference"), -width),
                    CommandWords::tr("relative error"));
    for (const GradientSample& sample : lines)
        out << QStringLiteral("%1%2%3%4\n")
                   .arg(symbol(sample), -nameWidth)
                   .arg(number(sample.analytic, line.digits), -width)
                   .arg(number(sample.numeric, line.digits), -width)
                   .arg(number(sample.relativeError, 2));
    out << CommandWords::tr(
               "\nAn error is relative to the larger of the two, or to what the difference can "
               "still tell where both are smaller: %1 for a loss of up to 1.\n")
               .arg(number(kGradientFloor, 2));
    const double worst = check.samples.empty() ? 0 : check.samples[check.worst].relativeError;
    out << CommandWords::tr("\n%1: the largest relative error is %2, at most %3 is allowed.\n")
               .arg(check.passed() ? CommandWords::tr("Passed") : CommandWords::tr("Failed"),
                    number(worst, 2), number(check.tolerance, 2));
    return check.passed();
}

} // namespace deltaflow
