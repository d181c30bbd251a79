#pragma once

#include <Eigen/Core>

#include <algorithm>

namespace deltaflow {

/// Copies that changes of structure need; `Matrix` is a ParameterMatrix or a SampleMatrix.

/// `fresh` with the part that `old` covers taken from it.
template <typename Matrix>
[[nodiscard]] Matrix resized(const Matrix& old, Matrix fresh) {
    const Eigen::Index rows = std::min(old.rows(), fresh.rows());
    const Eigen::Index cols = std::min(old.cols(), fresh.cols());
    fresh.topLeftCorner(rows, cols) = old.topLeftCorner(rows, cols);
    return fresh;
}

template <typename Matrix>
[[nodiscard]] Matrix withoutRow(const Matrix& old, Eigen::Index row) {
    Matrix fresh(old.rows() - 1, old.cols());
    fresh.topRows(row) = old.topRows(row);
    fresh.bottomRows(old.rows() - row - 1) = old.bottomRows(old.rows() - row - 1);
    return fresh;
}

template <typename Matrix>
[[nodiscard]] Matrix withoutColumn(const Matrix& old, Eigen::Index col) {
    Matrix fresh(old.rows(), old.cols() - 1);
    fresh.leftCols(col) = old.leftCols(col);
    fresh.rightCols(old.cols() - col - 1) = old.rightCols(old.cols() - col - 1);
    return fresh;
}

} // namespace deltaflow
