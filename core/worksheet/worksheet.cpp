#include "core/worksheet/worksheet.h"

#include "core/error.h"
#include "core/train/history.h"
#include "core/worksheet/drawn_numbers.h"
#include "core/worksheet/fitness.h"
#include "core/worksheet/sheet_writer.h"

namespace deltaflow {

namespace {

constexpr int kTries = 150; // of each fineness

void checkSize(const Project& project) {
    const Index numbers = drawnNumbers(project);
    if (numbers > kMostDrawnNumbers)
        refuseWorksheet("the document has " + std::to_string(numbers) +
                        " weights, inputs and targets, and with more than " +
                        std::to_string(kMostDrawnNumbers) + " nobody computes by hand");
}

SheetPass drawn(const Project& project, const WorksheetOptions& options, int version) {
    Random random(options.seed, static_cast<std::uint64_t>(version));
    std::optional<SheetPass> best;
    Fitness bestFitness;
    std::vector<bool> ofDecimals; // of the first pass, and so of all
    for (const Fineness fineness : kFinenesses)
        for (int i = 0; i < kTries; ++i) {
            SheetPass next;
            next.project =
                std::make_shared<const Project>(withDrawnNumbers(project, random, fineness));
            next.model = buildModel(*next.project);
            next.trace = History(next.project, next.model).at(0);
            if (ofDecimals.empty()) ofDecimals = nodesOfDecimals(*next.model, *next.trace);
            const Fitness fitness = fitnessOf(*next.model, *next.trace, options.digits, ofDecimals);
            if (!fitness.isFinite) continue;
            if (fitness.isPerfect()) return next;
            if (best && !fitness.isBetterThan(bestFitness)) continue;
            best = std::move(next);
            bestFitness = fitness;
        }
    if (!best) refuseWorksheet("no numbers were found with which every result is finite");
    return *std::move(best);
}

} // namespace

BlankKind blankKindOf(const Step& step, const Model& model) {
    switch (step.kind) {
    case StepKind::PreActivation:
        return BlankKind::WeightedInput;
    case StepKind::Activation:
        return BlankKind::Activation;
    case StepKind::NodeValue:
        return model.graph->node(step.node).op->isActivation() ? BlankKind::Activation
                                                               : BlankKind::WeightedInput;
    case StepKind::SampleLoss:
    case StepKind::DataLoss:
    case StepKind::Penalty:
    case StepKind::TotalLoss:
        return BlankKind::Loss;
    case StepKind::OutputError:
    case StepKind::HiddenError:
    case StepKind::NodeAdjoint:
        return BlankKind::Error;
    case StepKind::InputGradient:
    case StepKind::WeightGradient:
    case StepKind::BiasGradient:
        return BlankKind::Gradient;
    case StepKind::OptimiserState:
    case StepKind::WeightUpdate:
    case StepKind::BiasUpdate:
        break;
    }
    return BlankKind::Update;
}

Worksheet makeWorksheet(const Project& project, const WorksheetOptions& options, int version) {
    if (options.level == Level::Term)
        refuseWorksheet("its steps are of neurons or of whole layers");
    if (options.kinds.empty()) refuseWorksheet("nothing is to be left blank");
    checkSize(project);
    return writeSheet(drawn(project, options, version), options, version);
}

} // namespace deltaflow
