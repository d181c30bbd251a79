#include "core/project/edit_image.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

Project withPixels(const Project& project, const Model& model, NodeId input, Index sample,
                   std::span<const Pixel> pixels) {
    const auto place = std::find_if(model.inputs.begin(), model.inputs.end(),
                                    [&](const DataRows& rows) { return rows.node == input; });
    if (place == model.inputs.end()) throw Error("only an input's numbers can be painted");
    const Index rows = model.graph->node(input).shape.rows;
    Data data = *project.data;
    if (sample < 0 || sample >= data.x.cols()) throw Error("the data has no such sample");
    for (const Pixel& pixel : pixels) {
        if (pixel.row < 0 || pixel.row >= rows) throw Error("the image has no such pixel");
        if (!std::isfinite(pixel.value)) throw Error("a number must be finite");
        data.x(place->first + pixel.row, sample) = pixel.value;
    }
    Project after = project;
    after.data = std::make_shared<const Data>(std::move(data));
    return after;
}

} // namespace deltaflow
