#include "core/project/data_json.h"

#include "core/error.h"
#include "core/project/limits.h"

namespace deltaflow {

namespace {

template <typename Vector>
std::string numbersText(const Vector& numbers) {
    std::string text = "[";
    for (Index i = 0; i < numbers.size(); ++i)
        text += (i > 0 ? ", " : "") + jsonNumber(numbers(i));
    return text + ']';
}

std::string namesText(const std::vector<std::string>& names) {
    std::string text = "[";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i > 0 ? ", " : "") + jsonText(names[i]);
    return text + ']';
}

std::string scalingText(const Scaling& scaling) {
    return "{ \"kind\": \"" + std::string(nameOf(scaling.kind)) +
           "\", \"offset\": " + numbersText(scaling.offset) +
           ", \"factor\": " + numbersText(scaling.factor) + " }";
}

Data readTest(const JsonReader& json, const Data& data) {
    const Index rows = std::max<Index>(1, data.x.rows() + data.y.rows());
    const std::int64_t samples = json.size();
    if (samples > kMaxDataNumbers / rows)
        throw FormatError("test: " + std::to_string(samples) + " samples of " +
                          std::to_string(rows) + " numbers are more than the " +
                          std::to_string(kMaxDataNumbers) + " numbers that are possible");
    const auto isRead = [](const JsonReader& sample, const char* key, Index count) {
        return count > 0 || sample.has(key);
    };
    for (std::int64_t s = 0; s < samples; ++s) { // all lengths before anything is allocated
        if (isRead(json[s], "x", data.x.rows())) json[s]["x"].requireSize(data.x.rows());
        if (isRead(json[s], "y", data.y.rows())) json[s]["y"].requireSize(data.y.rows());
    }
    Data read{SampleMatrix(data.x.rows(), samples), SampleMatrix(data.y.rows(), samples)};
    for (std::int64_t s = 0; s < samples; ++s) {
        if (data.x.rows() > 0) json[s]["x"].numbers(read.x.col(s));
        if (data.y.rows() > 0) json[s]["y"].numbers(read.y.col(s));
    }
    return read;
}

void readNames(std::vector<std::string>& names, const JsonReader& notes, const char* key,
               Index rows) {
    if (!notes.has(key)) return;
    notes[key].requireSize(rows);
    for (Index i = 0; i < rows; ++i)
        names.push_back(notes[key][i].text());
}

void readClasses(std::vector<std::string>& names, const JsonReader& notes, Index rows) {
    if (!notes.has("classes")) return;
    const JsonReader json = notes["classes"];
    json.requireSize(rows == 1 ? 2 : rows);
    for (Index i = 0; i < json.size(); ++i)
        names.push_back(json[i].text());
}

void readScaling(Scaling& scaling, const JsonReader& notes, const char* key, Index rows) {
    if (!notes.has(key)) return;
    const JsonReader json = notes[key];
    scaling.kind = json["kind"].name<ScalingKind>();
    if (scaling.kind == ScalingKind::None) return;
    json["offset"].requireSize(rows);
    json["factor"].requireSize(rows);
    scaling.offset.resize(rows);
    scaling.factor.resize(rows);
    json["offset"].numbers(scaling.offset);
    json["factor"].numbers(scaling.factor);
    for (Index i = 0; i < rows; ++i)
        if (!(scaling.factor[i] > 0)) json["factor"][i].refuse("a number greater than 0");
}

std::string madeText(const GeneratorSettings& made) {
    return "{ \"kind\": \"" + std::string(nameOf(made.kind)) +
           "\", \"samples\": " + std::to_string(made.samples) +
           ", \"noise\": " + jsonNumber(made.noise) + ", \"seed\": " + std::to_string(made.seed) +
           ", \"one_hot\": " + (made.coding == ClassCoding::OneHot ? "true" : "false") + " }";
}

GeneratorSettings readMade(const JsonReader& json) {
    GeneratorSettings made;
    made.kind = json["kind"].name<GeneratorKind>();
    made.samples = json["samples"].integer(1, kMaxDataNumbers);
    made.noise = json["noise"].number();
    if (!(made.noise >= 0 && made.noise <= kMaxNoise)) json["noise"].refuse("from 0 to 10");
    made.seed = json["seed"].seed();
    if (json.has("one_hot") && json["one_hot"].truth()) made.coding = ClassCoding::OneHot;
    return made;
}

} // namespace

std::string samplesText(const Data& data) {
    std::string text = "[\n";
    for (Index sample = 0; sample < data.x.cols(); ++sample) {
        text +=
            (sample > 0 ? ",\n    { \"x\": " : "    { \"x\": ") + numbersText(data.x.col(sample));
        if (data.y.rows() > 0) text += ", \"y\": " + numbersText(data.y.col(sample));
        text += " }";
    }
    return text + "\n  ]";
}

void readDataNotes(Project& project, const JsonReader& root) {
    const Data& data = *project.data;
    if (root.has("test") && root["test"].size() > 0)
        project.test = std::make_shared<const Data>(readTest(root["test"], data));
    if (!root.has("data_notes")) return;
    const JsonReader json = root["data_notes"];
    DataNotes notes;
    if (json.has("origin")) notes.origin = json["origin"].text();
    readNames(notes.inputNames, json, "inputs", data.x.rows());
    readNames(notes.targetNames, json, "targets", data.y.rows());
    readClasses(notes.classes, json, data.y.rows());
    readScaling(notes.inputs, json, "input_scaling", data.x.rows());
    readScaling(notes.targets, json, "target_scaling", data.y.rows());
    if (json.has("test_fraction")) notes.testFraction = json["test_fraction"].number();
    if (!(notes.testFraction >= 0 && notes.testFraction < 1))
        json["test_fraction"].refuse("at least 0 and less than 1");
    if (json.has("test_seed")) notes.testSeed = json["test_seed"].seed();
    if (json.has("made")) notes.made = readMade(json["made"]);
    project.dataNotes = std::make_shared<const DataNotes>(std::move(notes));
}

std::string dataNotesText(const DataNotes& notes) {
    std::string text;
    const auto field = [&text](const char* key, const std::string& value) {
        text +=
            (text.empty() ? "\"" : ",\n                  \"") + std::string(key) + "\": " + value;
    };
    if (!notes.origin.empty()) field("origin", jsonText(notes.origin));
    if (!notes.inputNames.empty()) field("inputs", namesText(notes.inputNames));
    if (!notes.targetNames.empty()) field("targets", namesText(notes.targetNames));
    if (!notes.classes.empty()) field("classes", namesText(notes.classes));
    if (notes.inputs.kind != ScalingKind::None) field("input_scaling", scalingText(notes.inputs));
    if (notes.targets.kind != ScalingKind::None)
        field("target_scaling", scalingText(notes.targets));
    if (notes.testFraction != 0) {
        field("test_fraction", jsonNumber(notes.testFraction));
        field("test_seed", std::to_string(notes.testSeed));
    }
    if (notes.made) field("made", madeText(*notes.made));
    return text.empty() ? text : "{ " + text + " }";
}

} // namespace deltaflow
