#include "ui/data/present_source.h"

#include "core/data/document_data.h"
#include "ui/document/document.h"
#include "ui/tables/fold_section.h"

#include <QVBoxLayout>

namespace deltaflow {

PresentSource::PresentSource(const Document& document, QWidget* parent)
    : DataSource(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    const Project& project = document.project();
    if (!takesData(project)) {
        giveNothing(tr("An expression has variables, not data."));
        return;
    }
    const QString origin =
        project.dataNotes ? QString::fromStdString(project.dataNotes->origin) : QString();
    give(dataSetOf(project), origin);
    column->addWidget(new QuietLabel(
        origin.isEmpty() ? tr("The data that the document has, split and scaled anew.")
                         : tr("%1, split and scaled anew.").arg(origin),
        this));
    column->addStretch(1);
}

} // namespace deltaflow
