#pragma once

#include "ui/hunt/hunt_session.h"

#include <QLabel>

namespace deltaflow {

class EquationView;
class InkLabel;
class LossCourses;

/// The proof of a bug that was found: the wrong rule and the right one in symbols and numbers, the
/// loss's own difference, the gradient check, and what training makes of it.
class ProofView : public QWidget {
    Q_OBJECT

public:
    explicit ProofView(QWidget* parent = nullptr);

    /// Of a hunt that is over.
    void show(const HuntSession& session, const Player& player);

private:
    [[nodiscard]] QString numericText(const BugEvidence& evidence, int digits) const;
    [[nodiscard]] QString checkText(const BugEvidence& evidence, const Player& player) const;

    QLabel* m_reason;
    InkLabel* m_wrongTitle;
    EquationView* m_wrong;
    InkLabel* m_rightTitle;
    EquationView* m_right;
    QLabel* m_numeric;
    QLabel* m_check;
    LossCourses* m_courses;
};

} // namespace deltaflow
