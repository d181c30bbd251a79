#pragma once

#include "core/network/model.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace deltaflow {

/// Stored numbers of a net, as the module's state has them.
struct TorchState {
    std::string name; ///< In state_dict(): "layer1.weight".
    const ParameterMatrix* values = nullptr;
    bool isVector = false; ///< A column, which PyTorch keeps as a vector.
    std::string parameter; ///< The name of its node; empty for what is not learned.
    /// The element (row, col), as an edit writes it: "net.layer1.weight[0, 1]".
    std::string access; ///< Up to the bracket.
};

/// The part of a script that is the net itself.
struct TorchNet {
    std::string helpers;  ///< Functions that the class uses.
    std::string code;     ///< class Net, and the functions that the loss is made of.
    std::string share;    ///< An expression: this process's share of the loss.
    std::string variants; ///< Lines that add to the share, indented; may be empty.
    std::vector<TorchState> state;
    bool usesMath = false;

    [[nodiscard]] bool learns() const;
};

/// A stack of dense layers: its share is computed from the net's outputs.
[[nodiscard]] TorchNet torchLayers(const Project& project);
/// Any other graph: forward computes the loss, op by op. Throws Error naming the node and its op if
/// there is no translation.
[[nodiscard]] TorchNet torchGraph(const Project& project, const Model& model);

/// f(z) of an elementwise activation or softmax: "torch.tanh(z)".
[[nodiscard]] std::string torchActivation(const Activation& activation, const std::string& z);

} // namespace deltaflow
