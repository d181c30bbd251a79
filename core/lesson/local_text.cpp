#include "core/lesson/local_text.h"

#include <algorithm>

namespace deltaflow {

namespace {

std::string_view withoutCountry(std::string_view language) {
    return language.substr(0, language.find('_'));
}

} // namespace

const std::string& LocalText::in(std::string_view language) const {
    static const std::string none;
    if (byLanguage.empty()) return none;
    const auto find = [&](auto matches) {
        return std::ranges::find_if(byLanguage,
                                    [&](const auto& entry) { return matches(entry.first); });
    };
    auto found = find([&](std::string_view name) { return name == language; });
    if (found == byLanguage.end())
        found = find([&](std::string_view name) {
            return withoutCountry(name) == withoutCountry(language);
        });
    if (found == byLanguage.end()) found = find([](std::string_view name) { return name == "en"; });
    return found == byLanguage.end() ? byLanguage.begin()->second : found->second;
}

void LocalText::set(std::string_view language, std::string text) {
    const std::string name(language.empty() || language == "C" ? "en" : language);
    const auto same = std::ranges::find_if(byLanguage, [&](const auto& entry) {
        return withoutCountry(entry.first) == withoutCountry(name);
    });
    if (text.empty()) {
        if (same != byLanguage.end()) byLanguage.erase(same);
    } else if (same != byLanguage.end()) {
        same->second = std::move(text);
    } else {
        byLanguage[name] = std::move(text);
    }
}

} // namespace deltaflow
