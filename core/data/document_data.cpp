#include "core/data/document_data.h"

#include "core/data/scale.h"
#include "core/data/split.h"
#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "core/project/limits.h"
#include "core/project/title.h"

#include <bit>
#include <charconv>
#include <cmath>

namespace deltaflow {

namespace {

const DataNotes& notesOf(const Project& project) {
    static const DataNotes none;
    return project.dataNotes ? *project.dataNotes : none;
}

SampleMatrix restored(const Scaling& scaling, const SampleMatrix& z) {
    if (scaling.kind == ScalingKind::None) return z;
    SampleMatrix x(z.rows(), z.cols());
    for (Index col = 0; col < z.cols(); ++col)
        for (Index row = 0; row < z.rows(); ++row)
            x(row, col) = unscaledExactly(z(row, col), scaling.offset[row], scaling.factor[row]);
    return x;
}

/// Both parts in the order in which they were before they were split.
Data joined(const Data& train, const Data& test, const DataNotes& notes) {
    const Index all = train.x.cols() + test.x.cols();
    Split parts = split(all, notes.testFraction, notes.testSeed);
    Data whole{SampleMatrix(train.x.rows(), all), SampleMatrix(train.y.rows(), all)};
    if (std::ssize(parts.test) != test.x.cols()) { // samples were added or removed since
        whole.x << train.x, test.x;
        whole.y << train.y, test.y;
        return whole;
    }
    const auto put = [&whole](const Data& part, const std::vector<Index>& at) {
        for (std::size_t i = 0; i < at.size(); ++i) {
            whole.x.col(at[i]) = part.x.col(static_cast<Index>(i));
            whole.y.col(at[i]) = part.y.col(static_cast<Index>(i));
        }
    };
    put(train, parts.train);
    put(test, parts.test);
    return whole;
}

SampleMatrix scaledBy(const Scaling& scaling, const SampleMatrix& x) {
    return scaling.kind == ScalingKind::None ? x : scaled(scaling, x);
}

Scaling fitted(ScalingKind kind, const SampleMatrix& training) {
    return kind == ScalingKind::None ? Scaling{} : fitScaling(kind, training);
}

/// Whether every target is a class: all are 0 or 1.
bool areClasses(const SampleMatrix& y) {
    return y.rows() > 0 && ((y.array() == 0) || (y.array() == 1)).all();
}

/// The project with the data split and scaled; its network fits already.
Project taken(const Project& project, const DataSet& set, const DataSetup& setup,
              const DataOrigin& origin) {
    const Split parts = split(set.samples(), setup.testFraction, setup.testSeed);
    Data train = chosen(set.data, parts.train);
    Data test = chosen(set.data, parts.test);
    DataNotes notes{origin.words, set.inputNames,     set.targetNames, set.classes, {},
                    {},           setup.testFraction, setup.testSeed,  origin.made};
    notes.inputs = fitted(setup.inputs, train.x);
    if (!areClasses(set.data.y)) notes.targets = fitted(setup.targets, train.y);
    for (Data* const part : {&train, &test}) {
        part->x = scaledBy(notes.inputs, part->x);
        part->y = scaledBy(notes.targets, part->y);
    }
    Project after = project;
    after.data = std::make_shared<const Data>(std::move(train));
    after.test = test.x.cols() > 0 ? std::make_shared<const Data>(std::move(test)) : nullptr;
    after.dataNotes = std::make_shared<const DataNotes>(std::move(notes));
    after.edits.clear();
    after.settingEdits.clear();
    after.errata.clear();
    return after;
}

/// The output activation and loss with which a network can tell such targets.
void fitOutputs(Network& network, LossKind& loss, const SampleMatrix& y) {
    Activation& output = network.layers.back().activation;
    if (!areClasses(y)) {
        if (output.kind == ActivationKind::Sigmoid || output.kind == ActivationKind::Softmax)
            output = {ActivationKind::Identity};
        if (!fits(loss, output.kind)) loss = LossKind::HalfSquared;
        return;
    }
    const bool oneHot = y.rows() > 1 && (y.colwise().sum().array() == 1).all();
    if (oneHot && (output.kind == ActivationKind::Softmax || network.outputs() == 1)) {
        output = {ActivationKind::Softmax};
        loss = LossKind::CategoricalCrossEntropy;
    } else if (!oneHot && output.kind == ActivationKind::Softmax) {
        output = {ActivationKind::Sigmoid};
        loss = LossKind::BinaryCrossEntropy;
    }
}

/// The project with a network of the set's sizes, whose outputs can tell its targets; its data is
/// made of zeros meanwhile.
Project fitted(const Project& project, const DataSet& set) {
    Project after = project;
    Network network = *project.network;
    fitOutputs(network, after.loss, set.data.y);
    after.network = std::make_shared<const Network>(std::move(network));
    after.test = nullptr;
    after.dataNotes = nullptr;
    Data blank{SampleMatrix::Zero(after.network->inputs, 1),
               SampleMatrix::Zero(after.network->outputs(), 1)};
    after.data = std::make_shared<const Data>(std::move(blank));
    if (after.network->inputs != set.data.x.rows()) after = withUnits(after, -1, set.data.x.rows());
    const int last = static_cast<int>(after.network->layers.size()) - 1;
    if (after.network->outputs() != set.data.y.rows())
        after = withUnits(after, last, set.data.y.rows());
    checkDataSize(set.samples(), after.network->inputs, sizesOf(*after.network));
    return after;
}

/// Called after its new data, if its title told of the old.
Project retitled(Project after, const Project& before, const std::string& name) {
    if (name.empty() || !isTitleOfData(before)) return after;
    after.title = name + ", " + shapeText(*after.network);
    after.description.clear();
    after.source.clear();
    return after;
}

bool areSame(const SampleMatrix& a, const SampleMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

bool areSame(const Data* a, const Data* b) {
    if (!a || !b) return a == b;
    return a == b || (areSame(a->x, b->x) && areSame(a->y, b->y));
}

void requireRows(const char* what, Index has, Index given) {
    if (has != given)
        throw Error("this graph takes " + std::to_string(has) + ' ' + what +
                    " a sample, but the "
                    "data has " +
                    std::to_string(given));
}

} // namespace

bool takesData(const Project& project) {
    return !isExpression(project);
}

double unscaledExactly(double scaled, double offset, double factor) {
    const double near = scaled * factor + offset;
    if (!std::isfinite(near)) return near;
    const auto isExact = [&](double x) {
        return std::bit_cast<std::uint64_t>((x - offset) / factor) ==
               std::bit_cast<std::uint64_t>(scaled);
    };
    char text[40];
    for (int digits = 1; digits <= 17; ++digits) {
        const auto end = std::to_chars(text, text + sizeof text, near,
                                       std::chars_format::scientific, digits - 1);
        double shortest = 0;
        std::from_chars(text, end.ptr, shortest);
        if (isExact(shortest)) return shortest;
    }
    for (const double beside : {std::nextafter(near, offset), std::nextafter(near, 2 * near)})
        if (isExact(beside)) return beside;
    return near;
}

DataSet dataSetOf(const Project& project) {
    const DataNotes& notes = notesOf(project);
    DataSet set{*project.data, notes.inputNames, notes.targetNames, notes.classes};
    if (project.test) set.data = joined(*project.data, *project.test, notes);
    set.data.x = restored(notes.inputs, set.data.x);
    set.data.y = restored(notes.targets, set.data.y);
    return set;
}

DataSetup dataSetupOf(const Project& project) {
    const DataNotes& notes = notesOf(project);
    return {project.test ? notes.testFraction : 0, notes.testSeed, notes.inputs.kind,
            notes.targets.kind};
}

bool haveSameData(const Project& a, const Project& b) {
    return areSame(a.data.get(), b.data.get()) && areSame(a.test.get(), b.test.get()) &&
           notesOf(a) == notesOf(b);
}

Project withDataSet(const Project& project, const DataSet& set, const DataSetup& setup,
                    const DataOrigin& origin) {
    if (!takesData(project)) throw Error("an expression has variables, not data");
    if (set.samples() < 1) throw Error("there is no sample in this data");
    if (project.network) {
        Project after = taken(fitted(project, set), set, setup, origin);
        checkTargets(after.loss, after.data->y);
        return retitled(std::move(after), project, origin.name);
    }
    requireRows("inputs", project.data->x.rows(), set.data.x.rows());
    requireRows("targets", project.data->y.rows(), set.data.y.rows());
    const std::shared_ptr<const Model> model = buildModel(project);
    if (set.samples() > 1 && !takesSamples(*model))
        throw Error("this graph takes a single sample, but the data has " +
                    std::to_string(set.samples()));
    checkPassSize(*model->graph, set.samples());
    return taken(project, set, setup, origin);
}

Project withDataSetup(const Project& project, const DataSetup& setup) {
    if (!takesData(project)) throw Error("an expression has variables, not data");
    Project after = taken(project, dataSetOf(project), setup,
                          {notesOf(project).origin, {}, notesOf(project).made});
    after.edits = project.edits;
    after.settingEdits = project.settingEdits;
    after.errata = project.errata;
    return after;
}

Project withSample(const Project& project, const Eigen::VectorXd& x, const Eigen::VectorXd& y) {
    Project after = withSampleAdded(project);
    Data data = *after.data;
    const DataNotes& notes = notesOf(project);
    const Index last = data.x.cols() - 1;
    data.x.col(last) = scaledBy(notes.inputs, x);
    data.y.col(last) = scaledBy(notes.targets, y);
    if (project.network) checkTargets(project.loss, data.y);
    after.data = std::make_shared<const Data>(std::move(data));
    return after;
}

} // namespace deltaflow
