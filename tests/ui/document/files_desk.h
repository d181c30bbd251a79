#pragma once

#include "core/export/weights.h"
#include "core/project/new_project.h"
#include "core/project/project_json.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"
#include "ui/document/trained_weights.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace deltaflow {

/// Answers as told and keeps what it was told.
class Answers : public Questions {
public:
    Losing aboutToLose(const QString& name) override {
        asked << name;
        return losing;
    }
    Losing aboutToLoseWeights(qint64 iteration) override {
        asked << QStringLiteral("weights of %1").arg(iteration);
        return losingWeights;
    }
    Recover recover(const QString& name, const QDateTime&) override {
        asked << name;
        return recovering;
    }
    QString pathToOpen(const QString& folder) override {
        asked << folder;
        return path;
    }
    QString pathToSave(const QString& suggestion) override {
        asked << suggestion;
        return path;
    }
    QString pathToExport(const QString& suggestion) override { return pathToSave(suggestion); }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return pathToSave({});
    }
    bool mayReplace(const QString& there) override {
        replaced << there;
        if (!replacing) path.clear(); // and the dialog that comes again is cancelled
        return replacing;
    }
    void tell(const QString& sentence) override { told << sentence; }

    Losing losing = Losing::Cancel;
    Losing losingWeights = Losing::Cancel;
    Recover recovering = Recover::Later;
    QString path;
    QStringList asked;
    QStringList told;
    QStringList replaced;
    bool replacing = false;
};

/// A training of the document that has come to iteration 7, with a title of its own.
struct Training7 : TrainedWeights {
    explicit Training7(Document& of)
        : document(of) {}
    std::int64_t iteration() const override { return kept ? 0 : 7; }
    Project project() const override {
        Project after = document.project();
        Network network = *after.network;
        network.layers[0].weights(0, 0) = 777;
        after.network = std::make_shared<const Network>(std::move(network));
        return after;
    }
    std::optional<std::int64_t> atStake() override {
        return kept ? std::nullopt : std::optional<std::int64_t>(7);
    }
    QString keep(std::int64_t) override {
        if (!reason.isEmpty()) return reason;
        document.edit(project(), "Keep");
        kept = true;
        return {};
    }

    Document& document;
    QString reason;
    bool kept = false;
};

inline Project titled(const char* title) {
    Project project = newProject();
    project.title = title;
    return project;
}

inline void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

inline QByteArray get(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A document with its files, in a folder and with settings of its own.
class FilesDesk {
protected:
    static void prepare(const char* test) {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-test");
        QCoreApplication::setApplicationName(test);
        QSettings::setDefaultFormat(QSettings::IniFormat);
    }
    void begin() {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                           m_folder->filePath("settings"));
        QSettings().clear();
        m_files.reset();
        m_document = std::make_unique<Document>();
        m_answers = std::make_unique<Answers>();
        m_files = std::make_unique<DocumentFiles>(*m_document, *m_answers);
    }
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Answers> m_answers;
    std::unique_ptr<DocumentFiles> m_files;
};

} // namespace deltaflow
