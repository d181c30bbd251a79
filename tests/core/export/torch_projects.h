#pragma once

#include "core/project/project_json.h"
#include "tests/core/graph_projects.h"
#include "tests/core/train/projects.h"

#include <QDir>
#include <QFile>

#include <utility>
#include <vector>

namespace deltaflow {

using NamedProject = std::pair<QString, Project>;

/// Every bundled example.
inline std::vector<NamedProject> exampleProjects() {
    std::vector<NamedProject> projects;
    for (const QFileInfo& info :
         QDir(DELTAFLOW_RESOURCES "/examples").entryInfoList({"*.deltaflow"})) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(info.filePath()));
        projects.emplace_back(info.completeBaseName(),
                              projectFromJson(file.readAll().toStdString()));
    }
    return projects;
}

/// The small net with an activation within, losses of each kind, without biases, with penalties.
inline std::vector<NamedProject> denseProjects() {
    std::vector<NamedProject> projects;
    const auto change = [](Project project, auto edit) {
        Network network = *project.network;
        edit(network);
        project.network = std::make_shared<const Network>(std::move(network));
        return project;
    };
    for (int kind = 0; kind <= static_cast<int>(ActivationKind::Softplus); ++kind)
        projects.emplace_back(QString("activation %1").arg(kind),
                              change(smallProject(), [&](Network& network) {
                                  for (DenseLayer& layer : network.layers)
                                      layer.activation = {static_cast<ActivationKind>(kind), 0.2};
                              }));
    projects.emplace_back("softmax with squared error",
                          change(smallProject(), [](Network& network) {
                              network.layers.back().activation.kind = ActivationKind::Softmax;
                          }));
    projects.emplace_back("softplus far from 0", change(smallProject(), [](Network& network) {
                              for (DenseLayer& layer : network.layers)
                                  layer.activation.kind = ActivationKind::Softplus;
                              network.layers[0].bias.array() += 20.3;
                          }));
    projects.emplace_back("without biases", change(smallProject(), [](Network& network) {
                              for (DenseLayer& layer : network.layers)
                                  layer.bias.resize(0, 0);
                          }));
    for (const auto loss : {LossKind::BinaryCrossEntropy, LossKind::CategoricalCrossEntropy}) {
        Project project = smallProject(loss);
        Data data = *project.data;
        data.y = data.y.cwiseAbs().eval();
        project.data = std::make_shared<const Data>(data);
        projects.emplace_back(QString("loss %1").arg(static_cast<int>(loss)), project);
    }
    for (const auto kind : {PenaltyKind::OverSamples, PenaltyKind::Plain,
                            PenaltyKind::L1OverSamples, PenaltyKind::L1Plain}) {
        Project project = smallProject();
        project.penalty = {kind, 0.3};
        project.training.batches = {3, false, 1};
        projects.emplace_back(QString("penalty %1").arg(static_cast<int>(kind)), project);
    }
    Project wide = smallProject();
    auto network = std::make_shared<Network>(*wide.network);
    network->layers[0].weights = ParameterMatrix::Random(700, 2) * 0.1;
    network->layers[0].bias = ParameterMatrix::Random(700, 1);
    network->layers[1].weights = ParameterMatrix::Random(3, 700) * 0.1;
    wide.network = network;
    wide.data = std::make_shared<const Data>(
        Data{SampleMatrix::Random(2, 601), SampleMatrix::Random(2, 601)});
    projects.emplace_back("packed numbers", wide);
    Project tested = smallProject();
    tested.penalty = {PenaltyKind::OverSamples, 0.3};
    tested.training.batches = {3, true, 2};
    tested.edits = {{10, "W1", 1, 0, 0.7}};
    tested.test =
        std::make_shared<const Data>(Data{SampleMatrix::Random(2, 5), SampleMatrix::Random(2, 5)});
    projects.emplace_back("with a test set", tested);
    Project climbs = smallProject();
    climbs.optimiser.learningRate = -0.01;
    projects.emplace_back("a learning rate below 0", climbs);
    Project edited = smallProject();
    edited.training.batches = {3, true, 2};
    edited.edits = {{0, "W1", 1, 0, 0.7}, {4, "W2", 2, 1, -1.5}, {4, "b3", 1, 0, 0.1}};
    projects.emplace_back("parameters set by hand", edited);
    return projects;
}

/// The small net under every optimiser, schedule and kind of minibatch.
inline std::vector<NamedProject> trainingProjects() {
    std::vector<NamedProject> projects;
    for (int optimiser = 0; optimiser <= static_cast<int>(OptimiserKind::Adam); ++optimiser)
        for (int schedule = 0; schedule <= static_cast<int>(ScheduleKind::Cosine); ++schedule)
            for (const Minibatches& batches : {Minibatches{}, Minibatches{3, false, 1},
                                               Minibatches{3, true, 12345678901234567u}}) {
                Project project = smallProject();
                project.optimiser.kind = static_cast<OptimiserKind>(optimiser);
                project.optimiser.learningRate = 0.05;
                project.training.schedule = {static_cast<ScheduleKind>(schedule), 4, 0.3};
                project.training.batches = batches;
                projects.emplace_back(QString("optimiser %1, schedule %2, %3%4")
                                          .arg(optimiser)
                                          .arg(schedule)
                                          .arg(batches.size ? "minibatches" : "all samples",
                                               batches.shuffled ? ", shuffled" : ""),
                                      project);
            }
    return projects;
}

/// Settings of the optimiser set by hand within the first ten updates.
inline std::vector<NamedProject> editedSettings() {
    std::vector<NamedProject> projects;
    const auto add = [&](const char* name, OptimiserKind kind, ScheduleKind schedule,
                         std::vector<SettingEdit> edits) -> Project& {
        Project project = smallProject();
        project.optimiser.kind = kind;
        project.optimiser.learningRate = 0.05;
        project.training.schedule = {schedule, 4, 0.3};
        project.training.batches = {3, true, 5};
        project.settingEdits = std::move(edits);
        return projects.emplace_back(QString("settings: ") + name, std::move(project)).second;
    };
    using K = OptimiserKind;
    using S = Setting;
    const auto constant = ScheduleKind::Constant;
    add("rate", K::Sgd, constant, {{3, S::LearningRate, 0.2}, {7, S::LearningRate, -0.03}});
    add("rate, step", K::Sgd, ScheduleKind::Step, {{2, S::LearningRate, 0.2}});
    add("rate, cosine", K::Adam, ScheduleKind::Cosine, {{6, S::LearningRate, 0.02}});
    add("momentum", K::Momentum, ScheduleKind::Step, {{3, S::Momentum, 0.5}, {5, S::Momentum, 0}})
        .settingEdits.push_back({7, S::Momentum, 0.8});
    add("momentum from 0", K::Nesterov, constant, {{4, S::Momentum, 0.7}}).optimiser.momentum = 0;
    add("RMSprop", K::RmsProp, constant, {{3, S::Decay, 0.5}, {3, S::Epsilon, 0.01}});
    add("Adam", K::Adam, constant, {{2, S::Beta1, 0.4}, {5, S::Beta2, 0.9}, {6, S::Epsilon, 0.1}});
    add("climbs at first", K::Momentum, constant, {{3, S::LearningRate, 0.02}})
        .optimiser.learningRate = -0.01;
    add("of another optimiser", K::Sgd, constant, {{3, S::Beta1, 0.4}, {3, S::Momentum, 0.1}})
        .edits = {{3, "W1", 1, 0, 0.7}};
    return projects;
}

inline Project inMinibatches(Project project) {
    project.training.batches = {2, true, 3};
    return project;
}

/// A convolution whose channels are normalised over the minibatch, read again with the running
/// statistics.
inline Project batchNormProject() {
    GraphProject p;
    OpSettings window;
    window.kernel = {2, 2};
    OpSettings evaluates;
    evaluates.evaluates = true;
    p.input("x", 9, Grid{1, 3, 3}).target("y", 8).parameter("K", 2, 4);
    p.parameter("gamma", 2, 1).parameter("beta", 2, 1);
    p.stored("running_mean", "buffer", 2, 1).stored("running_var", "buffer", 2, 1);
    p.node("z", "conv2d", {"K", "x"}, window);
    p.node("n", "batchnorm", {"z", "gamma", "beta", "running_mean", "running_var"});
    p.node("e", "batchnorm", {"z", "gamma", "beta", "running_mean", "n_variance"}, evaluates);
    p.node("s", "add", {"n", "e"}).node("a", "tanh", {"s"}).node("L", "half_squared", {"a", "y"});
    return inMinibatches(p.make(7));
}

/// A loss that is no sum over samples, beside a penalty and a shared weight.
inline Project bentLossProject() {
    GraphProject p;
    p.input("x", 3).target("y", 2).parameter("W", 2, 3).parameter("c", 2, 1);
    p.node("z", "linear", {"W", "x", "c"}).node("a", "sigmoid", {"z"});
    p.node("L", "half_squared", {"a", "y"}).node("E", "exp", {"L"}).node("R", "l2_penalty", {"W"});
    p.node("S", "l1_penalty", {"W", "c"});
    p.node("u", "inner_product", {"a", "y"}).node("q", "mul", {"L", "u"}).node("h", "neg", {"L"});
    p.node("J", "add", {"E", "R", "S", "q", "L", "h"});
    Project project = inMinibatches(p.make(5));
    project.penalty = {PenaltyKind::Plain, 0.2};
    return project;
}

/// One matrix as a kernel, as weights and as a column; names that mean something to Python.
inline Project sharedLeafProject() {
    GraphProject p;
    OpSettings window;
    window.kernel = {2, 1};
    p.input("x", 2, Grid{1, 2, 1}).input("lambda", 2).target("total", 2).target("y", 1);
    p.parameter("forward", 1, 2).parameter("k", 2, 1).stored("c", "constant", 2, 1);
    p.node("print", "conv2d", {"forward", "x"}, window);
    p.node("w", "linear", {"forward", "lambda"}).node("o", "add", {"print", "w"});
    p.node("v", "linear", {"k", "o", "c"}).node("s", "mul", {"v", "k"}).node("a", "softmax", {"s"});
    p.node("L", "half_squared", {"a", "total"}).node("M", "half_squared", {"o", "y"});
    p.node("J", "sub", {"L", "M"});
    return inMinibatches(p.make(5));
}

inline std::vector<NamedProject> graphProjects() {
    std::vector<NamedProject> projects;
    OpSettings window;
    window.kernel = {3, 2};
    window.stride = {2, 1};
    window.padding = {1, 1};
    projects.emplace_back("convolution", inMinibatches(convolutionProject(window, 5)));
    for (const char* op : {"maxpool2d", "avgpool2d"})
        for (const bool counts : {true, false}) {
            window.countsPadding = counts;
            Project project = poolingProject(op, window, 3);
            projects.emplace_back(QString("%1 %2").arg(op).arg(counts), project);
        }
    projects.emplace_back("recurrent", inMinibatches(recurrentProject(5)));
    projects.emplace_back("branch", branchProject(4));
    projects.emplace_back("batch norm", batchNormProject());
    projects.emplace_back("bent loss", bentLossProject());
    projects.emplace_back("shared leaves", sharedLeafProject());
    const auto expression = [&](const char* text, const std::vector<std::string>& learned) {
        Project project = GraphProject::expression(text, learned);
        project.optimiser.learningRate = 0.01;
        projects.emplace_back(text, project);
    };
    expression("exp(a) + log(b) - sin(c) * cos(a) / sqrt(b)", {"a", "b", "c"});
    expression("|a - 3|^2 + tanh(b)*sigmoid(a) + softplus(b) - relu(c) + 2^b + exp(2)", {"a", "b"});
    expression("max(a, a) * min(b, 2) + max(a, b)^3 - (-b)*5 - 1/(-3)", {"a", "b"});
    return projects;
}

} // namespace deltaflow
