#include "core/export/pytorch.h"

#include "core/export/python_text.h"
#include "core/export/pytorch_net.h"
#include "core/export/pytorch_training.h"
#include "core/project/expression_project.h"

namespace deltaflow {

namespace {

/// Tables of more numbers than this are packed, at the end of the script, so that the code can be
/// read.
constexpr Index kReadable = 2000;

std::string header(const Project& project) {
    const std::string title = displayTitle(project);
    std::string text = "#!/usr/bin/env python3\n";
    text += python::comment(title.empty() ? "A network and its training." : title);
    if (!project.source.empty()) text += python::comment("Source: " + project.source);
    text +=
        "#\n"
        "# Written by Deltaflow. It trains as Deltaflow does, in float64, and prints a line for "
        "each\n"
        "# iteration: its number, and the loss of its minibatch before its update.\n" +
        std::string(project.test ? "# At the end comes the loss of the test set.\n" : "") +
        "#\n"
        "#     python3 FILE.py --updates 100                     on this machine\n"
        "#     torchrun --nproc_per_node=2 FILE.py               by two processes, which share "
        "each\n"
        "#                                                       minibatch; the losses are the "
        "same\n"
        "# (PyTorch 1.13, which Debian 12 has, cannot start torchrun under Python 3.11: later ones "
        "can.)\n"
        "#\n"
        "# A sample is a row. The loss is the mean over the samples of a minibatch.\n\n";
    return text;
}

std::string imports(const std::string& code) {
    std::string text = "import argparse\n";
    for (const char* name : {"base64", "functools", "math"})
        if (code.find(std::string(name) + ".") != std::string::npos ||
            (std::string_view(name) == "base64" && code.find("unpack(") != std::string::npos))
            text += std::string("import ") + name + "\n";
    text += "import os\n\nimport torch\nimport torch.distributed as dist\n";
    if (code.find("all_reduce(value)") != std::string::npos)
        text += "import torch.distributed.nn\n";
    if (code.find("F.") != std::string::npos) text += "import torch.nn.functional as F\n";
    text += "from torch import nn\n";
    if (code.find("DistributedDataParallel(") != std::string::npos)
        text += "from torch.nn.parallel import DistributedDataParallel\n";
    return text + "\ntorch.set_default_dtype(torch.float64)\n\n";
}

// -- Numbers ---------------------------------------------------------------------------------

constexpr const char* kUnpack = R"(def unpack(text):
    """Numbers that are written as bytes: float64, little endian, in base 64."""
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float64)


)";

/// A data set, one sample a row. All data is written here.
std::string dataTable(const std::string& name, const SampleMatrix& samples) {
    if (samples.size() > kReadable)
        return name + " = " +
               python::packed({samples.data(), static_cast<std::size_t>(samples.size())}) +
               ".view(" + python::integer(samples.cols()) + ", " + python::integer(samples.rows()) +
               ")\n";
    const ParameterMatrix rows = samples.transpose();
    return name + " = torch.tensor(" + python::rows(rows, 0) + ")\n";
}

std::string startTable(const TorchNet& net, bool readable) {
    if (net.state.empty()) return "";
    std::string text = "# What the training starts from.\nSTART = {\n";
    for (const TorchState& part : net.state) {
        const std::span<const double> values(part.values->data(),
                                             static_cast<std::size_t>(part.values->size()));
        text += "    \"" + part.name + "\": " +
                (!readable       ? python::packed(values)
                 : part.isVector ? python::list(values, 4)
                                 : python::rows(*part.values, 4)) +
                ",\n";
    }
    return text + "}\n";
}

struct Tables {
    std::string readable; ///< At the top, …
    std::string packed;   ///< … and at the end.
};

Tables tablesOf(const Project& project, const TorchNet& net) {
    const Data& data = *project.data;
    Tables tables;
    const auto write = [&](const Data& set, const char* comment, const std::string& suffix) {
        const bool readable = set.x.size() + set.y.size() <= kReadable;
        std::string& text = readable ? tables.readable : tables.packed;
        text += comment + dataTable("X" + suffix, set.x);
        if (set.y.rows() > 0) text += dataTable("Y" + suffix, set.y);
    };
    write(data, "# The data: a sample a row.\n", "");
    if (project.test) write(*project.test, "\n# Samples that are never trained on.\n", "_TEST");
    Index stored = 0;
    for (const TorchState& part : net.state)
        stored += part.values->size();
    const bool readable = stored <= kReadable;
    (readable ? tables.readable : tables.packed) += "\n" + startTable(net, readable);
    tables.readable += "\nSAMPLES = " + python::integer(data.x.cols()) + "\n";
    if (!tables.packed.empty()) tables.packed = kUnpack + tables.packed + "\n\n";
    return tables;
}

// -- Training --------------------------------------------------------------------------------

constexpr const char* kBegin = R"py(def main():
    parser = argparse.ArgumentParser(description="Trains the network and prints the losses.")
    parser.add_argument("--updates", type=int, default=10, help="how many (default 10)")
    parser.add_argument("--device", default="cpu", help="such as cuda (default cpu)")
    options = parser.parse_args()

    device = torch.device(options.device)
    parallel = "WORLD_SIZE" in os.environ  # started by torchrun
    if parallel:
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    rank = dist.get_rank() if parallel else 0
    processes = dist.get_world_size() if parallel else 1

    net = Net()
)py";

constexpr const char* kLoad = R"(    for name, value in net.state_dict().items():
        value.copy_(torch.as_tensor(START[name]).view_as(value))
)";

/// The samples of this process, and its share of their loss.
std::string shareLines(const TorchNet& net, bool hasTargets, const std::string& suffix) {
    return "        part = torch.tensor(batch[rank::processes], dtype=torch.long)  # of this "
           "process\n        x" +
           std::string(hasTargets ? ", y" : "") + " = X" + suffix + "[part].to(device)" +
           (hasTargets ? ", Y" + suffix + "[part].to(device)" : std::string()) +
           "\n        loss = " + net.share + "\n" + net.variants;
}

std::string testLoss(const TorchNet& net, bool hasTargets) {
    return "    # How it does on samples that it was not trained on.\n"
           "    with torch.no_grad():\n"
           "        batch = range(len(X_TEST))\n" +
           shareLines(net, hasTargets, "_TEST") +
           "        if parallel:\n"
           "            dist.all_reduce(loss)\n"
           "        if rank == 0:\n"
           "            print(\"test loss\", loss.item())\n\n";
}

/// What of the training is set by hand.
struct ByHand {
    bool parameters = false;
    bool settings = false;
};

/// The whole of main(), line by line in the order in which it runs.
std::string mainFunction(const Project& project, const TorchNet& net, ByHand byHand) {
    const bool learns = net.learns();
    const bool hasTargets = project.data->y.rows() > 0;
    const bool scheduled = learns && project.training.schedule.kind != ScheduleKind::Constant;
    std::string code = kBegin;
    if (!net.state.empty()) code += kLoad;
    code += "    net.to(device)\n";
    if (learns)
        code +=
            "    model = DistributedDataParallel(net, broadcast_buffers=False) if parallel else "
            "net\n    optimiser = " +
            torchOptimiser(project) + "\n";
    else
        code += "    model = net  # it has nothing to learn, so its loss stays as it is\n";
    if (scheduled)
        code += "    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate_factor)\n";
    code += "\n    for iteration in range(options.updates):\n";
    if (byHand.parameters) code += "        edit(net, iteration)\n";
    if (byHand.settings)
        code += std::string("        edit_settings(optimiser, ") + (scheduled ? "schedule, " : "") +
                "iteration)\n";
    code += "        batch = minibatch(iteration)\n" + shareLines(net, hasTargets, "");
    if (learns)
        code += "        optimiser.zero_grad()\n"
                "        # DistributedDataParallel takes the mean of the processes' gradients; the "
                "sum is wanted.\n"
                "        (processes * loss).backward()\n"
                "        optimiser.step()\n";
    if (scheduled) code += "        schedule.step()\n";
    code += "\n        loss = loss.detach()\n"
            "        if parallel:\n"
            "            dist.all_reduce(loss)\n"
            "        if rank == 0:\n"
            "            print(iteration, loss.item())\n\n";
    if (project.test && byHand.parameters) code += "    edit(net, options.updates)\n";
    if (project.test) code += testLoss(net, hasTargets);
    code += "    if parallel:\n";
    if (learns)
        // Whoever holds a process group last waits, with the interpreter locked, for threads that
        // need the interpreter to end.
        code += "        del model  # it must not be the last to hold the process group\n";
    code += "        dist.destroy_process_group()\n\n\n";
    return code;
}

} // namespace

std::string pytorchScript(const Project& project) {
    const auto model = buildModel(project);
    const TorchNet net = project.graph ? torchGraph(project, *model) : torchLayers(project);
    const Tables tables = tablesOf(project, net);
    const std::string edits = torchEdits(project, net);
    const std::string settings = net.learns() ? torchSettingEdits(project) : "";
    const std::string code = torchMinibatches(project) +
                             (net.learns() ? torchSchedule(project.training.schedule) : "") +
                             net.helpers + net.code + "\n\n" + edits + settings +
                             mainFunction(project, net, {!edits.empty(), !settings.empty()});
    const bool constantsFollow = code.starts_with("SIZE");
    return header(project) + imports(code + tables.packed) + tables.readable +
           (constantsFollow ? "" : "\n\n") + code + tables.packed +
           "if __name__ == \"__main__\":\n    main()\n";
}

} // namespace deltaflow
