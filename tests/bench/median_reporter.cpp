#include "median_reporter.h"

#include <cstdio>
#include <map>
#include <string>

namespace deltaflow::bench {

namespace {

/// From items a second to the unit, which is per item or, for FLOP, a rate.
double inUnit(double itemsPerSecond, const std::string& unit) {
    static const std::map<std::string, double> perSecond{{"ns", 1e9}, {"us", 1e6}, {"ms", 1e3}};
    if (unit == "GFLOP_per_s") return itemsPerSecond / 1e9;
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
        const double median = inUnit(run.counters.at("items_per_second"), unit);
        std::printf("%s %.4g %s\n", name.substr(0, slash).c_str(), median, unit.c_str());
        std::fflush(stdout);
    }
}

} // namespace deltaflow::bench
