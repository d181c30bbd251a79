#include "ui/views/boundary_edit.h"

#include "core/data/document_data.h"
#include "core/project/edit.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

QString say(const char* text) {
    return QCoreApplication::translate("deltaflow::BoundaryView", text);
}

Eigen::VectorXd unscaledColumn(const SampleMatrix& rows, Index column, const Scaling* scaling) {
    Eigen::VectorXd values = rows.col(column);
    if (!scaling || scaling->kind == ScalingKind::None) return values;
    for (Index row = 0; row < values.size(); ++row)
        values[row] = unscaledExactly(values[row], scaling->offset[row], scaling->factor[row]);
    return values;
}

void setClass(const BoundarySubject& subject, Eigen::VectorXd& y, int which) {
    const Index first = subject.output.firstTarget;
    if (!subject.isOneHot) {
        y[first + subject.choice.output] = which;
        return;
    }
    y.segment(first, subject.outputs()).setZero();
    y[first + which] = 1;
}

} // namespace

QString whyNoErasing(const BoundarySubject& subject) {
    if (takesData(*subject.project) && takesSamples(*subject.model)) return {};
    return say(QT_TRANSLATE_NOOP("deltaflow::BoundaryView",
                                 "This graph is about a single sample, which stays."));
}

QString whyNoAdding(const BoundarySubject& subject) {
    const QString reason = whyNoErasing(subject);
    if (!reason.isEmpty() || subject.isCurve || subject.classes() > 0) return reason;
    return say(QT_TRANSLATE_NOOP(
        "deltaflow::BoundaryView",
        "A place tells two inputs but no target: add samples in the table of the data."));
}

Project withSampleAt(const BoundarySubject& subject, const QPointF& place, int which, Index like) {
    const Project& project = *subject.project;
    const DataNotes* const notes = project.dataNotes.get();
    Eigen::VectorXd x = unscaledColumn(project.data->x, like, notes ? &notes->inputs : nullptr);
    Eigen::VectorXd y = unscaledColumn(project.data->y, like, notes ? &notes->targets : nullptr);
    x[subject.choice.across] = place.x();
    if (!subject.isCurve) x[subject.choice.up] = place.y();
    if (subject.classes() > 0)
        setClass(subject, y, which);
    else
        y[subject.output.firstTarget + subject.choice.output] = place.y();
    return withSample(project, x, y);
}

} // namespace deltaflow
