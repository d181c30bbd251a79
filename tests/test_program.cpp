#include "tests/test_program.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace deltaflow {
namespace {

std::map<std::string, TestEntry::Run>& entries() {
    static std::map<std::string, TestEntry::Run> all;
    return all;
}

int runEach(int argc, char* argv[]) {
    int failures = 0;
    for (const auto& [name, run] : entries())
        failures += run(argc, argv);
    return failures;
}

} // namespace

TestEntry::TestEntry(const char* source, Run run) {
    constexpr std::size_t kPrefix = sizeof("tst_") - 1;
    entries()[std::filesystem::path(source).stem().string().substr(kPrefix)] = run;
}

int runTests(int argc, char* argv[]) {
    if (argc < 2 || argv[1][0] == '-') return runEach(argc, argv);
    const auto entry = entries().find(argv[1]);
    if (entry == entries().end()) {
        std::fprintf(stderr, "There is no test named %s here; there are:\n", argv[1]);
        for (const auto& [name, run] : entries())
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    // Tests run side by side: each has its own folders of settings and data.
    QCoreApplication::setApplicationName(QCoreApplication::applicationName() + "_" + argv[1]);
    argv[1] = argv[0];
    return entry->second(argc - 1, argv + 1);
}

} // namespace deltaflow

int main(int argc, char* argv[]) {
    const Application application(argc, argv);
    return deltaflow::runTests(argc, argv);
}
