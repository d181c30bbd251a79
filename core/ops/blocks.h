#pragma once

#include "core/graph/tensor.h"

#include <span>
#include <string>

namespace deltaflow {

/// Raw blocks of a plan as Eigen matrices.
using ParameterBlock = Eigen::Map<ParameterMatrix>;
using ConstParameterBlock = Eigen::Map<const ParameterMatrix>;
using SampleBlock = Eigen::Map<SampleMatrix>;
using ConstSampleBlock = Eigen::Map<const SampleMatrix>;
using VectorBlock = Eigen::Map<Eigen::VectorXd>;
using ConstVectorBlock = Eigen::Map<const Eigen::VectorXd>;

/// The sample-th column of a stored value of `rows` rows.
[[nodiscard]] inline std::span<const double> column(std::span<const double> block, Index rows,
                                                    Index sample) {
    return block.subspan(static_cast<std::size_t>(sample * rows), static_cast<std::size_t>(rows));
}

/// "3×2"
[[nodiscard]] inline std::string sizeText(const Shape& shape) {
    return std::to_string(shape.rows) + "×" + std::to_string(shape.cols);
}

} // namespace deltaflow
