#include "ui/tables/words.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QEvent>

namespace deltaflow {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::Words)
};

class WheelFilter : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Wheel) return false;
        event->ignore(); // to the parent
        return true;
    }
};

} // namespace

QString activationName(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::Identity:
        return Words::tr("identity");
    case ActivationKind::Sigmoid:
        return Words::tr("sigmoid");
    case ActivationKind::Tanh:
        return Words::tr("tanh");
    case ActivationKind::Relu:
        return Words::tr("ReLU");
    case ActivationKind::LeakyRelu:
        return Words::tr("leaky ReLU");
    case ActivationKind::Softplus:
        return Words::tr("softplus");
    case ActivationKind::Softmax:
        return Words::tr("softmax");
    }
    return {};
}

QString lossName(LossKind kind) {
    switch (kind) {
    case LossKind::HalfSquared:
        return Words::tr("½ squared error");
    case LossKind::BinaryCrossEntropy:
        return Words::tr("Binary cross-entropy");
    case LossKind::CategoricalCrossEntropy:
        return Words::tr("Categorical cross-entropy");
    }
    return {};
}

QString penaltyName(PenaltyKind kind) {
    switch (kind) {
    case PenaltyKind::None:
        return Words::tr("None");
    case PenaltyKind::OverSamples:
        return Words::tr("L2: λ/2m · ΣW²");
    case PenaltyKind::Plain:
        return Words::tr("L2: λ/2 · ΣW²");
    case PenaltyKind::L1OverSamples:
        return Words::tr("L1: λ/m · Σ|W|");
    case PenaltyKind::L1Plain:
        return Words::tr("L1: λ · Σ|W|");
    }
    return {};
}

QString optimiserName(OptimiserKind kind) {
    switch (kind) {
    case OptimiserKind::Sgd:
        return Words::tr("Gradient descent");
    case OptimiserKind::Momentum:
        return Words::tr("Momentum");
    case OptimiserKind::Nesterov:
        return Words::tr("Nesterov");
    case OptimiserKind::RmsProp:
        return Words::tr("RMSprop");
    case OptimiserKind::Adam:
        return Words::tr("Adam");
    }
    return {};
}

QString schemeName(InitScheme scheme) {
    switch (scheme) {
    case InitScheme::Given:
        return Words::tr("As given");
    case InitScheme::Uniform:
        return Words::tr("Uniform −1 … 1");
    case InitScheme::Xavier:
        return Words::tr("Xavier");
    case InitScheme::He:
        return Words::tr("He");
    case InitScheme::Zero:
        return Words::tr("Zero");
    }
    return {};
}

QString sentence(const char* reason) {
    const QString text = errorWords(QString::fromUtf8(reason));
    const bool isEnded = text.endsWith(u'.') || text.endsWith(u'。');
    const QString sentence = text.left(1).toUpper() + text.mid(1);
    return isEnded ? sentence : Words::tr("%1.").arg(sentence);
}

void ignoreWheel(QWidget& control) {
    control.setFocusPolicy(Qt::StrongFocus);
    control.installEventFilter(new WheelFilter(&control));
}

} // namespace deltaflow
