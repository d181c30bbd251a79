#pragma once

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

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
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
    [[nodiscard]] QStringList faults() const;
    void showFaults();
    void showTitle();
    void change(const QString& label, int field, const std::function<void(LessonPage&)>& how);
    void addPage();
    void recapture();
    void duplicatePage();
    void removePage();
    void movePage(int by);
    void reorder();
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
    QTimer m_checkLater;
    QTimer m_previewLater;
    bool m_showing = false;
};

} // namespace deltaflow
