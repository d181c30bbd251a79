#pragma once

#include "core/lesson/lesson.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace deltaflow {

/// Where a lesson names what there is not, and what of it.
struct LessonFault {
    std::size_t page = 0; ///< From 0.
    std::string what;     ///< One sentence that names the place: "text: …".
};

/// The bundled example of that name, or null.
using ExampleOf = std::function<std::shared_ptr<const Project>(const std::string&)>;

/// All faults that reading does not show: examples that there are not, addresses of nothing in the
/// page's project, formulas that cannot be read, steps past the last, iterations that take too long
/// to come to, answers that are no numbers, or that the page tells itself.
/// Texts are looked at in each of their languages.
[[nodiscard]] std::vector<LessonFault> faultsOf(const Lesson& lesson, const ExampleOf& exampleOf);

/// The same, of a lesson that is being written: what one look has computed the next one shares.
class LessonChecks {
public:
    explicit LessonChecks(ExampleOf exampleOf);
    ~LessonChecks();

    [[nodiscard]] std::vector<LessonFault> faultsOf(const Lesson& lesson);

private:
    struct Cache;
    std::unique_ptr<Cache> m_cache;
};

/// An answer's text with the numbers in place of its {…}, ready for core/quiz's readAnswer().
/// Throws Error.
[[nodiscard]] std::string withNumbers(std::string_view answer,
                                      const std::function<double(const NamedRef&)>& numberAt);

} // namespace deltaflow
