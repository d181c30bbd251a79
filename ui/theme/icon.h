#pragma once

#include <QIcon>
#include <QString>

namespace deltaflow {

/// The picture resources/icons/<name>.svg in the current theme's text colour; an icon that is kept
/// follows a change of theme. QIcon::Selected gives it for a ground of the text colour.
[[nodiscard]] QIcon themedIcon(const QString& name);

} // namespace deltaflow
