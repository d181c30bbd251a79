#include "core/project/errata_json.h"

#include "core/error.h"
#include "core/project/json_reader.h"

#include <array>

namespace deltaflow {

namespace {

constexpr std::int64_t kMostErrata = 100;

/// In the order of WrongRule.
constexpr std::array<const char*, 4> kNames = {"slope_omitted", "indices_swapped", "row_broadcast",
                                               "updated_weights_used"};

WrongRule readRule(const JsonReader& value) {
    const std::string name = value.text();
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i]) return static_cast<WrongRule>(i);
    std::string all;
    for (const char* known : kNames)
        all += (all.empty() ? "" : ", ") + std::string(known);
    value.refuse("one of " + all);
}

Erratum readErratum(const JsonReader& value) {
    Erratum read;
    read.node = value["node"].text();
    read.rule = readRule(value["rule"]);
    if (value.has("source")) read.source = value["source"].text();
    if (value.has("explanation")) read.explanation = value["explanation"].text();
    if (value.has("published_loss")) read.publishedLoss = value["published_loss"].number();
    if (value.has("biases")) {
        if (value["biases"].text() != "kept") value["biases"].refuse("\"kept\"");
        read.keepsBiases = true;
    }
    return read;
}

} // namespace

std::vector<Erratum> readErrata(const JsonReader& root) {
    std::vector<Erratum> errata;
    if (!root.has("errata")) return errata;
    const JsonReader list = root["errata"];
    if (list.size() > kMostErrata) throw FormatError("errata: more than 100 of them");
    for (std::int64_t i = 0; i < list.size(); ++i)
        errata.push_back(readErratum(list[i]));
    return errata;
}

std::string errataText(const std::vector<Erratum>& errata) {
    if (errata.empty()) return {};
    std::string text = "[\n";
    for (std::size_t i = 0; i < errata.size(); ++i) {
        const Erratum& e = errata[i];
        text += i > 0 ? ",\n    { " : "    { ";
        text += "\"node\": " + jsonText(e.node) + ", \"rule\": \"" +
                kNames[static_cast<std::size_t>(e.rule)] +
                "\",\n      \"source\": " + jsonText(e.source) +
                ",\n      \"explanation\": " + jsonText(e.explanation);
        if (e.publishedLoss) text += ",\n      \"published_loss\": " + jsonNumber(*e.publishedLoss);
        if (e.keepsBiases) text += ",\n      \"biases\": \"kept\"";
        text += " }";
    }
    return text + "\n  ]";
}

} // namespace deltaflow
