#pragma once

#include <QLabel>

namespace deltaflow {

/// A small note under a place of `host`, such as why a number was refused. It belongs to the host's
/// window, so that the host does not clip it, and stays within it.
[[nodiscard]] QLabel* showBubble(QWidget& host, const QRectF& under, const QString& text);

} // namespace deltaflow
