#pragma once

#include "core/error.h"
#include "core/ops/blocks.h"

#include <string>

namespace deltaflow {

/// Throws ShapeError naming both sides if two values do not have the same shape.
inline void requireSame(const Shape& one, const std::string& oneName, const Shape& other,
                        const std::string& otherName) {
    if (one == other) return;
    const auto text = [](const Shape& shape) {
        return sizeText(shape) + (shape.perSample ? " per sample" : "");
    };
    throw ShapeError(oneName + " is " + text(one) + " but " + otherName + " is " + text(other));
}

} // namespace deltaflow
