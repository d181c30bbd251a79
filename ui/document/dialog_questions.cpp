#include "ui/document/dialog_questions.h"

#include "core/export/formats.h"
#include "ui/document/document_io.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace deltaflow {

namespace {

struct QuestionWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::QuestionWords)
};

QString filter() {
    return QuestionWords::tr("Deltaflow documents (*.%1);;All files (*)").arg(kDocumentSuffix);
}

QString openFilter() {
    return QuestionWords::tr("Documents and lessons (*.%1 *.lesson);;All files (*)")
        .arg(kDocumentSuffix);
}

QString exportName(const ExportFormat& format) {
    if (format.suffix == "py") return QuestionWords::tr("PyTorch script");
    if (format.suffix == "csv") return QuestionWords::tr("Weights as CSV");
    if (format.suffix == "json") return QuestionWords::tr("Weights as JSON");
    return QuestionWords::tr("ONNX model");
}

} // namespace

/// The window in use, or the program's own while another program's is.
QWidget* DialogQuestions::over() const {
    QWidget* active = QApplication::activeWindow();
    return active && active->isVisible() ? active : m_window;
}

Questions::Losing DialogQuestions::aboutToLose(const QString& name) {
    return askToSave(QuestionWords::tr("Save changes to “%1”?").arg(name),
                     QuestionWords::tr("Without saving they are lost."));
}

Questions::Losing DialogQuestions::aboutToLoseAside(const QStringList& names) {
    return askToSave(QuestionWords::tr("Save what you changed on other pages of the lesson?"),
                     QuestionWords::tr("Without saving it is lost: %1.")
                         .arg(QLocale().createSeparatedList(names)));
}

Questions::Losing DialogQuestions::askToSave(const QString& question,
                                             const QString& otherwise) const {
    QMessageBox box(QMessageBox::NoIcon, QString(), question,
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, over());
    box.setInformativeText(otherwise);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return Losing::Save;
    case QMessageBox::Discard:
        return Losing::Discard;
    default:
        return Losing::Cancel;
    }
}

Questions::Losing DialogQuestions::aboutToLoseWeights(qint64 iteration) {
    QMessageBox box(
        QMessageBox::NoIcon, QString(),
        QuestionWords::tr("The weights trained up to iteration %L1 are in no file: keep "
                          "them and save?")
            .arg(iteration),
        QMessageBox::Cancel, over());
    auto* keep = box.addButton(QuestionWords::tr("Keep weights and save"), QMessageBox::AcceptRole);
    const auto* discard =
        box.addButton(QuestionWords::tr("Discard weights"), QMessageBox::DestructiveRole);
    box.setDefaultButton(keep);
    box.exec();
    if (box.clickedButton() == keep) return Losing::Save;
    return box.clickedButton() == discard ? Losing::Discard : Losing::Cancel;
}

Questions::Recover DialogQuestions::recover(const QString& name, const QDateTime& when) {
    QMessageBox box(QMessageBox::NoIcon, QString(), QuestionWords::tr("Recover “%1”?").arg(name),
                    QMessageBox::NoButton, over());
    box.setInformativeText(
        QuestionWords::tr("Deltaflow ended unexpectedly. What was open on %1 can be shown again.")
            .arg(QLocale().toString(when, QLocale::ShortFormat)));
    const QAbstractButton* yes =
        box.addButton(QuestionWords::tr("Recover"), QMessageBox::AcceptRole);
    const QAbstractButton* no =
        box.addButton(QuestionWords::tr("Discard"), QMessageBox::DestructiveRole);
    box.addButton(QuestionWords::tr("Later"), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() == yes) return Recover::Recover;
    return box.clickedButton() == no ? Recover::Discard : Recover::Later;
}

Questions::Changed DialogQuestions::changedOnDisk(const QString& name) {
    QMessageBox box(QMessageBox::NoIcon, QString(),
                    QuestionWords::tr("“%1” was changed in another window or program.").arg(name),
                    QMessageBox::Cancel, over());
    box.setInformativeText(QuestionWords::tr("What is open here would replace what was written "
                                             "there. Under another name, both are kept."));
    auto* saveAs = box.addButton(QuestionWords::tr("Save as…"), QMessageBox::AcceptRole);
    const auto* replace = box.addButton(QuestionWords::tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(saveAs);
    box.exec();
    if (box.clickedButton() == saveAs) return Changed::SaveAs;
    return box.clickedButton() == replace ? Changed::Replace : Changed::Cancel;
}

QString DialogQuestions::pathToOpen(const QString& folder) {
    return QFileDialog::getOpenFileName(over(), QuestionWords::tr("Open"), folder, openFilter());
}

QString DialogQuestions::pathToSave(const QString& suggestion) {
    QFileDialog dialog(over(), QuestionWords::tr("Save as"), QString(), filter());
    dialog.setDefaultSuffix(QLatin1String(kDocumentSuffix));
    return pathFrom(dialog, suggestion);
}

QString DialogQuestions::pathToExport(const QString& suggestion) {
    QList<FileKind> kinds;
    for (const ExportFormat& format : exportFormats())
        kinds << FileKind{QString::fromStdString(std::string(format.suffix)), exportName(format)};
    return pathToWrite(QuestionWords::tr("Export"), suggestion, kinds);
}

QString DialogQuestions::pathToWrite(const QString& title, const QString& suggestion,
                                     const QList<FileKind>& kinds) {
    const auto filterOf = [](const FileKind& kind) {
        return QStringLiteral("%1 (*.%2)").arg(kind.name, kind.suffix);
    };
    QStringList filters;
    for (const FileKind& kind : kinds)
        filters << filterOf(kind);
    QFileDialog dialog(over(), title, QString(), filters.join(QStringLiteral(";;")));
    const auto followFilter = [&](const QString& chosen) {
        for (const FileKind& kind : kinds)
            if (filterOf(kind) == chosen) dialog.setDefaultSuffix(kind.suffix);
    };
    QObject::connect(&dialog, &QFileDialog::filterSelected, followFilter);
    followFilter(filters.front());
    return pathFrom(dialog, suggestion);
}

QString DialogQuestions::pathFrom(QFileDialog& dialog, const QString& suggestion) {
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    // A desktop's own dialog would ask about the name as typed, without its suffix: see mayReplace.
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    const QFileInfo suggested(suggestion); // its folder may not be there
    dialog.setDirectory(suggested.dir().exists() ? suggested.dir() : QDir::home());
    dialog.selectFile(suggested.fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

bool DialogQuestions::mayReplace(const QString& path) {
    QMessageBox box(QMessageBox::NoIcon, QString(),
                    QuestionWords::tr("Replace “%1”?").arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, over());
    box.setInformativeText(QuestionWords::tr("There is such a file; what it holds would be lost."));
    const QAbstractButton* yes =
        box.addButton(QuestionWords::tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

void DialogQuestions::tell(const QString& sentence) {
    QMessageBox box(QMessageBox::NoIcon, QString(), sentence, QMessageBox::Ok, over());
    box.exec();
}

} // namespace deltaflow
