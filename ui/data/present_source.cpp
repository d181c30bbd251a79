#include "ui/data/present_source.h"

#include "core/data/document_data.h"
#include "ui/data/consequences.h"
#include "ui/document/document.h"
#include "ui/tables/fold_section.h"
#include "ui/words/example_words.h"

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
    const QString origin = project.dataNotes ? exampleWords(project.dataNotes->origin) : QString();
    DataSet set = dataSetOf(project);
    const QString count = tr("%1 of %2 and %3")
                              .arg(samplesCounted(set.samples()), inputsCounted(set.data.x.rows()),
                                   outputsCounted(set.data.y.rows()));
    column->addWidget(new QuietLabel(
        origin.isEmpty()
            ? tr("Now: %1, given in the document. Below, they are split and scaled "
                 "anew.")
                  .arg(count)
            : tr("Now: %1 (%2). Below, they are split and scaled anew.").arg(origin, count),
        this));
    column->addStretch(1);
    give(std::move(set), {origin.toStdString()});
}

} // namespace deltaflow
