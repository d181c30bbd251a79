#include "app/commands/commands.h"

#include "app/open_document.h"
#include "app/picture_file.h"
#include "core/export/formats.h"

#include <QFileInfo>

namespace deltaflow {

void exportProject(const CommandLine& line) {
    const ExportFormat* const format = exportFormat(QFileInfo(line.output).suffix().toStdString());
    writeFile(line.output, QByteArray::fromStdString(format->write(openDocument(line))));
}

} // namespace deltaflow
