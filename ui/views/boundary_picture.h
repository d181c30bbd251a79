#pragma once

#include "ui/views/boundary_subject.h"
#include "ui/views/boundary_worker.h"

#include <QPointF>
#include <QString>

namespace deltaflow {

/// A sample as a mark. Places are in the units that the axes show.
struct BoundaryPoint {
    QPointF at;
    int shape = 0;    ///< Its class; 0 for numbers.
    double level = 0; ///< Of a number over two inputs: where its target is in the range, 0 … 1.
    bool isTest = false;
    bool isWrong = false;
    Index sample = 0; ///< Its column in Project::data or Project::test.
};

/// How many samples are told wrongly.
struct WrongCount {
    Index wrong = 0;
    Index all = 0;
    friend bool operator==(const WrongCount&, const WrongCount&) = default;
};

/// All that is drawn, without colours: pure geometry in the units that the axes show.
struct BoundaryPicture {
    using Line = std::vector<QPointF>;

    /// One number a place: where between class 0 and 1 the output is (Side), class + strength of
    /// its lead (Classes), where in the range of targets (Number). Empty of a curve.
    std::vector<double> ground;
    Index columns = 0;
    QPointF first; ///< Where the ground's first and last place are.
    QPointF last;
    std::vector<Line> boundary;  ///< Where the class changes.
    std::vector<Line> levels;    ///< Of a number: where it is the same.
    std::vector<Line> curve;     ///< Of one input.
    std::vector<Line> unitLines; ///< Where the unit is 0; of one input, its values.
    std::vector<BoundaryPoint> points;
    std::vector<Line> residual;       ///< From the curve to the shown sample.
    std::optional<std::size_t> shown; ///< Among the points.
    WrongCount train;
    WrongCount test;
    bool hasNumbers = true; ///< Some output is finite.
};

/// The most samples that are drawn; of more, every second, every third …
inline constexpr Index kMostPoints = 3000;

/// Marks alone, without anything that is computed.
[[nodiscard]] std::vector<BoundaryPoint> pointsOf(const BoundarySubject& subject);

/// Whether an answer is one about this subject, its data aside: same outputs over the same axes.
[[nodiscard]] bool answers(const BoundarySubject& subject, const BoundaryAnswer& answer);

/// `shown`: the column of Project::data that is looked at. `unitRow`: of the answer's unit, or
/// kAll.
[[nodiscard]] BoundaryPicture boundaryPicture(const BoundarySubject& subject,
                                              const BoundaryAnswer& answer, Index shown,
                                              int unitRow);

} // namespace deltaflow
