#include "ui/quiz/mistake_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct Quiz {
    Q_DECLARE_TR_FUNCTIONS(Quiz)
};

const char* nameOf(Mistake mistake) {
    switch (mistake) {
    case Mistake::SlopeOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "slope omitted");
    case Mistake::SlopeAdded:
        return QT_TRANSLATE_NOOP("Quiz", "slope added");
    case Mistake::SlopeAtActivation:
        return QT_TRANSLATE_NOOP("Quiz", "slope at a");
    case Mistake::SlopeOfInput:
        return QT_TRANSLATE_NOOP("Quiz", "z in the slope");
    case Mistake::SignReversed:
        return QT_TRANSLATE_NOOP("Quiz", "sign reversed");
    case Mistake::NotTransposed:
        return QT_TRANSLATE_NOOP("Quiz", "not transposed");
    case Mistake::KernelTurned:
        return QT_TRANSLATE_NOOP("Quiz", "kernel turned");
    case Mistake::IndicesSwapped:
        return QT_TRANSLATE_NOOP("Quiz", "indices swapped");
    case Mistake::UpdatedWeightsUsed:
        return QT_TRANSLATE_NOOP("Quiz", "updated weights used");
    case Mistake::RowBroadcast:
        return QT_TRANSLATE_NOOP("Quiz", "row broadcast");
    case Mistake::SumNotMean:
        return QT_TRANSLATE_NOOP("Quiz", "sum for mean");
    case Mistake::MeanOfMean:
        return QT_TRANSLATE_NOOP("Quiz", "mean of mean");
    case Mistake::BiasPenalised:
        return QT_TRANSLATE_NOOP("Quiz", "bias penalised");
    case Mistake::PenaltyOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "penalty omitted");
    case Mistake::PenaltyNotDivided:
        return QT_TRANSLATE_NOOP("Quiz", "penalty not divided");
    case Mistake::BiasOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "bias omitted");
    case Mistake::ActivationOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "activation omitted");
    case Mistake::HalfOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "half omitted");
    case Mistake::RateOmitted:
        return QT_TRANSLATE_NOOP("Quiz", "rate omitted");
    case Mistake::Uphill:
        return QT_TRANSLATE_NOOP("Quiz", "uphill");
    case Mistake::NotUpdated:
        return QT_TRANSLATE_NOOP("Quiz", "change alone");
    case Mistake::OtherUnit:
        return QT_TRANSLATE_NOOP("Quiz", "another unit");
    case Mistake::OtherSample:
        return QT_TRANSLATE_NOOP("Quiz", "another sample");
    }
    return "";
}

} // namespace

QString nearSentence(int digits) {
    return Quiz::tr("Near, but not to %1 digits: carry more of them, and round at the end.")
        .arg(digits);
}

QString mistakeSentence(Mistake mistake) {
    switch (mistake) {
    case Mistake::SlopeOmitted:
        return Quiz::tr("The slope f′(z) is missing: this is the error that arrives, before it "
                        "passes the activation.");
    case Mistake::SlopeAdded:
        return Quiz::tr("The slope f′(z) is there once too often: with this loss it has cancelled "
                        "already, and a − y is left.");
    case Mistake::SlopeAtActivation:
        return Quiz::tr("The slope is taken at a; it belongs to z.");
    case Mistake::SlopeOfInput:
        return Quiz::tr("The activation’s input stands in the slope where its result belongs.");
    case Mistake::SignReversed:
        return Quiz::tr("The sign is reversed.");
    case Mistake::NotTransposed:
        return Quiz::tr("The weights are read along the wrong side of the matrix: row and column "
                        "are swapped, W in place of its transpose or the other way round.");
    case Mistake::KernelTurned:
        return Quiz::tr(
            "The kernel lies the wrong way round: forward it is used as it stands, and on "
            "the way back turned by 180°.");
    case Mistake::IndicesSwapped:
        return Quiz::tr("The two indices are swapped: the error belongs to the unit that the "
                        "weight leads to, the activation to the one that it comes from.");
    case Mistake::UpdatedWeightsUsed:
        return Quiz::tr("A weight that was updated already is used; all gradients are taken at the "
                        "old weights.");
    case Mistake::RowBroadcast:
        return Quiz::tr("One row is used for all rows of the matrix; each unit has an error of its "
                        "own.");
    case Mistake::SumNotMean:
        return Quiz::tr("This is the sum over the samples in place of their mean: it is divided "
                        "by m.");
    case Mistake::MeanOfMean:
        return Quiz::tr("It is divided by m once too often.");
    case Mistake::BiasPenalised:
        return Quiz::tr("The penalty is counted at a bias; it is on weights only.");
    case Mistake::PenaltyOmitted:
        return Quiz::tr("The penalty’s part is missing.");
    case Mistake::PenaltyNotDivided:
        return Quiz::tr("The penalty is counted m times: its strength is λ divided by m.");
    case Mistake::BiasOmitted:
        return Quiz::tr("The bias is missing.");
    case Mistake::ActivationOmitted:
        return Quiz::tr(
            "The activation is not applied: its input stands where its result belongs.");
    case Mistake::HalfOmitted:
        return Quiz::tr("The factor ½ is missing.");
    case Mistake::RateOmitted:
        return Quiz::tr("The learning rate is missing.");
    case Mistake::Uphill:
        return Quiz::tr("This goes uphill: the update is subtracted.");
    case Mistake::NotUpdated:
        return Quiz::tr("This is the change alone; it is added to the old weight.");
    case Mistake::OtherUnit:
        return Quiz::tr("This is the number of another unit or weight.");
    case Mistake::OtherSample:
        return Quiz::tr("This is the number of another sample.");
    }
    return {};
}

QString mistakeName(Mistake mistake) {
    return QString::fromLatin1(nameOf(mistake));
}

QString mistakeLabel(Mistake mistake) {
    return QCoreApplication::translate("Quiz", nameOf(mistake));
}

} // namespace deltaflow
