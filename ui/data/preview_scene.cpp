#include "ui/data/preview_scene.h"

#include "ui/words/example_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr Index kLeastImage = 16;
constexpr Index kMostDots = 5000; ///< Of more, every n-th is shown.

bool areClasses(const SampleMatrix& y) {
    return y.size() > 0 && ((y.array() == 0) || (y.array() == 1)).all();
}

bool isOneHot(const SampleMatrix& y) {
    return y.rows() > 1 && areClasses(y) && (y.colwise().sum().array() == 1).all();
}

QString nameAt(const std::vector<std::string>& names, Index at, const QString& otherwise) {
    const auto index = static_cast<std::size_t>(at);
    return index < names.size() && !names[index].empty() ? exampleWords(names[index]) : otherwise;
}

QString scaledName(const QString& name, const Scaling& scaling) {
    return scaling.kind == ScalingKind::None
               ? name
               : QCoreApplication::translate("DataPreview", "%1, scaled").arg(name);
}

/// From the least to the most of a row of both parts.
struct Range {
    double low = 0;
    double high = 0;

    Range(const Project& project, SampleMatrix Data::*numbers, Index row) {
        const auto values = ((*project.data).*numbers).row(row);
        low = values.minCoeff();
        high = values.maxCoeff();
        if (!project.test) return;
        const auto more = ((*project.test).*numbers).row(row);
        low = std::min(low, more.minCoeff());
        high = std::max(high, more.maxCoeff());
    }
};

PreviewAxis axis(const Project& project, SampleMatrix Data::*numbers, Index row,
                 const QString& name) {
    const Range range(project, numbers, row);
    const double margin = range.high > range.low ? (range.high - range.low) * 0.06 : 1;
    return {name, range.low - margin, range.high + margin};
}

void addDots(PreviewScene& scene, const Project& project, const Data& data, bool isTest) {
    const Range targets(project, &Data::y, 0);
    const double span = std::max(targets.high - targets.low, 1e-300);
    const Index stride = (data.x.cols() + kMostDots - 1) / kMostDots;
    for (Index s = 0; s < data.x.cols(); s += stride) {
        PreviewDot dot;
        dot.at = {data.x(0, s), scene.isCurve ? data.y(0, s) : data.x(1, s)};
        if (!scene.classes.isEmpty()) dot.shape = shapeOf(data, s);
        dot.level = (data.y(0, s) - targets.low) / span;
        dot.isTest = isTest;
        scene.dots.push_back(dot);
    }
}

} // namespace

int shapeOf(const Data& data, Index sample) {
    const auto y = data.y.col(sample);
    Index largest = 0;
    if (y.size() < 2 || y.sum() != 1) return y.size() > 0 && y[0] > 0.5 ? 1 : 0;
    y.maxCoeff(&largest);
    return static_cast<int>(largest);
}

QStringList classNames(const Project& project) {
    const SampleMatrix& y = project.data->y;
    if (!areClasses(y) || (project.test && !areClasses(project.test->y))) return {};
    const bool oneHot = isOneHot(y);
    QStringList names;
    for (Index k = 0; k < (oneHot ? y.rows() : 2); ++k)
        names << QCoreApplication::translate("deltaflow::BoundaryView", "Class %1")
                     .arg(oneHot ? k + 1 : k);
    if (!project.dataNotes || std::ssize(project.dataNotes->classes) != names.size()) return names;
    for (Index k = 0; k < names.size(); ++k)
        names[k] = nameAt(project.dataNotes->classes, k, names[k]);
    return names;
}

bool isImages(const Data& data) {
    const Index inputs = data.x.rows();
    const auto side = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(inputs))));
    return inputs >= kLeastImage && side * side == inputs;
}

PreviewScene previewScene(const Project& project) {
    PreviewScene scene;
    const Data& data = *project.data;
    static const DataNotes none;
    const DataNotes& notes = project.dataNotes ? *project.dataNotes : none;
    scene.isCurve = data.x.rows() == 1;
    scene.hasTest = project.test != nullptr;
    scene.classes = classNames(project);
    if (data.x.rows() < 1 || data.y.rows() < 1 || data.x.cols() < 1) return scene;
    scene.across =
        axis(project, &Data::x, 0,
             scaledName(nameAt(notes.inputNames, 0, QStringLiteral("x₁")), notes.inputs));
    scene.up =
        scene.isCurve
            ? axis(project, &Data::y, 0,
                   scaledName(nameAt(notes.targetNames, 0, QStringLiteral("y")), notes.targets))
            : axis(project, &Data::x, 1,
                   scaledName(nameAt(notes.inputNames, 1, QStringLiteral("x₂")), notes.inputs));
    addDots(scene, project, data, false);
    if (project.test) addDots(scene, project, *project.test, true);
    return scene;
}

std::vector<double> roundTicks(double low, double high, int about) {
    std::vector<double> ticks;
    const double raw = (high - low) / std::max(1, about);
    if (!(raw > 0) || !std::isfinite(raw)) return ticks;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double round : {1.0, 2.0, 5.0})
        if (raw <= round * power * 1.001) {
            step = round * power;
            break;
        }
    for (double i = std::ceil(low / step); i * step <= high && ticks.size() < 100; ++i)
        ticks.push_back(i * step + 0.0); // no −0
    return ticks;
}

} // namespace deltaflow
