#include "ui/lesson/fault_words.h"

#include "ui/words/error_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct FaultWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::FaultWords)
};

/// The places of a page that faultsOf() names.
QString placeInWords(const QString& place) {
    constexpr QLatin1String kTask("task ");
    if (place.startsWith(kTask)) return FaultWords::tr("task %1").arg(place.mid(kTask.size()));
    if (place == u"title") return FaultWords::tr("title");
    if (place == u"text") return FaultWords::tr("text");
    if (place == u"step") return FaultWords::tr("step");
    if (place == u"select") return FaultWords::tr("selection");
    if (place == u"camera") return FaultWords::tr("picture");
    if (place == u"notation") return FaultWords::tr("notation");
    return FaultWords::tr("what it shows");
}

} // namespace

QString faultInWords(const LessonFault& fault) {
    const QString what = QString::fromStdString(fault.what);
    const auto colon = what.indexOf(QLatin1String(": "));
    return FaultWords::tr("Page %1, %2: %3")
        .arg(fault.page + 1)
        .arg(placeInWords(what.left(colon)), errorWords(what.mid(colon + 2)));
}

} // namespace deltaflow
