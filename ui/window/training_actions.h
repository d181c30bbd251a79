#pragma once

#include "ui/training/session_weights.h"

#include <QAction>

namespace deltaflow {

class DocumentFiles;
class Notice;

/// What becomes of trained weights: the action that keeps them, and what is said where a user could
/// take others for them.
class TrainingActions : public QObject {
    Q_OBJECT

public:
    TrainingActions(TrainingSession& session, DocumentFiles& files, Notice& notice,
                    QWidget* window);

    QAction* keep;

private:
    void keepWeights();
    void show();
    void tellBegunAnew(qint64 left);
    void tellSaved();
    void tellExported(const QString& sentence);

    TrainingSession& m_session;
    Notice& m_notice;
    SessionWeights m_weights;
};

} // namespace deltaflow
