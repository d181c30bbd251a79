#include "app/commands/commands.h"

#include "app/picture_file.h"
#include "app/session.h"
#include "ui/handout/html_page.h"

namespace deltaflow {

void writeDerivationHtml(const CommandLine& line) {
    Session session(line);
    writeFile(line.output, htmlPage(session.player));
}

} // namespace deltaflow
