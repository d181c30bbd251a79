// reference_check DIR: holds the engine against every reference fixture of a directory.
// One line a fixture; exit 1 if any fails, 2 if there is nothing to check.

#include "checks.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

namespace {

namespace fs = std::filesystem;
using namespace deltaflow::checker;
using nlohmann::json;
using Check = void (*)(const json&, Comparison&);

const std::map<std::string, Check> kChecks{
    {"mlp", checkMlp},
    {"functions", checkFunctions},
    {"graph", checkGraph},
    {"conv2d", checkConvolution},
    {"maxpool2d", checkPooling},
    {"avgpool2d", checkPooling},
    {"batchnorm", checkNormalisation},
    {"layernorm", checkNormalisation},
    {"rnn", checkRecurrent},
    {"expression", checkExpression},
};

std::vector<fs::path> fixturesIn(const fs::path& directory) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(directory))
        if (entry.path().extension() == ".json" && entry.path().filename() != "manifest.json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Prints the fixture's line; false if it fails.
bool report(const fs::path& file) {
    std::string name = file.stem().string();
    try {
        std::ifstream stream(file);
        if (!stream) throw std::runtime_error("cannot be read");
        const json fixture = json::parse(stream);
        name = fixture.value("name", name);
        const auto kind = fixture.at("model").at("kind").get<std::string>();
        if (kind == "note") {
            std::cout << "NOTE " << name << ": documentation, nothing of the engine's\n";
            return true;
        }
        const auto check = kChecks.find(kind);
        if (check == kChecks.end()) {
            std::cout << "UNSUPPORTED " << name << ": " << kind << '\n';
            return true;
        }
        Comparison comparison(toleranceFrom(fixture.at("tolerance")));
        check->second(fixture, comparison);
        if (comparison.count() == 0) throw std::runtime_error("expects no number at all");
        std::cout << "PASS " << name << '\n';
        return true;
    } catch (const std::exception& error) { // a wrong number, or a fixture that is none
        std::cout << "FAIL " << name << ": " << error.what() << '\n';
        return false;
    }
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::cerr << "usage: reference_check DIR\n";
        return 2;
    }
    std::error_code error;
    if (!fs::is_directory(argv[1], error)) {
        std::cerr << "reference_check: " << argv[1] << " is not a directory\n";
        return 2;
    }
    const auto files = fixturesIn(argv[1]);
    if (files.empty()) {
        std::cerr << "reference_check: " << argv[1] << " holds no fixtures\n";
        return 2;
    }
    bool passed = true;
    for (const auto& file : files)
        passed = report(file) && passed;
    return passed ? 0 : 1;
}
