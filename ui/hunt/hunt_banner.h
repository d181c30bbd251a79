#pragma once

#include "ui/hunt/hunt_session.h"

#include <QLabel>

namespace deltaflow {

/// A line above the picture that is there as long as the engine has a bug.
class HuntBanner : public QLabel {
    Q_OBJECT

public:
    explicit HuntBanner(HuntSession& session, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show();

    HuntSession& m_session;
};

} // namespace deltaflow
