#pragma once

#include "core/derive/writer.h"
#include "core/network/model.h"

#include <vector>

namespace deltaflow {

/// One line of a contract: an equation in symbols, shapes beneath its symbols.
struct ContractLine {
    Ref result; ///< The whole quantity on the left.
    Equation equation;
};

/// What a layer, or any node, promises: the three lines that are all its neighbours need to know.
/// Source: the layer interface of connection and activation layers (Goodfellow et al. 2016,
/// §6.5.6).
struct Contract {
    NodeId node = kNoNode;
    ContractLine passesOn;                ///< Its value, from its inputs.
    std::vector<ContractLine> gradients;  ///< Of each parameter input, from its own adjoint.
    std::vector<ContractLine> passesBack; ///< To each other input that learns from it.
};

/// The contract of a computed node. Each line is the node's own contribution: what others send to
/// the same input is added to it there.
[[nodiscard]] Contract contractOf(NodeId node, const Model& model, const Writer& writer,
                                  Index samples);

} // namespace deltaflow
