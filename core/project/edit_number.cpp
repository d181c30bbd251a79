#include "core/error.h"
#include "core/project/edit.h"
#include "core/text/number.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// What a Ref addresses within a project.
struct Place {
    enum class Kind { None, Parameter, Input, Target, Setting } kind = Kind::None;
    std::size_t layer = 0;
    bool isBias = false;
};

bool lies(Index row, Index col, Index rows, Index cols) {
    return row >= 0 && row < rows && col >= 0 && col < cols;
}

bool isUsed(const Project& project, Setting setting) {
    const OptimiserKind kind = project.optimiser.kind;
    switch (setting) {
    case Setting::LearningRate:
        return true;
    case Setting::PenaltyStrength:
        return project.penalty.kind != PenaltyKind::None;
    case Setting::Momentum:
        return kind == OptimiserKind::Momentum || kind == OptimiserKind::Nesterov;
    case Setting::Decay:
        return kind == OptimiserKind::RmsProp;
    case Setting::Beta1:
    case Setting::Beta2:
        return kind == OptimiserKind::Adam;
    case Setting::Epsilon:
        return kind == OptimiserKind::RmsProp || kind == OptimiserKind::Adam;
    case Setting::SampleCount:
    case Setting::Iteration:
        return false;
    }
    return false;
}

Place placeOf(const Project& project, const Model& model, const Ref& ref) {
    if (ref.quantity == Quantity::Setting)
        return {isUsed(project, static_cast<Setting>(ref.row)) ? Place::Kind::Setting
                                                               : Place::Kind::None};
    if (ref.quantity != Quantity::Value || ref.node == kNoNode) return {};
    const Data& data = *project.data;
    if (ref.node == model.input && ref.col == 0 &&
        lies(ref.row, ref.sample, data.x.rows(), data.x.cols()))
        return {Place::Kind::Input};
    if (ref.node == model.target && ref.col == 0 &&
        lies(ref.row, ref.sample, data.y.rows(), data.y.cols()))
        return {Place::Kind::Target};
    for (std::size_t l = 0; l < std::min(model.layers.size(), project.network->layers.size());
         ++l) {
        const LayerNodes& nodes = model.layers[l];
        const bool isBias = ref.node == nodes.bias;
        if (!isBias && ref.node != nodes.weights) continue;
        const DenseLayer& layer = project.network->layers[l];
        const ParameterMatrix& values = isBias ? layer.bias : layer.weights;
        if (ref.sample == 0 && lies(ref.row, ref.col, values.rows(), values.cols()))
            return {Place::Kind::Parameter, l, isBias};
    }
    return {};
}

double& slotOf(Project& project, Setting setting) {
    Optimiser& optimiser = project.optimiser;
    switch (setting) {
    case Setting::PenaltyStrength:
        return project.penalty.lambda;
    case Setting::Momentum:
        return optimiser.momentum;
    case Setting::Decay:
        return optimiser.decay;
    case Setting::Beta1:
        return optimiser.beta1;
    case Setting::Beta2:
        return optimiser.beta2;
    case Setting::Epsilon:
        return optimiser.epsilon;
    default:
        return optimiser.learningRate;
    }
}

void setParameter(Project& project, const Place& place, const Ref& ref, double value,
                  std::int64_t iteration) {
    const ParameterEdit edit{
        iteration, static_cast<int>(place.layer), place.isBias, ref.row, ref.col, value};
    // Later edits were made against a course that no longer comes about.
    std::erase_if(project.edits, [&](const ParameterEdit& old) {
        const bool samePlace = old.layer == edit.layer && old.isBias == edit.isBias &&
                               old.row == edit.row && old.col == edit.col;
        return old.iteration > iteration || (old.iteration == iteration && samePlace);
    });
    if (iteration > 0) {
        project.edits.push_back(edit);
        return;
    }
    Network network = *project.network;
    DenseLayer& layer = network.layers[place.layer];
    (place.isBias ? layer.bias : layer.weights)(ref.row, ref.col) = value;
    project.network = std::make_shared<const Network>(std::move(network));
}

void setTarget(Project& project, const Ref& ref, double value) {
    if (project.loss != LossKind::HalfSquared && !(value >= 0 && value <= 1))
        throw Error("a target must be from 0 to 1 for cross-entropy, and " + exactNumber(value) +
                    " is not");
    Data data = *project.data;
    data.y(ref.row, ref.sample) = value;
    project.data = std::make_shared<const Data>(std::move(data));
}

void setInput(Project& project, const Ref& ref, double value) {
    Data data = *project.data;
    data.x(ref.row, ref.sample) = value;
    project.data = std::make_shared<const Data>(std::move(data));
}

} // namespace

void checkSetting(Setting setting, double value) {
    const auto refuse = [&](const char* rule) {
        throw Error(std::string(rule) + ", and " + exactNumber(value) + " is not");
    };
    if (!std::isfinite(value)) refuse("a setting must be finite");
    switch (setting) {
    case Setting::PenaltyStrength:
        if (value < 0) refuse("the penalty's strength λ must be at least 0");
        break;
    case Setting::Momentum:
        if (value < 0 || value >= 1) refuse("momentum must be at least 0 and below 1");
        break;
    case Setting::Decay:
    case Setting::Beta1:
    case Setting::Beta2:
        if (value < 0 || value >= 1) refuse("a decay rate must be at least 0 and below 1");
        break;
    case Setting::Epsilon:
        if (value <= 0) refuse("ε must be above 0");
        break;
    default:
        break;
    }
}

bool isEditable(const Project& project, const Model& model, const Ref& ref) {
    return placeOf(project, model, ref).kind != Place::Kind::None;
}

Project withNumber(const Project& project, const Model& model, const Ref& ref, double value,
                   std::int64_t iteration) {
    if (!std::isfinite(value)) throw Error("a number must be finite");
    const Place place = placeOf(project, model, ref);
    Project after = project;
    switch (place.kind) {
    case Place::Kind::None:
        throw Error("this number follows from others and cannot be set");
    case Place::Kind::Parameter:
        setParameter(after, place, ref, value, iteration);
        break;
    case Place::Kind::Input:
        setInput(after, ref, value);
        break;
    case Place::Kind::Target:
        setTarget(after, ref, value);
        break;
    case Place::Kind::Setting:
        checkSetting(static_cast<Setting>(ref.row), value);
        slotOf(after, static_cast<Setting>(ref.row)) = value;
        break;
    }
    return after;
}

} // namespace deltaflow
