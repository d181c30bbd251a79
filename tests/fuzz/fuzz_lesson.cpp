#include "core/error.h"
#include "core/formula/formula_text.h"
#include "core/formula/serialise.h"
#include "core/lesson/lesson_json.h"
#include "core/lesson/page_text.h"

#include <cstdint>

namespace {

using namespace deltaflow;

/// Reads a page's text as the window does, formulas included.
void readText(const LocalText& text) {
    for (const auto& [language, words] : text.byLanguage)
        for (const PageBlock& block : readPageText(words))
            for (const PageSpan& span : block.spans) {
                if (span.kind == PageSpan::Kind::Words) continue;
                try {
                    const Formula formula = readFormula(
                        span.text, [](std::string_view braces) { // an address, or it is refused
                            return Formula::number(toText(readNamedRef(braces)));
                        });
                    (void)toLatex(asEquation(formula));
                    (void)toSpeech(formula);
                } catch (const FormatError& error) {
                    if (error.what()[0] == '\0') __builtin_trap();
                }
            }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Lesson lesson;
    try {
        lesson = lessonFromJson(text);
    } catch (const FormatError& error) {
        if (error.what()[0] == '\0') __builtin_trap();
        return 0;
    }
    const std::string written = toJson(lesson);
    if (toJson(lessonFromJson(written)) != written) __builtin_trap();
    for (std::size_t page = 0; page < lesson.pages.size(); ++page) {
        (void)stateAt(lesson, page);
        readText(lesson.pages[page].title);
        readText(lesson.pages[page].text);
    }
    return 0;
}
