#include "tests/fuzz/pass.h"

#include "core/error.h"
#include "core/project/project_json.h"

namespace {

using namespace deltaflow;

// Passes that keep so few numbers are run; of those with still fewer some are derived as well.
constexpr Index kFewNumbers = 10'000;
constexpr Index kVeryFewNumbers = 60;
constexpr std::size_t kSome = 8;

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
    const Index numbers = fuzz::numbersOf(project);
    if (numbers > kFewNumbers) return 0;
    fuzz::runPass(project);
    fuzz::saveAndOpen(project);
    if (numbers <= kVeryFewNumbers && size % kSome == 0) fuzz::makeSteps(project);
    return 0;
}
