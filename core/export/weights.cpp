#include "core/export/weights.h"

#include "core/network/model.h"
#include "core/project/json_text.h"
#include "core/project/stored.h"

namespace deltaflow {

namespace {

/// Calls visit(name, numbers) for each table.
template <typename Visit>
void eachTable(const Project& project, Visit visit) {
    const auto model = buildModel(project);
    for (const auto& leaves : {model->graph->parameters(), model->graph->buffers()})
        for (const NodeId id : leaves)
            visit(model->graph->node(id).name, *storedValue(project, *model, id));
}

} // namespace

std::string weightsCsv(const Project& project) {
    std::string text = "parameter,row,column,value\n";
    eachTable(project, [&](const std::string& name, const ParameterMatrix& values) {
        for (Index row = 0; row < values.rows(); ++row)
            for (Index col = 0; col < values.cols(); ++col)
                text += name + "," + std::to_string(row) + "," + std::to_string(col) + "," +
                        jsonNumber(values(row, col)) + "\n";
    });
    return text;
}

std::string weightsJson(const Project& project) {
    std::string text;
    eachTable(project, [&](const std::string& name, const ParameterMatrix& values) {
        text += (text.empty() ? "{\n  " : ",\n  ") + jsonText(name) + ": { \"shape\": [" +
                std::to_string(values.rows()) + ", " + std::to_string(values.cols()) +
                "], \"values\": [";
        for (Index i = 0; i < values.size(); ++i)
            text += (i == 0 ? "" : ", ") + jsonNumber(values.data()[i]);
        text += "] }";
    });
    return text.empty() ? "{}\n" : text + "\n}\n";
}

} // namespace deltaflow
