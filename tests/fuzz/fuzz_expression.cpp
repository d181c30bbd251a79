#include "tests/fuzz/pass.h"

#include "core/expression/expression.h"
#include "core/project/expression_project.h"

namespace {

using namespace deltaflow;

constexpr std::size_t kFewNodes = 8; // whose steps are all made as well

void use(const Project& project) {
    fuzz::runPass(project);
    fuzz::saveAndOpen(project);
    if (project.graph->nodes.size() <= kFewNodes) fuzz::makeSteps(project);
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
    use(project);
    const VariableValues variables = variableValues(project);
    if (!variables.empty()) use(withLearned(project, variables.begin()->first, true));
    return 0;
}
