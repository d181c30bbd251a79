#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace deltaflow {

/// A copy that another run left behind when it crashed or was killed.
struct LeftCopy {
    QString file;     ///< The copy's own.
    QString filePath; ///< Of what it is a copy; empty for what was never saved.
    QDateTime when;
    QByteArray text;                 ///< As it would have been saved.
    std::shared_ptr<QLockFile> lock; ///< Held, so that no other instance offers it as well.

    /// The copy, and what was to become it when the program was killed.
    void remove() const;
};

/// Keeps a copy of unsaved work in a folder while the program runs, whatever the work is: written
/// within a second of the first change that it lacks, atomically and off the GUI thread, and
/// removed when there is nothing unsaved or on a clean exit. Each instance holds a lock beside its
/// file: a file whose lock is not held is left behind.
class RecoveryCopy : public QObject {
    Q_OBJECT

public:
    /// What is unsaved, as it is now.
    struct Work {
        QString filePath; ///< Its own file; empty for what was never saved.
        /// Called on another thread: holds what it needs. Throws Error.
        std::function<std::string()> text;
    };
    /// Says what is unsaved; nothing if all is saved.
    using Look = std::function<std::optional<Work>()>;

    /// Kinds of work are told apart by the suffix of their copies.
    RecoveryCopy(const QString& folder, const QString& suffix, Look look,
                 QObject* parent = nullptr);
    ~RecoveryCopy() override; ///< A clean exit: nothing is left behind.

    [[nodiscard]] static QString defaultFolder(); ///< In AppDataLocation.
    [[nodiscard]] QString file() const { return m_file; }

    void schedule(); ///< The work was changed, or saved.
    /// Writes now what is due, and waits for it. To be called before the work's file is written as
    /// well: whoever is killed between the file and the copy's removal leaves no older copy.
    void flush();
    /// The work is what was left behind, from now on: that copy goes once this one is there.
    void takeOver(const LeftCopy& left);

    enum class Fate {
        Offer,
        Pass,  ///< It cannot be read: not ours to throw away.
        Remove ///< Its file holds the same: the program was killed just after a save.
    };
    /// The newest copy left in the folder that is to be offered, locked; nothing if there is none.
    [[nodiscard]] std::optional<LeftCopy>
    newestLeft(const std::function<Fate(const LeftCopy&)>& fateOf) const;

signals:
    void failed(const QString& reason); ///< The copy could not be written; said once.

private:
    void write();
    void start(const std::function<QString()>& work);
    void written(const QString& reason);
    void clearAway() const;

    QString m_folder;
    QString m_suffix; ///< With its dot.
    QString m_file;
    Look m_look;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_due;
    QThreadPool m_writer; ///< One thread: writes and removals keep their order.
    int m_underWay = 0;
    bool m_again = false; ///< Something newer came meanwhile: on a slow disk, the newest follows.
    bool m_hasFailed = false;
};

} // namespace deltaflow
