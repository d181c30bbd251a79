#pragma once

#include <Eigen/Core>

#include <vector>

namespace deltaflow {

using Index = Eigen::Index;

/// Rows × columns for a parameter (perSample false); rows × 1 for each sample of a batch otherwise.
/// An image (channels, height, width) is flattened into the rows in that order, width fastest.
struct Shape {
    Index rows = 1;
    Index cols = 1;
    bool perSample = false;

    [[nodiscard]] Index elements(Index samples) const {
        return rows * cols * (perSample ? samples : 1);
    }
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// Channels × height × width of a node that is an image, or of the columns of a convolution's
/// weights; no channels where it is none.
struct Grid {
    int channels = 0;
    int height = 0;
    int width = 0;

    [[nodiscard]] explicit operator bool() const { return channels > 0; }
    [[nodiscard]] Index cells() const { return Index{channels} * height * width; }
    /// Where (channel, row, column) is flattened to.
    [[nodiscard]] Index at(Index channel, Index row, Index column) const {
        return (channel * height + row) * width + column;
    }
    friend bool operator==(const Grid&, const Grid&) = default;
};

/// Parameters are stored row by row: a unit's incoming weights are contiguous.
using ParameterMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
/// A batch, features × samples, stored column by column: a sample is contiguous.
using SampleMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor>;

} // namespace deltaflow
