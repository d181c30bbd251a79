#pragma once

#include "ui/document/document.h"
#include "ui/document/file_guard.h"
#include "ui/document/questions.h"
#include "ui/document/recovery.h"
#include "ui/document/trained_weights.h"

#include <QStringList>

namespace deltaflow {

struct ExportFormat;

/// File ▸ New, Open, Open recent, Save, Save as: everything between the document and its file.
/// Each returns whether it was done; what cannot be done is told in one sentence, and what was open
/// stays as it was. Changes are never lost without asking.
class DocumentFiles : public QObject {
    Q_OBJECT

public:
    DocumentFiles(Document& document, Questions& questions, QObject* parent = nullptr);

    /// Weights that are trained beside the document: exports of weights take them, and they are not
    /// lost without asking either. They outlive this.
    void setTrained(TrainedWeights& trained) { m_trained = &trained; }

    /// From now on, other windows on the document's file are looked out for.
    void lookOut(const QString& folder = FileGuard::defaultFolder());

    bool create();
    bool open();                    ///< Asks which.
    bool open(const QString& path); ///< Of a lesson: says that it is one.
    /// Opens what has no file of its own, such as a bundled example.
    bool openProject(Project project);
    bool save();
    bool saveAs();
    /// Asks where, and writes the project for another program: what its name ends in says which.
    bool exportAs();
    /// Asks where to write a file beside the document, of one of these kinds; empty for "cancel".
    /// Whether nothing is lost by writing there, or the user lets it go.
    [[nodiscard]] bool mayReplace(const QString& path);
    [[nodiscard]] QString pathToWrite(const QString& title,
                                      const QList<Questions::FileKind>& kinds);
    /// Whether the window may close: nothing is unsaved, neither changes nor trained weights, or
    /// the user said what to do with it.
    bool mayClose();
    /// Whether documents beside the one that is open may go, which are in no file: asks once for
    /// all of them, and where each is to be saved.
    struct Aside {
        QString name;
        std::shared_ptr<const Project> project;
    };
    bool mayLoseAside(const std::vector<Aside>& documents);
    /// At the start: offers what a crash left behind. True if it was taken.
    bool offerRecovery(Recovery& recovery);

    /// Files opened or saved last, newest first, at most 10.
    [[nodiscard]] QStringList recent() const;
    void remember(const QString& path); ///< Of a file that was opened elsewhere, too.
    void clearRecent();

    /// The file's name, or the project's title, or "Untitled".
    [[nodiscard]] QString name() const;
    /// For QWidget::setWindowTitle, with the place of the dirty mark: "name[*]".
    [[nodiscard]] QString windowTitle() const { return name() + QStringLiteral("[*]"); }

signals:
    void recentChanged();
    void openElsewhere(const QString& sentence); ///< Another window has the document's file.
    void aboutToSave();                          ///< Before the file is written, which may fail.
    void saved();
    void lessonChosen(const QString& path); ///< What was to be opened is a lesson, not a document.
    void exported(const QString& sentence); ///< What was written; empty where that is plain.

private:
    [[nodiscard]] QString newPath(const QString& suffix,
                                  const std::function<QString(const QString&)>& ask);
    [[nodiscard]] QString askPath(QString suggestion, const QString& present);
    bool saveTo(const QString& path);
    bool save(const Aside& document);
    bool write(const QString& path);
    void claim();
    bool exportTo(const QString& path);
    bool write(const ExportFormat& format, const QString& path);
    [[nodiscard]] std::int64_t shownIteration() const;
    bool mayLoseChanges();

    Document& m_document;
    Questions& m_questions;
    TrainedWeights* m_trained = nullptr;
    FileGuard m_guard;
    QString m_claims; ///< The folder that claims are held in; empty until lookOut().
};

} // namespace deltaflow
