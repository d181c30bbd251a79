#pragma once

namespace deltaflow {

/// Makes units, drawn edges, targets and the loss of every CanvasWidget children of its accessible
/// interface, with names such as "Hidden layer 1, unit 2, activation 0.6637".
void installCanvasAccessibility();

} // namespace deltaflow
