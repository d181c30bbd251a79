#pragma once

#include "ui/animation/pass_animation.h"

#include <QString>

#include <memory>

class QProgressDialog;
class QWidget;

namespace deltaflow {

/// While one is there the pointer waits; what takes longer than a second shows how far it is, and
/// can be cancelled.
class Waiting {
public:
    Waiting(const QString& what, QWidget& window);
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    [[nodiscard]] AnimationProgress progress() const;

private:
    std::unique_ptr<QProgressDialog> m_dialog;
};

} // namespace deltaflow
