#include "ui/canvas/graph/graph_type.h"

namespace deltaflow {

GraphType GraphType::room() {
    GraphType type;
    type.symbol = 14;
    type.value = 13;
    type.cell = type.chip = type.copy = type.name = type.op = type.leastCell = 12;
    type.head = 18;
    type.row = 15.5;
    type.pixel = {46, 15.5};
    type.map = 34;
    type.scalar = 42;
    type.scalarHead = 20;
    type.badge = 18;
    type.mark = 18;
    type.pad = 4;
    type.blockGap = 4;
    type.margin = 6;
    type.tools = 0;
    type.spacing = {26, 6, 6};
    type.sheds = true;
    return type;
}

} // namespace deltaflow
