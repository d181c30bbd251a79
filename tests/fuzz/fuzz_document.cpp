#include "tests/fuzz/pass.h"

#include "core/error.h"
#include "core/project/project_json.h"

namespace {

using namespace deltaflow;

constexpr Index kFewNumbers = 10'000; // in a pass that is run as well

Index numbersOf(const Graph& graph, Index samples) {
    Index numbers = 0;
    for (NodeId id = 0; id < graph.size(); ++id)
        numbers += graph.node(id).shape.elements(samples);
    return numbers;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Project project;
    try {
        project = projectFromJson(text);
    } catch (const FormatError& error) {
        if (error.what()[0] == '\0') __builtin_trap();
        return 0;
    }
    const auto model = buildModel(project); // whatever was read can be built, run and saved
    if (numbersOf(*model->graph, project.data->x.cols()) > kFewNumbers) return 0;
    fuzz::runPass(project);
    const std::string saved = toJson(project);
    if (toJson(projectFromJson(saved)) != saved) __builtin_trap();
    return 0;
}
