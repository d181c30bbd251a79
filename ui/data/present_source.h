#pragma once

#include "ui/data/data_source.h"

namespace deltaflow {

class Document;

/// The data that the document has already, as it was before it was scaled and split.
class PresentSource : public DataSource {
    Q_OBJECT

public:
    PresentSource(const Document& document, QWidget* parent);
};

} // namespace deltaflow
