#pragma once

#include "tests/ui/opened_example.h"
#include "ui/language/language.h"
#include "ui/theme/text_size.h"
#include "ui/window/live_window.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

namespace deltaflow {

inline const QString kChinese = QStringLiteral("zh_CN");
inline const QString kEnglish = QStringLiteral("en");

/// A window that is made anew around the same work.
struct LiveDesk {
    explicit LiveDesk(const QString& example = QStringLiteral("net-2-2-1"))
        : document(example)
        , player(document)
        , live(document, player) {
        player.setReducedMotion(true);
        live.window().show();
    }
    QAction* action(const QString& name) const {
        for (QAction* action : live.window().namedActions())
            if (action->text() == name) return action;
        return nullptr;
    }

    OpenedExample document;
    Player player;
    LiveWindow live;
};

/// At the start of a test: nobody's own settings are read or written.
inline void useSettingsOfTests() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("deltaflow-tests");
    QSettings().clear();
}

/// Language, text size and settings as at first.
inline void forgetLiveSettings() {
    setLanguage(kEnglish);
    setTextSize(0);
    QSettings().clear();
}

} // namespace deltaflow
