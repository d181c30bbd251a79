#include "core/project/training_json.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/json_reader.h"
#include "core/project/json_text.h"
#include "core/project/names.h"

namespace deltaflow {

Training readTraining(const JsonReader& root) {
    Training read;
    if (!root.has("training")) return read;
    const JsonReader training = root["training"];
    if (training.has("batch")) read.batches.size = training["batch"].integer();
    if (training.has("shuffled")) read.batches.shuffled = training["shuffled"].truth();
    if (training.has("seed")) read.batches.seed = training["seed"].seed();
    if (training.has("schedule")) read.schedule.kind = training["schedule"].name<ScheduleKind>();
    if (training.has("period")) read.schedule.period = training["period"].integer();
    if (training.has("factor")) read.schedule.factor = training["factor"].number();
    try {
        checkTraining(read);
    } catch (const Error& error) {
        throw FormatError("training: " + std::string(error.what()));
    }
    return read;
}

std::string trainingText(const Training& training) {
    if (training == Training()) return {};
    const auto& [batches, schedule] = training;
    return "{ \"batch\": " + std::to_string(batches.size) +
           ", \"shuffled\": " + (batches.shuffled ? "true" : "false") +
           ", \"seed\": " + std::to_string(batches.seed) + ",\n                \"schedule\": \"" +
           std::string(nameOf(schedule.kind)) +
           "\", \"period\": " + std::to_string(schedule.period) +
           ", \"factor\": " + jsonNumber(schedule.factor) + " }";
}

} // namespace deltaflow
