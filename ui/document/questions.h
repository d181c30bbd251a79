#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace deltaflow {

/// What DocumentFiles asks and tells the user. An interface, so that tests can answer.
class Questions {
public:
    virtual ~Questions() = default;

    enum class Losing { Save, Discard, Cancel };
    /// The document has changes that are in no file.
    virtual Losing aboutToLose(const QString& name) = 0;

    /// What was changed in these documents, which are not the one that is open, is in no file.
    virtual Losing aboutToLoseAside(const QStringList& names) {
        return aboutToLose(names.join(QStringLiteral(", ")));
    }

    /// Weights that a training came to at that iteration are in no file. Save: keep and save them.
    virtual Losing aboutToLoseWeights(qint64 iteration) = 0;

    enum class Recover { Recover, Discard, Later };
    /// A document was left behind by a crash at that time.
    virtual Recover recover(const QString& name, const QDateTime& when) = 0;

    enum class Changed { SaveAs, Replace, Cancel };
    /// The document's file holds what another window or program wrote there.
    virtual Changed changedOnDisk(const QString& name) {
        static_cast<void>(name);
        return Changed::Cancel;
    }

    /// A path, or an empty text for "cancel".
    virtual QString pathToOpen(const QString& folder) = 0;
    virtual QString pathToSave(const QString& suggestion) = 0;
    virtual QString pathToExport(const QString& suggestion) = 0;
    /// A kind of file that may be chosen: its suffix and what it is.
    struct FileKind {
        QString suffix;
        QString name;
    };
    /// Of one of these kinds, the first of which is suggested.
    virtual QString pathToWrite(const QString& title, const QString& suggestion,
                                const QList<FileKind>& kinds) = 0;
    /// Another file is there already. pathToSave() itself need not ask.
    virtual bool mayReplace(const QString& path) = 0;

    /// One sentence that says what did not work and why.
    virtual void tell(const QString& sentence) = 0;
};

} // namespace deltaflow
