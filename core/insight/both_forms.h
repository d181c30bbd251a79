#pragma once

#include "core/derive/step.h"
#include "core/derive/writer.h"
#include "core/network/model.h"
#include "core/project/project.h"

#include <optional>

namespace deltaflow {

/// One equation written twice: for an element and for the whole of its node.
struct BothForms {
    Equation element; ///< In symbols; of a running element j where the step is the whole node's.
    Equation matrix;  ///< In symbols, shapes beneath.
};

/// The equation of a step in both forms; nothing where a step has no matrix form or is about a
/// single number anyway.
[[nodiscard]] std::optional<BothForms> bothForms(const Step& step, const Project& project,
                                                 const Model& model, const Writer& writer,
                                                 const Trace& trace);

} // namespace deltaflow
