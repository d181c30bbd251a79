#include "app/commands/commands.h"

#include "app/picture_file.h"
#include "app/session.h"
#include "ui/handout/html_page.h"
#include "ui/handout/latex_document.h"

namespace deltaflow {

void writeDerivationHtml(const CommandLine& line) {
    Session session(line);
    writeFile(line.output, htmlPage(session.player));
}

void writeDerivationLatex(const CommandLine& line) {
    Session session(line);
    writeFile(line.output, latexDocument(session.player).toUtf8());
}

} // namespace deltaflow
