#pragma once

#include "core/hunt/sabotage.h"
#include "tests/core/graph_projects.h"
#include "tests/core/insight/pass.h"
#include "tests/core/train/projects.h"

#include <set>

namespace deltaflow {

/// A pass with a bug, and the right one.
struct Hunted {
    Hunted(Project p, Bug bug, const char* op, int input)
        : right(std::move(p), firstShown(bug))
        , sabotage{bug, right.model->graph->find(op), input} {
        run();
    }
    Hunted(const Project& p, const Sabotage& s)
        : right(p, firstShown(s.bug))
        , sabotage(s) {
        run();
    }
    void run() {
        model = sabotaged(*right.project, *right.model, sabotage);
        trace = History(right.project, model).at(firstShown(sabotage.bug));
    }
    [[nodiscard]] double at(const char* node, int row, int col = 0, int sample = 0,
                            Quantity quantity = Quantity::Adjoint) const {
        return trace->at({model->graph->find(node), quantity, row, col, sample});
    }
    [[nodiscard]] double rightAt(const char* node, int row, int col = 0, int sample = 0,
                                 Quantity quantity = Quantity::Adjoint) const {
        return right.trace->at({model->graph->find(node), quantity, row, col, sample});
    }

    Pass right;
    Sabotage sabotage;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

/// 2-2-2, as in resources/examples, on two samples, with a penalty; W² is not symmetric.
inline Project square(ActivationKind hidden = ActivationKind::Sigmoid) {
    Project project = example("net-2-2-2");
    auto network = std::make_shared<Network>(*project.network);
    network->layers[0].activation.kind = hidden;
    project.network = std::move(network);
    auto data = std::make_shared<Data>();
    data->x = SampleMatrix{{0.05, -6}, {0.1, 0.7}};
    data->y = SampleMatrix{{0.01, 0.8}, {0.99, 0.3}};
    project.data = std::move(data);
    project.penalty = {PenaltyKind::Plain, 0.1};
    return project;
}

inline Project optimisedBy(OptimiserKind kind) {
    Project project = square();
    project.optimiser.kind = kind;
    project.optimiser.learningRate = 0.1;
    return project;
}

/// A project of graphs for the bugs of images; nothing for any other name.
inline std::optional<Project> imageProject(const QString& name) {
    if (name == "strided") return convolutionProject({.kernel = {2, 3}, .stride = {2, 2}}, 2);
    if (name == "padded") return convolutionProject({.kernel = {3, 3}, .padding = {1, 2}}, 2);
    if (name == "pooled")
        return poolingProject("maxpool2d", {.kernel = {3, 2}, .stride = {1, 2}, .padding = {1, 0}},
                              2);
    return std::nullopt;
}

inline bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

inline double sigma(double z) {
    return 1 / (1 + std::exp(-z));
}

/// All numbers of the way back of a pass, by node.
inline std::set<NodeId> wrongNodes(const Hunted& hunted) {
    std::set<NodeId> wrong;
    for (NodeId id = 0; id < hunted.model->graph->size(); ++id) {
        const auto is = hunted.trace->block(id, Quantity::Adjoint);
        const auto should = hunted.right.trace->block(id, Quantity::Adjoint);
        for (std::size_t i = 0; i < is.size(); ++i)
            if (std::abs(is[i] - should[i]) > 1e-12) wrong.insert(id);
    }
    return wrong;
}

} // namespace deltaflow
