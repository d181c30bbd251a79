#include "core/quiz/answer.h"
#include "core/quiz/diagnosis.h"
#include "core/text/number.h"

#include <cmath>
#include <cstdint>

/// The first byte says which sign is the decimal point, and whether e and pi are names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace deltaflow;
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const char point = bytes[0] & 1 ? ',' : '.';
    double value = 0;
    try {
        value = readAnswer(text, point, bytes[0] & 2 ? AnswerNames{"e", "pi"} : AnswerNames{});
    } catch (const AnswerError& error) {
        if (error.what()[0] == '\0') __builtin_trap();
        return 0;
    }
    if (!std::isfinite(value)) __builtin_trap();
    // As it is shown it is read again, where it is not too near to the ends of all numbers.
    constexpr int kDigits = 10;
    const double magnitude = std::abs(value);
    if (magnitude > 1e300 || (magnitude != 0 && magnitude < 1e-290)) return 0;
    if (!agree(readAnswer(formatNumber(value, kDigits), '.'), value, kDigits)) __builtin_trap();
    return 0;
}
