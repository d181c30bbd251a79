#pragma once

#include <map>
#include <string>
#include <string_view>

namespace deltaflow {

/// A text in one language or several, by the name of a locale: "en", "zh_CN". A text of which no
/// language is said is English.
struct LocalText {
    std::map<std::string, std::string> byLanguage;

    LocalText() = default;
    LocalText(std::string english) { // NOLINT: a text is one in English
        if (!english.empty()) byLanguage["en"] = std::move(english);
    }

    /// In the language, else in another country's form of it, else in English, else in any.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    /// Sets what `in(language)` gives.
    void set(std::string_view language, std::string text);
    [[nodiscard]] bool isEmpty() const { return byLanguage.empty(); }

    friend bool operator==(const LocalText&, const LocalText&) = default;
};

} // namespace deltaflow
