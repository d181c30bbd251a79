#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "core/project/stored.h"
#include "core/text/number.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// What a Ref addresses within a project.
struct Place {
    enum class Kind { None, Parameter, Fixed, Input, Target, Setting } kind = Kind::None;
    Index row = 0; ///< Of the data: an input or a target.
};

bool lies(Index row, Index col, Index rows, Index cols) {
    return row >= 0 && row < rows && col >= 0 && col < cols;
}

bool isUsed(const Project& project, const Model& model, Setting setting) {
    if (setting == Setting::PenaltyStrength) return model.penalty != kNoNode;
    if (model.graph->parameters().empty()) return false; // nothing is learned
    const OptimiserKind kind = project.optimiser.kind;
    switch (setting) {
    case Setting::LearningRate:
        return true;
    case Setting::Momentum:
        return kind == OptimiserKind::Momentum || kind == OptimiserKind::Nesterov;
    case Setting::Decay:
        return kind == OptimiserKind::RmsProp;
    case Setting::Beta1:
    case Setting::Beta2:
        return kind == OptimiserKind::Adam;
    case Setting::Epsilon:
        return kind == OptimiserKind::RmsProp || kind == OptimiserKind::Adam;
    case Setting::PenaltyStrength:
    case Setting::SampleCount:
    case Setting::Iteration:
        return false;
    }
    return false;
}

Place placeOf(const Project& project, const Model& model, const Ref& ref) {
    if (ref.quantity == Quantity::Setting)
        return {isUsed(project, model, static_cast<Setting>(ref.row)) ? Place::Kind::Setting
                                                                      : Place::Kind::None};
    if (ref.quantity != Quantity::Value || ref.node == kNoNode) return {};
    if (ref.node < 0 || ref.node >= model.graph->size()) return {};
    const auto inData = [&](const std::vector<DataRows>& leaves, Place::Kind kind) {
        for (const DataRows& leaf : leaves)
            if (leaf.node == ref.node && ref.col == 0 &&
                lies(ref.row, ref.sample, model.graph->node(leaf.node).shape.rows,
                     project.data->x.cols()))
                return Place{kind, leaf.first + ref.row};
        return Place{};
    };
    switch (model.graph->node(ref.node).role) {
    case NodeRole::Input:
        return inData(model.inputs, Place::Kind::Input);
    case NodeRole::Target:
        return inData(model.targets, Place::Kind::Target);
    case NodeRole::Computed:
        return {};
    default:
        break;
    }
    const bool learned = model.graph->node(ref.node).role == NodeRole::Parameter;
    if (!learned && isExpression(project)) return {}; // a number of the text
    const ParameterMatrix* const values = storedValue(project, model, ref.node);
    if (!values || ref.sample != 0 || !lies(ref.row, ref.col, values->rows(), values->cols()))
        return {};
    return {learned ? Place::Kind::Parameter : Place::Kind::Fixed};
}

double& slotOf(Optimiser& optimiser, Setting setting) {
    switch (setting) {
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

void dropEditsAfter(Project& project, std::int64_t iteration) {
    const auto later = [iteration](const auto& edit) { return edit.iteration > iteration; };
    std::erase_if(project.edits, later);
    std::erase_if(project.settingEdits, later);
}

void setSetting(Project& project, Setting setting, double value, std::int64_t iteration) {
    if (setting == Setting::PenaltyStrength) { // a part of what is differentiated
        project.penalty.lambda = value;
        return;
    }
    dropEditsAfter(project, iteration);
    std::erase_if(project.settingEdits, [&](const SettingEdit& old) {
        return old.iteration == iteration && old.setting == setting;
    });
    if (iteration > 0)
        project.settingEdits.push_back({iteration, setting, value});
    else
        slotOf(project.optimiser, setting) = value;
}

void setParameter(Project& project, const Model& model, const Ref& ref, double value,
                  std::int64_t iteration) {
    const ParameterEdit edit{iteration, model.graph->node(ref.node).name, ref.row, ref.col, value};
    dropEditsAfter(project, iteration); // made against a course that no longer comes about
    std::erase_if(project.edits, [&](const ParameterEdit& old) {
        return old.iteration == iteration && old.parameter == edit.parameter &&
               old.row == edit.row && old.col == edit.col;
    });
    if (iteration > 0)
        project.edits.push_back(edit);
    else
        project = withStored(project, model, ref.node, ref.row, ref.col, value);
}

void setTarget(Project& project, Index row, Index sample, double value) {
    if (!project.graph && project.loss != LossKind::HalfSquared && !(value >= 0 && value <= 1))
        throw Error("a target must be from 0 to 1 for cross-entropy, and " + exactNumber(value) +
                    " is not");
    Data data = *project.data;
    data.y(row, sample) = value;
    project.data = std::make_shared<const Data>(std::move(data));
}

void setInput(Project& project, Index row, Index sample, double value) {
    Data data = *project.data;
    data.x(row, sample) = value;
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

SettingsInForce settingsAt(const Project& project, std::int64_t iteration) {
    SettingsInForce held{project.optimiser};
    for (const SettingEdit& edit : project.settingEdits) {
        if (edit.iteration > iteration) break;
        slotOf(held.optimiser, edit.setting) = edit.value;
        if (edit.setting == Setting::LearningRate) held.rateSince = edit.iteration;
    }
    return held;
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
        setParameter(after, model, ref, value, iteration);
        break;
    case Place::Kind::Fixed:
        after = withStored(project, model, ref.node, ref.row, ref.col, value);
        break;
    case Place::Kind::Input:
        setInput(after, place.row, ref.sample, value);
        break;
    case Place::Kind::Target:
        setTarget(after, place.row, ref.sample, value);
        break;
    case Place::Kind::Setting:
        checkSetting(static_cast<Setting>(ref.row), value);
        setSetting(after, static_cast<Setting>(ref.row), value, iteration);
        break;
    }
    return after;
}

} // namespace deltaflow
