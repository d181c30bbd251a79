#pragma once

#include "core/project/project_json.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/training/session_weights.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <random>
#include <thread>
#include <unistd.h>

namespace deltaflow {

inline qint64 monotonicMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// What a document's file would hold, in few letters.
inline QByteArray fingerprint(const Project& project) {
    return QCryptographicHash::hash(QByteArray::fromStdString(toJson(project)),
                                    QCryptographicHash::Md5)
        .toHex();
}

/// Lines "milliseconds kind value", each written at once, so that a kill leaves whole ones.
class WorkLog {
public:
    explicit WorkLog(const QString& path)
        : m_handle(
              ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600)) {}
    ~WorkLog() { ::close(m_handle); }
    WorkLog(const WorkLog&) = delete;
    WorkLog& operator=(const WorkLog&) = delete;

    void write(const char* kind, const QByteArray& value) const {
        const QByteArray line = QByteArray::number(monotonicMs()) + ' ' + kind + ' ' + value + '\n';
        if (::write(m_handle, line.constData(), static_cast<std::size_t>(line.size())) < 0)
            qFatal("the log cannot be written");
    }

private:
    int m_handle;
};

/// Logs for how long the machine did not let this process run: such time is not the program's.
class StallWatch {
public:
    explicit StallWatch(const WorkLog& log)
        : m_thread([this, &log] {
            qint64 last = monotonicMs();
            while (!m_ends) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
                const qint64 now = monotonicMs();
                if (now - last > 40) log.write("stalled", QByteArray::number(now - last));
                last = now;
            }
        }) {}
    ~StallWatch() {
        m_ends = true;
        m_thread.join();
    }

private:
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

/// Someone who edits, undoes, trains, keeps and saves, without a pause, at random.
class ScriptedWork : public QObject {
public:
    ScriptedWork(Document& document, DocumentFiles& files, TrainingSession& session,
                 const WorkLog& log, unsigned seed, int savesInHundred)
        : m_document(document)
        , m_files(files)
        , m_session(session)
        , m_weights(session)
        , m_log(log)
        , m_random(seed)
        , m_savesInHundred(savesInHundred) {
        connect(&document, &Document::changed, this, [this] { note("state"); });
        connect(&m_next, &QTimer::timeout, this, &ScriptedWork::act);
        m_next.setSingleShot(true);
        m_next.start(0);
    }

private:
    int upTo(int most) { return std::uniform_int_distribution(0, most)(m_random); }
    void note(const char* kind) { m_log.write(kind, fingerprint(m_document.project())); }

    void act() {
        m_next.start(upTo(20));
        if (upTo(99) < m_savesInHundred) return save();
        const int what = upTo(99);
        if (what < 72) return edit();
        if (what < 80) return m_document.undoStack().undo();
        if (what < 84) return m_document.undoStack().redo();
        train();
    }

    /// One weight; now and then many in one gesture, as when dragging.
    void edit() {
        const Document::Gesture gesture = upTo(3) == 0 ? Document::newGesture() : 0;
        for (int times = gesture ? upTo(8) : 0; times >= 0; --times) {
            Project after = m_document.project();
            Network network = *after.network;
            network.layers[0].weights(0, 0) = upTo(1'000'000) / 1e6;
            after.network = std::make_shared<const Network>(std::move(network));
            m_document.edit(std::move(after), "Weight", gesture);
        }
    }

    void train() {
        if (const auto at = m_weights.atStake()) {
            m_weights.keep(*at);
            m_log.write("kept", QByteArray::number(qlonglong(*at)));
        }
        m_session.start();
    }

    void save() {
        note("saving");
        if (m_files.save()) note("saved");
    }

    Document& m_document;
    DocumentFiles& m_files;
    TrainingSession& m_session;
    SessionWeights m_weights;
    const WorkLog& m_log;
    std::mt19937 m_random;
    int m_savesInHundred;
    QTimer m_next;
};

} // namespace deltaflow
