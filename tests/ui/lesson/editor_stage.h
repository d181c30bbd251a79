#pragma once

#include "tests/ui/lesson/lesson_stage.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/task_form.h"

#include <QPushButton>
#include <QTemporaryDir>

namespace deltaflow {

/// The editor of a new lesson, beside the 2-2-1 net.
struct EditorStage {
    EditorStage()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , draft(answers, folder.path()) {
        player.setReducedMotion(true);
        draft.create();
        editor = std::make_unique<LessonEditor>(
            draft, player, [this] { return capturedPage(player); }, nullptr);
        editor->show();
    }
    [[nodiscard]] const std::vector<LessonPage>& pages() const { return draft.lesson().pages; }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        for (Widget* widget : editor->findChildren<Widget*>())
            if (widget->accessibleName() == QLatin1String(name)) return widget;
        qFatal("no %s", name);
    }
    void press(const char* text) {
        for (QPushButton* button : editor->findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text) || button->toolTip() == QLatin1String(text))
                return button->click();
        qFatal("no button %s", text);
    }
    QTemporaryDir folder;
    LessonAnswers answers;
    OpenedExample document;
    Player player;
    LessonDraft draft;
    std::unique_ptr<LessonEditor> editor;
};

inline std::string titleOf(const LessonPage& page) {
    return page.title.in("en");
}

} // namespace deltaflow
