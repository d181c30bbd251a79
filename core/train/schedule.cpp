#include "core/train/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deltaflow {

double learningRateAt(double rate, const Schedule& schedule, std::int64_t update) {
    const double f = schedule.factor;
    switch (schedule.kind) {
    case ScheduleKind::Constant:
        break;
    case ScheduleKind::Step:
        return rate * std::pow(f, static_cast<double>(update / schedule.period));
    case ScheduleKind::Cosine: {
        const double way = static_cast<double>(std::min(update, schedule.period)) /
                           static_cast<double>(schedule.period);
        return rate * (f + (1 - f) * (1 + std::cos(std::numbers::pi * way)) / 2);
    }
    }
    return rate;
}

} // namespace deltaflow
