#include "core/data/scale.h"

#include "core/error.h"

#include <cmath>
#include <string>

namespace deltaflow {

namespace {

struct Fit {
    double offset = 0;
    double factor = 1;
};

/// By way of (x − least)/range, in [0, 1], whose square neither overflows nor vanishes.
Fit standardised(const Eigen::ArrayXd& row, double least, double range) {
    const Eigen::ArrayXd unit = (row - least) / range;
    const double mean = unit.mean();
    const double deviation = range * std::sqrt((unit - mean).square().mean());
    return {least + range * mean, deviation > 0 ? deviation : range}; // 0 below the least double
}

Fit fitted(ScalingKind kind, const Eigen::ArrayXd& row, Index number) {
    const std::string name = "row " + std::to_string(number);
    if (!row.isFinite().all()) throw Error(name + " holds a number that is not finite");
    if (kind == ScalingKind::None) return {};
    const double least = row.minCoeff();
    const double range = row.maxCoeff() - least;
    if (!std::isfinite(range)) throw Error(name + " holds numbers that are too far apart to scale");
    if (range == 0) return {least, 1};
    return kind == ScalingKind::MinMax ? Fit{least, range} : standardised(row, least, range);
}

void checkRows(const Scaling& scaling, const SampleMatrix& x) {
    if (x.rows() != scaling.offset.size())
        throw ShapeError("the scaling has " + std::to_string(scaling.offset.size()) +
                         " rows but the data has " + std::to_string(x.rows()));
}

} // namespace

Scaling fitScaling(ScalingKind kind, const SampleMatrix& training) {
    if (training.cols() == 0) throw Error("there is no sample to fit a scaling to");
    Scaling scaling{kind, Eigen::VectorXd(training.rows()), Eigen::VectorXd(training.rows())};
    for (Index row = 0; row < training.rows(); ++row) {
        const Fit fit = fitted(kind, training.row(row).transpose().array(), row + 1);
        scaling.offset[row] = fit.offset;
        scaling.factor[row] = fit.factor;
    }
    return scaling;
}

SampleMatrix scaled(const Scaling& scaling, const SampleMatrix& x) {
    checkRows(scaling, x);
    return (x.colwise() - scaling.offset).array().colwise() / scaling.factor.array();
}

SampleMatrix unscaled(const Scaling& scaling, const SampleMatrix& z) {
    checkRows(scaling, z);
    return ((z.array().colwise() * scaling.factor.array()).colwise() + scaling.offset.array());
}

} // namespace deltaflow
