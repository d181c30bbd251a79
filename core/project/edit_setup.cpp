#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/limits.h"
#include "core/project/matrices.h"

#include <cmath>

namespace deltaflow {

namespace {

Project withOutputActivation(Project project, Activation activation) {
    Network network = *project.network;
    network.layers.back().activation = activation;
    project.network = std::make_shared<const Network>(std::move(network));
    return project;
}

/// The loss that goes with an output activation: the present one if it can, but softmax is chosen
/// for the sake of categorical cross-entropy.
LossKind lossFor(LossKind present, ActivationKind output) {
    if (output == ActivationKind::Softmax) return LossKind::CategoricalCrossEntropy;
    if (fits(present, output)) return present;
    return output == ActivationKind::Sigmoid ? LossKind::BinaryCrossEntropy : LossKind::HalfSquared;
}

/// The output activation that a loss stands on: the present one if it can.
Activation activationFor(Activation present, LossKind loss) {
    if (fits(loss, present.kind)) return present;
    return {loss == LossKind::CategoricalCrossEntropy ? ActivationKind::Softmax
                                                      : ActivationKind::Sigmoid};
}

/// Throws Error if the project cannot have so many samples.
void checkSamples(const Project& project, Index samples) {
    if (project.network)
        return checkDataSize(samples, project.network->inputs, sizesOf(*project.network));
    const std::shared_ptr<const Model> model = buildModel(project);
    if (samples < 1) throw Error("there must be at least one sample");
    if (!takesSamples(*model) && samples > 1)
        throw Error("there can be only one sample, since " + model->graph->node(model->loss).name +
                    " is another number for each");
    const Index rows = project.data->x.rows() + project.data->y.rows();
    if (rows > 0 && samples > kMaxDataNumbers / rows)
        throw Error(std::to_string(samples) + " samples of " + std::to_string(rows) +
                    " numbers are more than the 10000000 numbers that are possible");
    checkPassSize(*model->graph, samples);
}

} // namespace

bool takesSamples(const Model& model) {
    return !model.graph->node(model.loss).shape.perSample;
}

Project withActivation(const Project& project, std::size_t layer, Activation activation) {
    const auto count = project.network->layers.size();
    if (layer >= count) throw Error("there is no layer " + std::to_string(layer + 1));
    if (!std::isfinite(activation.alpha)) throw Error("leaky ReLU's slope must be finite");
    if (layer + 1 < count) {
        if (activation.kind == ActivationKind::Softmax)
            throw Error("softmax is only possible at the last layer");
        Project after = project;
        Network network = *project.network;
        network.layers[layer].activation = activation;
        after.network = std::make_shared<const Network>(std::move(network));
        return after;
    }
    Project after = withOutputActivation(project, activation);
    after.loss = lossFor(project.loss, activation.kind);
    checkTargets(after.loss, after.data->y);
    return after;
}

Project withLoss(const Project& project, LossKind loss) {
    checkTargets(loss, project.data->y);
    Project after = withOutputActivation(
        project, activationFor(project.network->layers.back().activation, loss));
    after.loss = loss;
    return after;
}

Project withPenalty(const Project& project, Penalty penalty) {
    checkSetting(Setting::PenaltyStrength, penalty.lambda);
    Project after = project;
    after.penalty = penalty;
    return after;
}

Project withOptimiser(const Project& project, Optimiser optimiser) {
    checkSetting(Setting::LearningRate, optimiser.learningRate);
    checkSetting(Setting::Momentum, optimiser.momentum);
    checkSetting(Setting::Decay, optimiser.decay);
    checkSetting(Setting::Beta1, optimiser.beta1);
    checkSetting(Setting::Beta2, optimiser.beta2);
    checkSetting(Setting::Epsilon, optimiser.epsilon);
    Project after = project;
    after.optimiser = optimiser;
    after.settingEdits.clear(); // they were of another rule's course
    return after;
}

void checkTraining(const Training& training) {
    if (training.batches.size < 0)
        throw Error("a minibatch has at least one sample; 0 stands for all");
    if (training.schedule.period < 1)
        throw Error("the schedule's period must be at least one update");
    const double factor = training.schedule.factor;
    if (!(factor >= 0 && factor <= 1)) throw Error("the schedule's factor must be from 0 to 1");
}

Project withTraining(const Project& project, const Training& training) {
    checkTraining(training);
    Project after = project;
    after.training = training;
    return after;
}

Project withSampleAdded(const Project& project) {
    Data data = *project.data;
    const Index samples = data.x.cols();
    checkSamples(project, samples + 1);
    data.x.conservativeResize(Eigen::NoChange, samples + 1);
    data.y.conservativeResize(Eigen::NoChange, samples + 1);
    data.x.col(samples).setZero();
    data.y.col(samples).setZero();
    if (project.network && project.loss == LossKind::CategoricalCrossEntropy)
        data.y(0, samples) = 1; // a class
    Project after = project;
    after.data = std::make_shared<const Data>(std::move(data));
    return after;
}

Project withSampleRemoved(const Project& project, Index sample) {
    const Data& old = *project.data;
    if (sample < 0 || sample >= old.x.cols())
        throw Error("there is no sample " + std::to_string(sample + 1));
    checkSamples(project, old.x.cols() - 1);
    Project after = project;
    after.data = std::make_shared<const Data>(
        Data{withoutColumn(old.x, sample), withoutColumn(old.y, sample)});
    return after;
}

} // namespace deltaflow
