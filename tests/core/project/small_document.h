#pragma once

#include "core/error.h"
#include "core/project/project_json.h"

#include <QString>

#include <cstring>
#include <string>

namespace deltaflow {

inline constexpr const char* kSmall = R"({
  "format": "deltaflow", "version": 1, "title": "Small", "inputs": 2,
  "layers": [
    { "activation": "tanh", "W": [[0.1, 0.8], [0.4, 0.6]], "b": null },
    { "activation": "sigmoid", "W": [[0.3, 0.9]], "b": [0.25] }
  ],
  "data": [ { "x": [0.35, 0.9], "y": [0.5] } ]
})";

/// The small document with one piece replaced.
inline std::string with(const char* from, const char* to) {
    std::string text = kSmall;
    const auto at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, std::strlen(from), to);
}

/// Why a text is refused; empty if it is read.
inline QString refusal(std::string_view text) {
    try {
        (void)projectFromJson(text);
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace deltaflow
