#pragma once

#include "ui/data/data_dialog.h"
#include "ui/document/document_files.h"
#include "ui/player/player.h"
#include "ui/window/window_state.h"

#include <QImage>
#include <QMainWindow>
#include <QPointer>
#include <QSplitter>
#include <QTimer>

#include <memory>

namespace deltaflow {

class CanvasWidget;
class DerivationPanel;
class FileActions;
class HuntActions;
class Gallery;
class InsightPanel;
class LessonActions;
class Notice;
class PlayerActions;
class Presentation;
class QuizPanel;
class QuizSession;
class TablesPanel;
class Tour;
class TrainingActions;
class TrainingPanel;
class TrainingSession;
class TextSizeActions;
class TopBar;
class TransportBar;
class ViewActions;
class ViewDocks;

/// The window: top bar, network, derivation, tables that fold away, transport. It wires the parts
/// to the document and the player; the parts know nothing of one another.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Asks what it must with the desktop's dialogs, unless other `questions` are given; what
    /// outlives the window is its own, unless it is given.
    MainWindow(Document& document, Player& player, Questions* questions = nullptr,
               const Lasting* lasting = nullptr);
    ~MainWindow() override;

    /// Geometry, theme and choices of last time; nothing is remembered without this.
    void restoreSettings();

    /// What a lesson hides comes back.
    [[nodiscard]] WindowState state();
    [[nodiscard]] WindowLayout layoutNow() const;
    void setState(WindowState state);
    /// What of it needs the window to be seen: presenting, and a lesson's editor.
    void goOnPresenting(const WindowState& state);
    /// A sentence over the network.
    void say(const QString& sentence);
    /// The first start: the gallery, then the tour.
    void welcome();

    [[nodiscard]] DocumentFiles& files() const { return *m_files; }
    [[nodiscard]] CanvasWidget& canvas() const { return *m_canvas; }
    [[nodiscard]] ViewDocks& views() const { return *m_views; }
    [[nodiscard]] TrainingSession& training() const { return *m_session; }
    [[nodiscard]] LessonActions& lessons() const { return *m_lessons; }
    [[nodiscard]] DerivationPanel& derivationPanel() const { return *m_derivation; }
    [[nodiscard]] Presentation& presentation() const { return *m_presentation; }

    /// Every action of the window, for the shortcut sheet and for tests.
    [[nodiscard]] QList<QAction*> namedActions() const;

signals:
    void languageChosen(const QString& code);
    void textSizeChosen(int percent);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* addNamed(const QString& name, const QString& icon, const QList<QKeySequence>& keys,
                      const std::function<void()>& run);
    void makeActions();
    void makeUndo();
    void makeDerivationActions();
    void makePictureActions();
    void makeShowDerivation();
    void makeData();
    void makeSides();
    void makeTraining();
    void makeViews();
    void makeTeaching();
    void makeTextSizes();
    void makeHelp();
    void startTour();
    QMenu* makeMenu();
    void addLanguages(QMenu& menu);
    void layOut();
    Gallery& showGallery();
    void askExpression();
    DataDialog& askData(DataDialog::Page page);
    void shareOut();
    void showSide(QAction& chosen);
    void giveWay(const QAction& chosen);
    void makeLessons(QMenu& menu);
    void makePresenting(QMenu& menu); ///< Once lessons are made.
    void addLessonParts(QWidget& topBar, QWidget& transport);
    void saveHandout();
    void printDerivation();
    void askWorksheet();
    void setPredicting(bool predicting);
    void switchPicture();
    void showTitle();
    void rememberChanges();
    void saveSettings() const;
    void setLayoutTo(const WindowLayout& layout);
    void keepKeysForWindow(QObject& watched, const QEvent& event);
    void giveKeysBack();

    Lasting m_lasting{}; ///< Nothing: what outlives windows is this one's own.
    Document& m_document;
    Player& m_player;
    std::unique_ptr<Questions> m_dialogs;
    Questions& m_questions;
    DocumentFiles* m_files;
    FileActions* m_filing;
    PlayerActions* m_playing;
    ViewActions* m_viewing;
    QList<QAction*> m_named;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_showDerivation = nullptr;
    QAction* m_showTables = nullptr;
    QAction* m_showInsight = nullptr;
    QAction* m_showTraining = nullptr;
    QAction* m_gallery = nullptr;
    QAction* m_fullScreen = nullptr;
    TextSizeActions* m_textSizes = nullptr;
    CanvasWidget* m_canvas = nullptr;
    Notice* m_notice = nullptr;
    DerivationPanel* m_derivation = nullptr;
    TablesPanel* m_tables = nullptr;
    InsightPanel* m_insight = nullptr;
    QuizSession* m_quiz = nullptr;
    QuizPanel* m_quizPanel = nullptr;
    Presentation* m_presentation = nullptr;
    QAction* m_predict = nullptr;
    HuntActions* m_hunt = nullptr;
    TrainingSession* m_session = nullptr;
    TrainingPanel* m_training = nullptr;
    TrainingActions* m_trained = nullptr;
    ViewDocks* m_views = nullptr;
    QAction* m_chooseViews = nullptr;
    QAction* m_teach = nullptr;
    QMenu* m_help = nullptr;
    QPointer<Tour> m_tour;
    LessonActions* m_lessons = nullptr;
    QSplitter* m_splitter = nullptr;
    bool m_splitByHand = false;
    bool m_remembers = false;
    bool m_stepsThroughList = false; ///< The arrows change a closed list.
    QTimer m_settle;                 ///< Settings are written when changes have come to rest.
};

} // namespace deltaflow
