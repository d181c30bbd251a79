#include "ui/canvas/graph/graph_scene.h"

#include <array>
#include <string_view>

namespace deltaflow {

QString opSign(const Node& node) {
    struct Sign {
        std::string_view op;
        const char* sign;
    };
    static constexpr std::array kSigns{
        Sign{"sum", "+"},
        Sign{"sub", "−"},
        Sign{"mul", "×"},
        Sign{"div", "÷"},
        Sign{"pow", "^"},
        Sign{"neg", "−"},
        Sign{"abs", "|·|"},
        Sign{"sqrt", "√"},
        Sign{"log", "ln"},
        Sign{"sigmoid", "σ"},
        Sign{"identity", "id"},
        Sign{"leaky ReLU", "LReLU"},
        Sign{"half squared error", "½(a−y)²"},
        Sign{"binary cross-entropy", "cross-entropy"},
        Sign{"categorical cross-entropy", "cross-entropy"},
        Sign{"L1 penalty", "λ|W|"},
        Sign{"L2 penalty", "½λ|W|²"},
        Sign{"affine", "Σ Wx+b"},
        Sign{"inner product", "w·x"},
        Sign{"running statistic", "running"},
        Sign{"standardisation", "standardise"},
    };
    const std::string_view name = node.op->name();
    if (name == "dense")
        return QStringLiteral("W") + QStringLiteral("x") +
               (node.inputs.size() > 2 ? QStringLiteral("+b") : QString());
    for (const Sign& known : kSigns)
        if (known.op == name) return QString::fromUtf8(known.sign);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace deltaflow
