#include "core/project/data_notes.h"

namespace deltaflow {

namespace {

void resize(Scaling& scaling, Index rows) {
    if (scaling.kind == ScalingKind::None) return;
    const Index kept = std::min(rows, scaling.offset.size());
    Eigen::VectorXd offset = Eigen::VectorXd::Zero(rows);
    Eigen::VectorXd factor = Eigen::VectorXd::Ones(rows);
    offset.head(kept) = scaling.offset.head(kept);
    factor.head(kept) = scaling.factor.head(kept);
    scaling.offset = std::move(offset);
    scaling.factor = std::move(factor);
}

void resize(std::vector<std::string>& names, Index rows) {
    if (!names.empty()) names.resize(static_cast<std::size_t>(rows));
}

void dropFrom(Scaling& scaling, Index row) {
    if (scaling.kind == ScalingKind::None) return;
    const Index after = scaling.offset.size() - row - 1;
    for (Eigen::VectorXd* const numbers : {&scaling.offset, &scaling.factor}) {
        numbers->segment(row, after) = numbers->tail(after).eval();
        numbers->conservativeResize(row + after);
    }
}

void dropFrom(std::vector<std::string>& names, Index row) {
    if (!names.empty()) names.erase(names.begin() + row);
}

} // namespace

DataNotes withInputRows(DataNotes notes, Index rows) {
    resize(notes.inputs, rows);
    resize(notes.inputNames, rows);
    return notes;
}

DataNotes withTargetRows(DataNotes notes, Index rows) {
    resize(notes.targets, rows);
    resize(notes.targetNames, rows);
    notes.classes.clear(); // they were as many as the rows
    return notes;
}

DataNotes withoutInputRow(DataNotes notes, Index row) {
    dropFrom(notes.inputs, row);
    dropFrom(notes.inputNames, row);
    return notes;
}

DataNotes withoutTargetRow(DataNotes notes, Index row) {
    dropFrom(notes.targets, row);
    dropFrom(notes.targetNames, row);
    notes.classes.clear();
    return notes;
}

} // namespace deltaflow
