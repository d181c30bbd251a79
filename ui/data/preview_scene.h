#pragma once

#include "core/project/project.h"

#include <QPointF>
#include <QString>
#include <QStringList>

namespace deltaflow {

/// One of a preview's axes: what is on it, and from where to where.
struct PreviewAxis {
    QString name;
    double low = 0;
    double high = 1;
};

struct PreviewDot {
    QPointF at;
    int shape = 0;    ///< Its class; 0 for numbers.
    double level = 0; ///< Of a number over two inputs: where its target is in the range, 0 … 1.
    bool isTest = false;
};

/// Samples as dots, in the numbers that the network is given: by two inputs, or one input and the
/// first target.
struct PreviewScene {
    PreviewAxis across;
    PreviewAxis up;
    std::vector<PreviewDot> dots; ///< None where there is nothing to draw over.
    QStringList classes;          ///< By shape; empty for numbers.
    bool isCurve = false;
    bool hasTest = false;
};

[[nodiscard]] PreviewScene previewScene(const Project& project);

/// The class of a sample as the boundary view tells it: the largest of one-hot targets, or whether
/// the first is over ½.
[[nodiscard]] int shapeOf(const Data& data, Index sample);
/// The names of the classes; empty where targets are numbers.
[[nodiscard]] QStringList classNames(const Project& project);

/// Whether inputs are pixels of a square.
[[nodiscard]] bool isImages(const Data& data);

/// Round numbers from `low` to `high`, about so many.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int about);

} // namespace deltaflow
