#include "ui/theme/text_size.h"

#include <QSettings>

namespace deltaflow {

namespace {

/// By its name, as this is asked before there is an application.
struct Store : QSettings {
    Store()
        : QSettings(QStringLiteral("Deltaflow"), QStringLiteral("deltaflow")) {}
};

} // namespace

QList<int> textSizes() {
    return {100, 125, 150, 200};
}

int chosenTextSize() {
    const int chosen = Store().value("view/textSize", 0).toInt();
    return textSizes().contains(chosen) ? chosen : 0;
}

void chooseTextSize(int percent) {
    Store store;
    if (percent == 0)
        store.remove("view/textSize");
    else
        store.setValue("view/textSize", percent);
}

} // namespace deltaflow
