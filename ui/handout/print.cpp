#include "ui/handout/print.h"

#include "core/project/expression_project.h"
#include "ui/handout/handout.h"
#include "ui/handout/pdf/pages.h"
#include "ui/handout/pdf_pages.h"
#include "ui/player/player.h"
#include "ui/theme/room.h"
#include "ui/words/example_words.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLabel>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPrinterInfo>

namespace deltaflow {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Print)
};

void tellThatThereIsNone(QPrintPreviewDialog& dialog) {
    auto* column = qobject_cast<QBoxLayout*>(dialog.layout());
    if (!column) return;
    auto* label = new QLabel(
        Words::tr("No printer is set up here. The pages can be looked at, and written as a PDF."),
        &dialog);
    label->setObjectName(QStringLiteral("noPrinter"));
    label->setContentsMargins(14, 10, 14, 10);
    label->setWordWrap(true);
    column->insertWidget(0, label);
}

} // namespace

void printDerivation(const Player& shown, QPrinter& printer) {
    printer.setFullPage(true); // the margins are the pages' own
    const Paper paper = Paper::of(printer.pageLayout());
    withOwnPlayer(shown, [&](Player& player) {
        Pages pages(static_cast<QPagedPaintDevice&>(printer), paper);
        addDerivation(pages, player);
    });
}

void showPrintPreview(const Player& shown, QWidget& window) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(titleWords(shown.document().project()));
    QPrintPreviewDialog dialog(&printer, &window);
    dialog.setWindowTitle(Words::tr("Print"));
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested,
                     [&shown](QPrinter* on) { printDerivation(shown, *on); });
    if (QPrinterInfo::availablePrinterNames().isEmpty()) tellThatThereIsNone(dialog);
    resizeWithin(dialog, {900, 680});
    dialog.exec();
}

} // namespace deltaflow
