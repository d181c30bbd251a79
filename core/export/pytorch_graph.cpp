#include "core/error.h"
#include "core/export/python_text.h"
#include "core/export/pytorch_net.h"
#include "core/export/pytorch_ops.h"

#include <algorithm>
#include <map>

namespace deltaflow {

namespace {

using Layout = TorchValue::Layout;
using Spread = TorchValue::Spread;

constexpr const char* kProcesses = R"(def processes():
    """How many processes share the work: 1, or as many as torchrun started."""
    return dist.get_world_size() if dist.is_initialized() else 1
)";

constexpr const char* kTotal = R"(def total(value):
    """The sum of a value over all processes; gradients flow back through it."""
    return torch.distributed.nn.functional.all_reduce(value) if dist.is_initialized() else value
)";

constexpr const char* kNormalise = R"(def normalise(x, mean, variance, gamma, beta, eps):
    """(x - mean) / sqrt(variance + eps), scaled and shifted: by feature or, of an image, by channel."""
    mean, variance, gamma, beta = (
        v.view(-1, *[1] * (x.dim() - 2)) for v in (mean, variance, gamma, beta)
    )
    return gamma * (x - mean) / torch.sqrt(variance + eps) + beta
)";

constexpr const char* kBatchNorm = R"(def batch_norm(x, gamma, beta, samples, eps):
    """Normalises over the whole minibatch, whichever processes have its samples.

    Returns the result, the mean, the variance, and how many numbers they are taken of.
    """
    others = [d for d in range(x.dim()) if d != 1]
    count = samples * math.prod(x.shape[2:])
    mean = total(x.sum(others)) / count
    deviation = x - mean.view(-1, *[1] * (x.dim() - 2))
    variance = total((deviation**2).sum(others)) / count
    return normalise(x, mean, variance, gamma, beta, eps), mean, variance, count
)";

/// Writes class Net of a graph.
class Writer {
public:
    Writer(const Project& project, const Model& model)
        : m_project(project)
        , m_graph(*model.graph)
        , m_model(model)
        , m_live(liveNodes()) {}

    TorchNet write() {
        for (const NodeSpec& spec : m_project.graph->nodes)
            noteUses(spec);
        takeData();
        for (const NodeSpec& spec : m_project.graph->nodes)
            if (isLive(spec)) write(spec);
        finish();
        return std::move(m_net);
    }

private:
    [[nodiscard]] std::vector<bool> liveNodes() const {
        std::vector<bool> live(static_cast<std::size_t>(m_graph.size()), false);
        const auto mark = [&](NodeId id) { live[static_cast<std::size_t>(id)] = true; };
        mark(m_model.loss);
        for (const NodeSpec& spec : m_project.graph->nodes) // they carry statistics on
            if (spec.op == "batchnorm" && !spec.settings.evaluates) mark(m_graph.find(spec.name));
        for (NodeId id = m_graph.size(); id-- > 0;)
            if (live[static_cast<std::size_t>(id)]) {
                std::ranges::for_each(m_graph.node(id).inputs, mark);
            }
        for (const NodeSpec& spec : m_project.graph->nodes)
            if (spec.op == "batchnorm" && live[static_cast<std::size_t>(m_graph.find(spec.name))])
                for (const std::string& input : spec.inputs)
                    mark(m_graph.find(input));
        return live;
    }

    [[nodiscard]] bool isLive(const NodeSpec& spec) const {
        return m_live[static_cast<std::size_t>(m_graph.find(spec.name))];
    }

    // -- Leaves ------------------------------------------------------------------------------

    /// Whether a leaf's numbers are used as weights, and all of them as a convolution's.
    struct Uses {
        bool asWeights = false;
        bool asKernel = false;
        bool asColumn = false;
    };

    void noteUses(const NodeSpec& spec) {
        if (!isLive(spec)) return;
        for (std::size_t i = 0; i < spec.inputs.size(); ++i) {
            Uses& uses = m_uses[spec.inputs[i]];
            const bool isPairs = spec.op == "linear" || spec.op == "affine";
            const bool isLastBias = spec.inputs.size() % 2 == 1 && i + 1 == spec.inputs.size();
            if (isPairs && i % 2 == 0 && !isLastBias)
                uses.asWeights = true;
            else if (spec.op == "conv2d" && i == 0)
                uses.asKernel = true;
            else if (spec.op != "l1_penalty" && spec.op != "l2_penalty")
                uses.asColumn = true;
        }
    }

    void takeData() {
        const auto take = [this](const std::vector<DataRows>& leaves, const char* together) {
            std::vector<std::string> names;
            std::string sizes;
            for (const DataRows& leaf : leaves) {
                const Node& node = m_graph.node(leaf.node);
                names.push_back(m_names.take(node.name));
                sizes += (sizes.empty() ? "" : ", ") + python::integer(node.shape.rows);
                TorchValue& value = m_values[node.name];
                value.text = names.back();
                value.grid = node.grid;
            }
            if (names.size() == 1) return names.front();
            if (names.empty()) return std::string();
            std::string list;
            for (const std::string& name : names)
                list += (list.empty() ? "" : ", ") + name;
            m_forward += "        " + list + " = " + together + ".split([" + sizes + "], dim=1)\n";
            return std::string(together);
        };
        std::string arguments;
        for (const std::string& name :
             {take(m_model.inputs, "inputs"), take(m_model.targets, "targets")})
            if (!name.empty()) arguments += ", " + name;
        m_forward = "    def forward(self" + arguments + ", samples):\n" +
                    "        \"\"\"The loss of these samples, of `samples` in all that the "
                    "minibatch has.\"\"\"\n" +
                    m_forward;
    }

    void writeStored(const NodeSpec& spec) {
        const NodeId id = m_graph.find(spec.name);
        const Uses uses = m_uses[spec.name];
        TorchValue value;
        value.spread = Spread::Shared;
        value.isLearned = spec.op == "parameter";
        if (spec.op == "constant" && spec.value.size() == 1 && !uses.asWeights && !uses.asKernel) {
            value.layout = Layout::Column;
            value.isLiteral = true;
            value.text = python::number(spec.value(0, 0));
            m_values[spec.name] = value;
            return;
        }
        const bool isVector = uses.asColumn && !uses.asWeights && !uses.asKernel;
        const bool isKernel = uses.asKernel && !uses.asWeights && !uses.asColumn;
        const std::string name = m_names.take(spec.name);
        std::string shape = python::integer(spec.value.rows());
        if (isKernel) {
            value.grid = m_graph.node(id).grid;
            shape += ", " + std::to_string(value.grid.channels) + ", " +
                     std::to_string(value.grid.height) + ", " + std::to_string(value.grid.width);
        } else if (!isVector) {
            shape += ", " + python::integer(spec.value.cols());
        }
        value.layout = isVector ? Layout::Column : Layout::Matrix;
        value.text = "self." + name;
        m_init +=
            value.isLearned
                ? "        self." + name + " = nn.Parameter(torch.empty(" + shape + "))\n"
                : "        self.register_buffer(\"" + name + "\", torch.empty(" + shape + "))\n";
        m_net.state.push_back({name, &spec.value, isVector, value.isLearned ? spec.name : "",
                               "net." + name + (isKernel ? ".flatten(1)" : "")});
        m_values[spec.name] = value;
    }

    // -- Computed nodes ----------------------------------------------------------------------

    void write(const NodeSpec& spec) {
        if (spec.op == "input" || spec.op == "target") return;
        if (spec.inputs.empty()) return writeStored(spec);
        const NodeId id = m_graph.find(spec.name);
        const Node& node = m_graph.node(id);
        std::vector<TorchValue> inputs;
        for (const std::string& name : spec.inputs) {
            const auto found = m_values.find(name);
            if (found == m_values.end())
                throw Error(spec.name + ": its input " + name +
                            " is an inner node of a normalisation, which has no name in PyTorch, "
                            "so the project cannot be exported.");
            inputs.push_back(found->second);
        }
        TorchValue value = translate({spec, node, inputs, m_project.penalty.lambda});
        if (node.bypassed && !isReadBesideLosses(id)) { // the loss contains it
            value.text.clear();
            m_values[spec.name] = value;
            return;
        }
        const std::string name = m_names.take(spec.name);
        if (node.bypassed) value.text += ".detach()";
        if (spec.op == "batchnorm" && !spec.settings.evaluates)
            writeBatchNorm(spec, name, value.text);
        else
            m_forward += "        " + name + " = " + value.text + "\n";
        needHelpers(value.text);
        value.text = name;
        m_values[spec.name] = value;
    }

    [[nodiscard]] bool isReadBesideLosses(NodeId id) const {
        return std::ranges::any_of(m_graph.node(id).successors, [&](NodeId next) {
            const auto name = m_graph.node(next).op->name();
            return m_live[static_cast<std::size_t>(next)] && !name.ends_with("cross-entropy");
        });
    }

    /// The running statistics follow at the end, so that a pass reads what was before it.
    void writeBatchNorm(const NodeSpec& spec, const std::string& name, const std::string& text) {
        const std::string mean = m_names.take(spec.name + "_mean");
        const std::string variance = m_names.take(spec.name + "_variance");
        const std::string count = m_names.take(spec.name + "_count");
        m_forward +=
            "        " + name + ", " + mean + ", " + variance + ", " + count + " = " + text + "\n";
        for (const auto& [suffix, known] :
             {std::pair{"_mean", mean}, std::pair{"_variance", variance}}) {
            TorchValue statistic;
            statistic.text = known;
            statistic.layout = Layout::Column;
            statistic.spread = Spread::Shared;
            statistic.isLearned = true;
            m_values[spec.name + suffix] = statistic;
        }
        const std::string momentum = python::number(spec.settings.momentum);
        const auto follow = [&](const std::string& buffer, const std::string& now) {
            return buffer + " = (1 - " + momentum + ") * " + buffer + " + " + momentum + " * " +
                   now + "\n";
        };
        const std::string& runningMean = m_values.at(spec.inputs[3]).text;
        const std::string& runningVariance = m_values.at(spec.inputs[4]).text;
        m_after +=
            "        " + follow(runningMean, mean + ".detach()") + "        if " + count +
            " > 1:  # the unbiased variance\n            " +
            follow(runningVariance, count + " / (" + count + " - 1) * " + variance + ".detach()");
    }

    // -- The whole ---------------------------------------------------------------------------

    void needHelpers(const std::string& text) {
        const auto has = [&](const char* call) { return text.find(call) != std::string::npos; };
        m_needsBatchNorm = m_needsBatchNorm || has("batch_norm(");
        m_needsNormalise = m_needsNormalise || m_needsBatchNorm || has("normalise(");
        m_needsTotal = m_needsTotal || m_needsBatchNorm || has("total(");
        m_needsProcesses = m_needsProcesses || has("processes()");
    }

    void finish() {
        const TorchValue& output = m_values.at(m_project.graph->output);
        std::string result = output.text;
        if (output.spread != Spread::Part) result += ".sum()";
        if (output.spread == Spread::Shared) result += " / processes()";
        needHelpers(result);
        const auto help = [this](bool needed, const char* code) {
            if (needed) m_net.helpers += std::string(code) + "\n\n";
        };
        help(m_needsProcesses, kProcesses);
        help(m_needsTotal, kTotal);
        help(m_needsNormalise, kNormalise);
        help(m_needsBatchNorm, kBatchNorm);
        m_net.usesMath = m_needsBatchNorm;
        m_net.code =
            "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n" +
            m_init + "\n" + m_forward + m_after + "        return " + result + "\n";
        m_net.share = std::string("model(") + (m_model.inputs.empty() ? "" : "x, ") +
                      (m_model.targets.empty() ? "" : "y, ") + "len(batch))";
    }

    const Project& m_project;
    const Graph& m_graph;
    const Model& m_model;
    std::vector<bool> m_live;
    std::map<std::string, Uses, std::less<>> m_uses;
    std::map<std::string, TorchValue, std::less<>> m_values;
    python::Names m_names;
    TorchNet m_net;
    std::string m_init, m_forward, m_after;
    bool m_needsProcesses = false, m_needsTotal = false;
    bool m_needsNormalise = false, m_needsBatchNorm = false;
};

} // namespace

TorchNet torchGraph(const Project& project, const Model& model) {
    return Writer(project, model).write();
}

} // namespace deltaflow
