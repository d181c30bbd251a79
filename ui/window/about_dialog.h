#pragma once

#include <QDialog>

namespace deltaflow {

/// What the program and the libraries in it are, a line each: for a report of a fault.
[[nodiscard]] QStringList versionLines();

/// Name, versions, licence, and a button that copies the versions.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
};

} // namespace deltaflow
