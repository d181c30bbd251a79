#pragma once

#include "core/hunt/sabotage.h"
#include "core/project/project_json.h"
#include "tests/ui/opened_example.h"
#include "ui/hunt/hunt_session.h"
#include "ui/training/session_weights.h"

#include <QtTest>

namespace deltaflow {

/// A player with all that a hunt touches.
struct HuntStage {
    explicit HuntStage(const char* name = "net-2-2-2")
        : document(name)
        , player(document)
        , hunt(player)
        , training(player)
        , weights(training) {
        player.setReducedMotion(true);
    }
    [[nodiscard]] std::vector<double> adjoints() const {
        std::vector<double> all;
        for (NodeId id = 0; id < player.model().graph->size(); ++id)
            for (const double number : player.trace().block(id, Quantity::Adjoint))
                all.push_back(number);
        return all;
    }
    [[nodiscard]] std::string text() const { return toJson(document.project()); }
    /// Hides a bug of this kind.
    void hide(Bug bug) {
        for (std::uint64_t seed = 1; seed <= HuntSession::kMostSeed; ++seed) {
            const auto drawn = drawSabotage(document.shared(), player.rightModel(), seed);
            if (!drawn || drawn->bug != bug) continue;
            if (!hunt.start(seed).isEmpty()) qFatal("no hunt");
            return;
        }
        qFatal("no number hides this bug");
    }
    void optimiseBy(OptimiserKind kind) {
        Project project = document.project();
        project.optimiser.kind = kind;
        project.optimiser.learningRate = 0.1;
        document.edit(project, "Optimiser");
    }
    [[nodiscard]] Ref place() const { return placeOf(*player.sabotage(), *player.rightModel()); }
    [[nodiscard]] Ref otherPlace() const {
        return *std::ranges::find_if(hunt.places(), [&](const Ref& p) { return p != place(); });
    }
    void train(std::int64_t updates) {
        training.start({.iteration = updates, .loss = std::nullopt});
        QTRY_VERIFY(!training.isRunning());
    }

    OpenedExample document;
    Player player;
    HuntSession hunt;
    TrainingSession training;
    SessionWeights weights;
};

} // namespace deltaflow
