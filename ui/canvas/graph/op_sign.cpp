#include "ui/canvas/graph/graph_scene.h"

#include <QCoreApplication>

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
        Sign{"binary cross-entropy", QT_TRANSLATE_NOOP("Canvas", "cross-entropy")},
        Sign{"categorical cross-entropy", QT_TRANSLATE_NOOP("Canvas", "cross-entropy")},
        Sign{"L1 penalty", "λ|W|"},
        Sign{"L2 penalty", "½λ|W|²"},
        Sign{"affine", "Σ Wx+b"},
        Sign{"inner product", "w·x"},
        Sign{"running statistic", QT_TRANSLATE_NOOP("Canvas", "running")},
        Sign{"standardisation", QT_TRANSLATE_NOOP("Canvas", "standardise")},
        Sign{"convolution", QT_TRANSLATE_NOOP("Canvas", "convolution")},
        Sign{"max pooling", QT_TRANSLATE_NOOP("Canvas", "max pooling")},
        Sign{"average pooling", QT_TRANSLATE_NOOP("Canvas", "average pooling")},
        Sign{"mean", QT_TRANSLATE_NOOP("Canvas", "mean")},
        Sign{"variance", QT_TRANSLATE_NOOP("Canvas", "variance")},
        Sign{"scale and shift", QT_TRANSLATE_NOOP("Canvas", "scale and shift")},
    };
    const std::string_view name = node.op->name();
    if (name == "dense")
        return QStringLiteral("W") + QStringLiteral("x") +
               (node.inputs.size() > 2 ? QStringLiteral("+b") : QString());
    for (const Sign& known : kSigns)
        if (known.op == name) return QCoreApplication::translate("Canvas", known.sign);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace deltaflow
