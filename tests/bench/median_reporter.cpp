#include "median_reporter.h"

#include <cstdio>
#include <map>
#include <string>

namespace deltaflow::bench {

namespace {

/// From items a second to the time of one.
double inUnit(double itemsPerSecond, const std::string& unit) {
    static const std::map<std::string, double> perSecond{{"ns", 1e9}, {"us", 1e6}, {"ms", 1e3}};
    return perSecond.at(unit.substr(0, 2)) / itemsPerSecond;
}

} // namespace

bool MedianReporter::ReportContext(const Context&) {
    return true;
}

void MedianReporter::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (run.run_type != Run::RT_Aggregate || run.aggregate_name != "median") continue;
        const std::string name = run.run_name.function_name;
        const auto slash = name.rfind('/');
        const std::string unit = name.substr(slash + 1);
        const double rate = run.counters.at("items_per_second");
        const std::string workload = name.substr(0, slash);
        std::printf("%s %.4g %s\n", workload.c_str(), inUnit(rate, unit), unit.c_str());
        if (const auto flop = run.counters.find("flop"); flop != run.counters.end())
            std::printf("%s %.4g GFLOP_per_s\n", workload.c_str(), rate * flop->second / 1e9);
        std::fflush(stdout);
    }
}

} // namespace deltaflow::bench
