#include "core/export/pytorch_training.h"

#include "core/export/python_text.h"
#include "core/project/edit.h"
#include "core/train/minibatch_order.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr const char* kRandom = R"(class Random:
    """xoshiro256** seeded through splitmix64 (Blackman and Vigna 2018): the same on every machine."""

    MASK = 2**64 - 1

    def __init__(self, seed, stream):
        self.seeding = seed
        self.seeding = (self.split_mix() + stream * 0xD1342543DE82EF95) & self.MASK
        self.state = [self.split_mix() for _ in range(4)]

    def split_mix(self):
        self.seeding = (self.seeding + 0x9E3779B97F4A7C15) & self.MASK
        z = self.seeding
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & self.MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & self.MASK
        return z ^ (z >> 31)

    def rotate(self, word, by):
        return (word << by | word >> (64 - by)) & self.MASK

    def uniform(self):
        """In [0, 1)."""
        s = self.state
        result = self.rotate(s[1] * 5 & self.MASK, 7) * 9 & self.MASK
        t = s[1] << 17 & self.MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = self.rotate(s[3], 45)
        return (result >> 11) * 2.0**-53


@functools.lru_cache(maxsize=1)
def order(epoch):
    """The samples in the order of an epoch, shuffled as Fisher and Yates do."""
    samples = list(range(SAMPLES))
    random = Random(SEED, epoch)
    for left in range(SAMPLES, 1, -1):
        drawn = min(int(random.uniform() * left), left - 1)
        samples[left - 1], samples[drawn] = samples[drawn], samples[left - 1]
    return samples


)";

std::string betasOf(const Optimiser& o) {
    return "(" + python::number(o.beta1) + ", " + python::number(o.beta2) + ")";
}

std::string settingsOf(const Optimiser& o) {
    switch (o.kind) {
    case OptimiserKind::Sgd:
        return "";
    case OptimiserKind::Momentum:
        return ", momentum=" + python::number(o.momentum);
    case OptimiserKind::Nesterov: // PyTorch wants a momentum; without one it is plain descent
        return o.momentum == 0 ? ""
                               : ", momentum=" + python::number(o.momentum) + ", nesterov=True";
    case OptimiserKind::RmsProp:
        return ", alpha=" + python::number(o.decay) + ", eps=" + python::number(o.epsilon);
    case OptimiserKind::Adam:
        break;
    }
    return ", betas=" + betasOf(o) + ", eps=" + python::number(o.epsilon);
}

bool usesMomentum(const Optimiser& o) {
    return o.kind == OptimiserKind::Momentum || o.kind == OptimiserKind::Nesterov;
}

/// At a momentum of 0, PyTorch stops gathering gradients; ours are there for a later edit to use.
/// This much of them is lost in rounding.
constexpr double kNoMomentum = 1e-300;
constexpr const char* kWhyNotZero = "  # at 0 it would stop gathering gradients";

bool editsMomentum(const Project& project) {
    return usesMomentum(project.optimiser) &&
           std::ranges::any_of(project.settingEdits, [](const SettingEdit& edit) {
               return edit.setting == Setting::Momentum;
           });
}

/// Whether PyTorch is told to climb, at a learning rate of the other sign.
bool climbs(const Optimiser& optimiser) {
    return optimiser.learningRate < 0;
}

/// What an edit assigns, without indent; empty if the optimiser has no such setting. `now` is what
/// holds from then on.
std::string assignment(const Project& project, Setting setting, const Optimiser& now) {
    const OptimiserKind kind = project.optimiser.kind;
    const bool isAdam = kind == OptimiserKind::Adam;
    switch (setting) {
    case Setting::LearningRate: {
        const std::string rate =
            python::number(climbs(project.optimiser) ? -now.learningRate : now.learningRate);
        const bool scheduled = project.training.schedule.kind != ScheduleKind::Constant;
        return "group[\"lr\"] = " + rate +
               (scheduled ? "\n        schedule.base_lrs, schedule.last_epoch = [" + rate +
                                "], 0  # it begins anew"
                          : "");
    }
    case Setting::Momentum:
        if (!usesMomentum(now)) return "";
        return "group[\"momentum\"] = " + (now.momentum == 0
                                               ? python::number(kNoMomentum) + kWhyNotZero
                                               : python::number(now.momentum));
    case Setting::Decay:
        return kind == OptimiserKind::RmsProp ? "group[\"alpha\"] = " + python::number(now.decay)
                                              : "";
    case Setting::Beta1:
    case Setting::Beta2:
        return isAdam ? "group[\"betas\"] = " + betasOf(now) : "";
    case Setting::Epsilon:
        return isAdam || kind == OptimiserKind::RmsProp
                   ? "group[\"eps\"] = " + python::number(now.epsilon)
                   : "";
    case Setting::PenaltyStrength:
    case Setting::SampleCount:
    case Setting::Iteration:
        break;
    }
    return "";
}

} // namespace

std::string torchMinibatches(const Project& project) {
    const Minibatches& batches = project.training.batches;
    const MinibatchOrder order(project.data, {batches.size, false, 1});
    if (order.perEpoch() == 1)
        return "def minibatch(iteration):\n"
               "    \"\"\"Which samples an update takes: all of them.\"\"\"\n"
               "    return range(SAMPLES)\n\n\n";
    std::string code = "SIZE = ";
    code += python::integer(order.size());
    code += "  # of a minibatch; the last of an epoch may be smaller\n";
    if (batches.shuffled) {
        code += "SEED = ";
        code += std::to_string(batches.seed);
        code += "  # of the order\n\n\n";
        code += kRandom;
    } else {
        code += "\n\n";
    }
    code += "def minibatch(iteration):\n"
            "    \"\"\"Which samples an update takes: the next of its epoch.\"\"\"\n"
            "    per_epoch = math.ceil(SAMPLES / SIZE)\n"
            "    first = iteration % per_epoch * SIZE\n";
    code += batches.shuffled
                ? "    return order(iteration // per_epoch)[first : first + SIZE]\n\n\n"
                : "    return range(SAMPLES)[first : first + SIZE]\n\n\n";
    return code;
}

std::string torchSchedule(const Schedule& schedule) {
    if (schedule.kind == ScheduleKind::Constant) return "";
    const std::string period = python::integer(schedule.period);
    const std::string f = python::number(schedule.factor);
    const std::string head = "def rate_factor(iteration):\n";
    if (schedule.kind == ScheduleKind::Step)
        return head + "    \"\"\"The learning rate takes a step every " + period +
               " updates.\"\"\"\n    return " + f + " ** (iteration // " + period + ")\n\n\n";
    return head + "    \"\"\"The learning rate falls along half a cosine, over " + period +
           " updates.\"\"\"\n    way = min(iteration, " + period + ") / " + period +
           "\n    return " + f + " + (1 - " + f + ") * (1 + math.cos(math.pi * way)) / 2\n\n\n";
}

std::string torchEdits(const Project& project, const TorchNet& net) {
    std::string lines;
    std::int64_t last = -1;
    auto edits = project.edits;
    std::ranges::stable_sort(edits, {}, &ParameterEdit::iteration);
    for (const ParameterEdit& edit : edits)
        for (const TorchState& part : net.state) {
            if (part.parameter != edit.parameter) continue;
            if (edit.iteration != last)
                lines += "    if iteration == " + python::integer(edit.iteration) + ":\n";
            last = edit.iteration;
            lines += "        " + part.access + "[" + std::to_string(edit.row) +
                     (part.isVector ? "" : ", " + std::to_string(edit.col)) +
                     "] = " + python::number(edit.value) + "\n";
        }
    if (lines.empty()) return "";
    return "@torch.no_grad()\ndef edit(net, iteration):\n"
           "    \"\"\"Sets the parameters that were changed by hand, before the pass of an "
           "iteration.\"\"\"\n" +
           lines + "\n\n";
}

std::string torchSettingEdits(const Project& project) {
    std::string lines;
    std::int64_t last = -1;
    for (const SettingEdit& edit : project.settingEdits) {
        const std::string line =
            assignment(project, edit.setting, settingsAt(project, edit.iteration).optimiser);
        const std::string written = "        " + line + "\n";
        if (line.empty() || (edit.iteration == last && lines.ends_with(written))) continue;
        if (edit.iteration != last)
            lines += "    if iteration == " + python::integer(edit.iteration) + ":\n";
        last = edit.iteration;
        lines += written;
    }
    if (lines.empty()) return "";
    const bool scheduled = project.training.schedule.kind != ScheduleKind::Constant;
    return std::string("def edit_settings(optimiser, ") + (scheduled ? "schedule, " : "") +
           "iteration):\n"
           "    \"\"\"Sets what was changed by hand of the optimiser's settings, from this update "
           "on.\"\"\"\n"
           "    group = optimiser.param_groups[0]\n" +
           lines + "\n\n";
}

std::string torchOptimiser(const Project& project) {
    Optimiser optimiser = project.optimiser;
    const char* const name = optimiser.kind == OptimiserKind::RmsProp ? "RMSprop"
                             : optimiser.kind == OptimiserKind::Adam  ? "Adam"
                                                                      : "SGD";
    const bool gathers = editsMomentum(project) && optimiser.momentum == 0;
    if (gathers) optimiser.momentum = kNoMomentum;
    // A learning rate below 0 climbs, which PyTorch has another word for.
    return std::string("torch.optim.") + name +
           "(net.parameters(), lr=" + python::number(std::abs(optimiser.learningRate)) +
           settingsOf(optimiser) + (climbs(optimiser) ? ", maximize=True)" : ")") +
           (gathers ? kWhyNotZero : "");
}

} // namespace deltaflow
