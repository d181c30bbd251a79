#pragma once

#include "core/graph/ref.h"

namespace deltaflow {

/// Why a unit does not learn.
enum class UnitState : std::uint8_t {
    /// A ReLU unit with z ≤ 0 for every sample: its slope is 0 there, so δ is 0 for each, and
    /// gradient descent leaves its weights and bias as they are.
    Dead,
    /// A sigmoid or tanh unit whose value is, for every sample, within 1 % of the width of its
    /// range from a limit (σ: a ≤ 0.01 or ≥ 0.99; tanh: |a| ≥ 0.98). As tanh z = 2σ(2z) − 1 the
    /// two are one condition, and the slope is below 4 % of its largest in both.
    Saturated,
};

/// A unit and what is the matter with it. A unit of an image is a channel: all its elements.
struct UnitMark {
    Ref unit; ///< Of the activation; a channel's first element.
    UnitState state = UnitState::Dead;
    std::int32_t elements = 1; ///< That many rows from there on.
    friend bool operator==(const UnitMark&, const UnitMark&) = default;
};

} // namespace deltaflow
