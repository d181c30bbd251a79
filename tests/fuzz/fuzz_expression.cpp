#include "tests/fuzz/pass.h"

#include "core/derive/derivation.h"
#include "core/expression/expression.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "core/train/history.h"

namespace {

using namespace deltaflow;

constexpr std::size_t kFewNodes = 8; // whose steps are all made as well

/// Every step of a pass can be made.
void makeSteps(const Project& project) {
    const auto shared = std::make_shared<const Project>(project);
    const auto model = buildModel(project);
    const Derivation derivation(shared, model, History(shared, model).at(0), Level::Neuron, {});
    for (Index i = 0; i < derivation.size(); ++i)
        if (derivation.step(i).equations.empty()) __builtin_trap();
}

void use(const Project& project) {
    fuzz::runPass(project);
    const std::string saved = toJson(project);
    if (toJson(projectFromJson(saved)) != saved) __builtin_trap();
    if (project.graph->nodes.size() <= kFewNodes) makeSteps(project);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    Project project;
    try {
        project = newExpression(text);
    } catch (const ExpressionError& error) {
        if (error.position > size || error.what()[0] == '\0') __builtin_trap();
        return 0;
    }
    use(project); // whatever was read can be computed and saved
    use(withLearned(project, variableValues(project).begin()->first, true));
    return 0;
}
