#pragma once

#include <benchmark/benchmark.h>

namespace deltaflow::bench {

/// Prints one line a benchmark, `workload median unit`, from its repetitions. A benchmark's name
/// ends with its unit, "W1/engine/ns_per_step"; it counts its steps as items processed. With a
/// counter "flop", the operations of one item, a second line gives the rate in GFLOP_per_s.
class MedianReporter final : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;
};

} // namespace deltaflow::bench
