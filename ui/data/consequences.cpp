#include "ui/data/consequences.h"

#include "ui/tables/words.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("DataDialog", text);
}

QString counted(Index count, const char* one, const char* many) {
    return count == 1 ? tr(one) : tr(many).arg(static_cast<qlonglong>(count));
}

} // namespace

QString inputsCounted(Index count) {
    return counted(count, QT_TRANSLATE_NOOP("DataDialog", "1 input"),
                   QT_TRANSLATE_NOOP("DataDialog", "%L1 inputs"));
}

QString outputsCounted(Index count) {
    return counted(count, QT_TRANSLATE_NOOP("DataDialog", "1 output"),
                   QT_TRANSLATE_NOOP("DataDialog", "%L1 outputs"));
}

QString samplesCounted(Index count) {
    return counted(count, QT_TRANSLATE_NOOP("DataDialog", "1 sample"),
                   QT_TRANSLATE_NOOP("DataDialog", "%L1 samples"));
}

QString dataConsequences(const Project& before, const Project& after) {
    const auto train = static_cast<qlonglong>(after.data->x.cols());
    const auto test = static_cast<qlonglong>(after.test ? after.test->x.cols() : 0);
    QString text = test > 0 ? tr("%L1 samples to train on, %L2 for the test.").arg(train).arg(test)
                   : train == 1 ? tr("One sample to train on.")
                                : tr("%L1 samples to train on.").arg(train);
    if (!before.network || !after.network) return text;
    const Network& was = *before.network;
    const Network& is = *after.network;
    if (was.inputs != is.inputs)
        text += ' ' + tr("The network has %1 instead of %2; new weights are drawn.")
                          .arg(inputsCounted(is.inputs))
                          .arg(was.inputs);
    if (was.outputs() != is.outputs())
        text += ' ' + tr("The network has %1 instead of %2.")
                          .arg(outputsCounted(is.outputs()))
                          .arg(was.outputs());
    const ActivationKind output = is.layers.back().activation.kind;
    if (was.layers.back().activation.kind != output || before.loss != after.loss)
        text += ' ' + tr("Outputs are now %1 with %2.")
                          .arg(activationName(output).toLower(), lossName(after.loss).toLower());
    return text;
}

} // namespace deltaflow
