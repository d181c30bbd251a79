#include "app/commands/commands.h"

#include "app/picture_file.h"
#include "app/session.h"
#include "ui/handout/html_page.h"
#include "ui/handout/latex_document.h"
#include "ui/handout/pdf_pages.h"

namespace deltaflow {

void writeDerivationPdf(const CommandLine& line, const QString& path) {
    Session session(line);
    writeFile(path, pdfPages(session.player));
}

void writeDerivationHtml(const CommandLine& line) {
    Session session(line);
    writeFile(line.output, htmlPage(session.player));
}

void writeDerivationLatex(const CommandLine& line) {
    Session session(line);
    writeFile(line.output, latexDocument(session.player).toUtf8());
}

} // namespace deltaflow
