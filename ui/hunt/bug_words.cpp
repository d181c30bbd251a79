#include "ui/hunt/bug_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct Hunt {
    Q_DECLARE_TR_FUNCTIONS(Hunt)
};

} // namespace

QString bugName(Bug bug) {
    switch (bug) {
    case Bug::SlopeOmitted:
        return Hunt::tr("The slope is left out");
    case Bug::SlopeAtActivation:
        return Hunt::tr("The slope is taken at a");
    case Bug::SlopeOfInput:
        return Hunt::tr("The slope is written in z");
    case Bug::SlopeAdded:
        return Hunt::tr("The slope is there once too often");
    case Bug::NegativePasses:
        return Hunt::tr("ReLU passes back where z is below 0");
    case Bug::MaskByError:
        return Hunt::tr("ReLU looks at the error in place of z");
    case Bug::SignReversed:
        return Hunt::tr("The sign is reversed");
    case Bug::SumNotMean:
        return Hunt::tr("The sum in place of the mean");
    case Bug::NotTransposed:
        return Hunt::tr("W is not transposed");
    case Bug::UpdatedWeightsUsed:
        return Hunt::tr("Weights are used that are updated already");
    case Bug::IndicesSwapped:
        return Hunt::tr("The indices are swapped");
    case Bug::LastSampleOnly:
        return Hunt::tr("Only the last sample counts");
    case Bug::LastArrivalOnly:
        return Hunt::tr("At a branch, only the last way counts");
    case Bug::BiasForgotten:
        return Hunt::tr("The bias is forgotten");
    case Bug::BiasPenalised:
        return Hunt::tr("The bias is penalised");
    case Bug::PenaltyOmitted:
        return Hunt::tr("The penalty is left out");
    case Bug::Uphill:
        return Hunt::tr("The step goes uphill");
    case Bug::RateOmitted:
        return Hunt::tr("The learning rate is left out");
    case Bug::KernelNotTurned:
        return Hunt::tr("The kernel is not turned");
    case Bug::StrideIgnored:
        return Hunt::tr("The stride is ignored");
    case Bug::PaddingIgnored:
        return Hunt::tr("The padding is ignored");
    case Bug::SpreadToAll:
        return Hunt::tr("Max pooling sends the error to all cells");
    case Bug::NotDivided:
        return Hunt::tr("Average pooling does not divide the error");
    case Bug::MeanPathOmitted:
        return Hunt::tr("The way through the mean is left out");
    case Bug::VariancePathOmitted:
        return Hunt::tr("The way through the variance is left out");
    case Bug::VelocityReversed:
        return Hunt::tr("The old velocity is subtracted");
    case Bug::LookAheadOmitted:
        return Hunt::tr("The look ahead is left out");
    case Bug::RootOmitted:
        return Hunt::tr("The root is left out");
    case Bug::BiasUncorrected:
        return Hunt::tr("The moments are not corrected");
    case Bug::StepFromZero:
        return Hunt::tr("The updates are counted from 0");
    }
    return {};
}

QString bugFormula(Bug bug) {
    switch (bug) {
    case Bug::SlopeOmitted:
        return QStringLiteral("∂L/∂z = ∂L/∂a");
    case Bug::SlopeAtActivation:
        return QStringLiteral("∂L/∂z = ∂L/∂a · f′(a)");
    case Bug::SlopeOfInput:
        return QStringLiteral("σ′ = z (1 − z),  tanh′ = 1 − z²");
    case Bug::SlopeAdded:
        return QStringLiteral("∂L/∂z = (a − y) · σ′(z)");
    case Bug::NegativePasses:
        return QStringLiteral("∂L/∂z = ∂L/∂a");
    case Bug::MaskByError:
        return QStringLiteral("∂L/∂z = max(0, ∂L/∂a)");
    case Bug::SignReversed:
        return Hunt::tr("target − output");
    case Bug::SumNotMean:
        return QStringLiteral("Σ ≠ 1/m Σ");
    case Bug::NotTransposed:
        return QStringLiteral("W δ ≠ Wᵀ δ");
    case Bug::UpdatedWeightsUsed:
        return QStringLiteral("(W − η ∂L/∂W)ᵀ δ");
    case Bug::IndicesSwapped:
        return QStringLiteral("∂L/∂Wᵢⱼ = δⱼ aᵢ");
    case Bug::LastSampleOnly:
        return QStringLiteral("∂L/∂W = …  ≠  ∂L/∂W += …");
    case Bug::LastArrivalOnly:
        return QStringLiteral("∂L/∂a = …  ≠  ∂L/∂a += …");
    case Bug::BiasForgotten:
        return QStringLiteral("∂L/∂b = 0");
    case Bug::BiasPenalised:
        return QStringLiteral("∂L/∂b = δ + λ b");
    case Bug::PenaltyOmitted:
        return QStringLiteral("∂L/∂W = δ aᵀ");
    case Bug::Uphill:
        return QStringLiteral("W ← W + η …");
    case Bug::RateOmitted:
        return QStringLiteral("η = 1");
    case Bug::KernelNotTurned:
        return QStringLiteral("∂L/∂x = W ∗ δ  ≠  W ∗⊤ δ");
    case Bug::StrideIgnored:
        return QStringLiteral("x at r + u  ≠  s r + u");
    case Bug::PaddingIgnored:
        return QStringLiteral("x at r + u  ≠  r + u − p");
    case Bug::SpreadToAll:
        return QStringLiteral("∂L/∂x = δ  ≠  [x = y] δ");
    case Bug::NotDivided:
        return QStringLiteral("∂L/∂x = δ  ≠  δ/n");
    case Bug::MeanPathOmitted:
        return QStringLiteral("∂L/∂μ = 0");
    case Bug::VariancePathOmitted:
        return QStringLiteral("∂L/∂σ² = 0");
    case Bug::VelocityReversed:
        return QStringLiteral("v = ∂L/∂W − μ v");
    case Bug::LookAheadOmitted:
        return QStringLiteral("W ← W − η v");
    case Bug::RootOmitted:
        return QStringLiteral("1/(v + ε)  ≠  1/(√v + ε)");
    case Bug::BiasUncorrected:
        return QStringLiteral("m̂ = m,  v̂ = v");
    case Bug::StepFromZero:
        return QStringLiteral("t = 0, 1, 2, …");
    }
    return {};
}

namespace {

QString reasonOf(Bug bug) {
    switch (bug) {
    case Bug::SlopeOmitted:
        return Hunt::tr("An error that passes an activation is multiplied by its slope f′(z).");
    case Bug::SlopeAtActivation:
        return Hunt::tr("a = f(z) is a function of z, so its slope is f′(z).");
    case Bug::SlopeOfInput:
        return Hunt::tr("σ′(z) = a (1 − a) and tanh′(z) = 1 − a² are written in a = f(z), not in "
                        "z itself.");
    case Bug::SlopeAdded:
        return Hunt::tr("Cross-entropy’s own slope has cancelled σ′ already; a − y is left.");
    case Bug::NegativePasses:
        return Hunt::tr("Where z is below 0, ReLU gives 0 whatever z is, so nothing goes back.");
    case Bug::MaskByError:
        return Hunt::tr("ReLU’s slope is 1 where z is above 0; the error’s sign has no say in it.");
    case Bug::SignReversed:
        return Hunt::tr(
            "The loss grows with the output where that is above the target, so its slope is "
            "output − target.");
    case Bug::SumNotMean:
        return Hunt::tr("The loss is the mean over m samples, so each one’s part is divided by m.");
    case Bug::NotTransposed:
        return Hunt::tr("Forward, unit j reaches unit i through Wᵢⱼ; the error comes back the same "
                        "way, so it is summed over the rows: Wᵀ δ.");
    case Bug::UpdatedWeightsUsed:
        return Hunt::tr("All derivatives are taken at the same point: with the weights that the "
                        "forward pass used.");
    case Bug::IndicesSwapped:
        return Hunt::tr("Wᵢⱼ leads from unit j to unit i: its gradient is the error where it ends "
                        "times the activation where it begins.");
    case Bug::LastSampleOnly:
        return Hunt::tr("Each sample adds its part to a weight’s gradient.");
    case Bug::LastArrivalOnly:
        return Hunt::tr("A value that goes several ways gets the sum of what comes back on each.");
    case Bug::BiasForgotten:
        return Hunt::tr("A bias is a weight on a constant 1: its gradient is δ.");
    case Bug::BiasPenalised:
        return Hunt::tr(
            "The penalty of this loss is on weights only, so a bias has no part in it.");
    case Bug::PenaltyOmitted:
        return Hunt::tr("The penalty is part of the loss, so its slope is part of the gradient.");
    case Bug::Uphill:
        return Hunt::tr("The gradient points uphill, so the step is subtracted.");
    case Bug::RateOmitted:
        return Hunt::tr("The learning rate says how far one step goes.");
    case Bug::KernelNotTurned:
        return Hunt::tr(
            "Output cell r takes image cell r + u times kernel cell u. So image cell i "
            "gets its error from output cell i − u: laid over the errors, the kernel is "
            "turned by 180°.");
    case Bug::StrideIgnored:
        return Hunt::tr("Each output cell sends its error to the cells that it was computed from, "
                        "and its window lies s cells further at each step.");
    case Bug::PaddingIgnored:
        return Hunt::tr("Each output cell sends its error to the cells that it was computed from, "
                        "and the first window begins p cells outside the image.");
    case Bug::SpreadToAll:
        return Hunt::tr("Only the largest cell of a window has any influence on the maximum, so "
                        "only it gets the error.");
    case Bug::NotDivided:
        return Hunt::tr("Each of n cells is a share of 1/n in the average, so it gets 1/n of the "
                        "error.");
    case Bug::MeanPathOmitted:
        return Hunt::tr("The mean is computed from the same numbers, so each of them acts through "
                        "it as well.");
    case Bug::VariancePathOmitted:
        return Hunt::tr("The variance is computed from the same numbers, so each of them acts "
                        "through it as well.");
    case Bug::VelocityReversed:
        return Hunt::tr("The velocity goes on in its direction: μ of it is kept, and the gradient "
                        "is added.");
    case Bug::LookAheadOmitted:
        return Hunt::tr("Nesterov steps by the gradient and by the velocity that is kept after "
                        "it; by the velocity alone it is plain momentum.");
    case Bug::RootOmitted:
        return Hunt::tr("The mean of g² is of the size of g²; its root is of the size of g, by "
                        "which the step is scaled.");
    case Bug::BiasUncorrected:
        return Hunt::tr("The means begin at 0 and are too small at first, so they are divided by "
                        "1 − βᵗ.");
    case Bug::StepFromZero:
        return Hunt::tr("The first update is t = 1; with t = 0, 1 − βᵗ is 0 and nothing can be "
                        "divided by it.");
    }
    return {};
}

} // namespace

QString bugReason(Bug bug) {
    constexpr QChar kNoBreak(0x00a0);
    QString reason = reasonOf(bug);
    for (const QChar sign : {QChar(0x2212), QChar('='), QChar(0x00b7)}) // formulas stay whole
        reason.replace(QStringLiteral(" %1 ").arg(sign), QString(kNoBreak) + sign + kNoBreak);
    reason.replace(QStringLiteral("′("), QStringLiteral("′\u2060("));
    reason.replace(QStringLiteral("1/n"), QStringLiteral("1\u2060/\u2060n"));
    return reason;
}

} // namespace deltaflow
