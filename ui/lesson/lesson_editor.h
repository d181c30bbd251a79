#pragma once

#include "core/lesson/check_lesson.h"
#include "ui/lesson/editor_state.h"
#include "ui/lesson/lesson_draft.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>

#include <functional>

namespace deltaflow {

class InkLabel;
class NumberInserter;
class PagePreview;
class Player;
class ShowsForm;
class TaskForm;

/// The window in which a lesson is written, beside the one that it is shown in: the pages on the
/// left, the chosen page's fields in the middle, and how it will look on the right.
class LessonEditor : public QWidget {
    Q_OBJECT

public:
    /// `capture` says what the window shows now, hidden parts and camera included.
    LessonEditor(LessonDraft& draft, const Player& player, std::function<PageState()> capture,
                 QWidget* parent);

    [[nodiscard]] std::size_t page() const;
    void setPage(std::size_t page);
    [[nodiscard]] EditorState state() const;
    void setState(const EditorState& state); ///< But whether it is seen.

signals:
    void tryAsked(std::size_t page); ///< The lesson is to be shown as its readers see it.
    void openAsked();
    /// Whether a click in the window picks a number for the lesson and does nothing else: from when
    /// this one comes forward until the lesson is tried, or this is closed.
    void pickingChanged(bool isPicking);

protected:
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFields();
    void makePageList();
    void makeTexts();
    void connectTexts();
    void connectForms();
    void layOut();
    QToolBar* makeBar();
    QWidget* makePages();
    QWidget* makePage();
    void showLesson();
    void showPage();
    [[nodiscard]] QStringList faults();
    void showFaults();
    void showTitle();
    void change(const QString& label, int field, const std::function<void(LessonPage&)>& how);
    void addPage();
    void recapture();
    void duplicatePage();
    void removePage();
    void movePage(int by);
    void reorder();
    void setPicking(bool isPicking);
    void comeBack();
    [[nodiscard]] PageState captured(std::size_t at) const;

    LessonDraft& m_draft;
    std::function<PageState()> m_capture;
    QSplitter* m_parts = nullptr;
    QTabWidget* m_tabs = nullptr;
    QLineEdit* m_lessonTitle;
    QListWidget* m_pages;
    QLineEdit* m_pageTitle;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_notes;
    TaskForm* m_tasks;
    ShowsForm* m_shows;
    NumberInserter* m_inserter;
    PagePreview* m_preview;
    InkLabel* m_faults;
    LessonChecks m_checks;
    QTimer m_checkLater;
    QTimer m_previewLater;
    bool m_showing = false;
    bool m_picking = false;
};

} // namespace deltaflow
