#pragma once

#include "core/insight/response.h"

#include <QObject>

#include <memory>

namespace deltaflow {

/// What is to be computed: outputs, and a unit's values, over one or two inputs.
struct BoundaryRequest {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    Moment moment;
    NodeId output = kNoNode;
    NodeId unit = kNoNode;       ///< kNoNode: none is looked at.
    std::vector<InputAxis> axes; ///< The counts are not read.
    Eigen::VectorXd held;
};

struct BoundaryAnswer {
    std::shared_ptr<const Project> project;
    NodeId unit = kNoNode;
    std::vector<InputAxis> axes; ///< With their counts.
    SampleMatrix outputs;        ///< outputs × places, the first axis fastest.
    SampleMatrix unitValues;     ///< The unit's node's rows × places, or empty.
    SampleMatrix train;          ///< Outputs × samples.
    SampleMatrix test;
    bool isFine = false;
};

/// Computes on a thread of its own, a coarse picture first; the newest request wins.
class BoundaryWorker : public QObject {
    Q_OBJECT

public:
    explicit BoundaryWorker(QObject* parent = nullptr);
    ~BoundaryWorker() override;

    void ask(BoundaryRequest request);
    [[nodiscard]] int asked() const { return m_asked; } ///< How often.
    [[nodiscard]] bool isIdle() const;
    /// The latest; null before the first.
    [[nodiscard]] const std::shared_ptr<const BoundaryAnswer>& answer() const { return m_answer; }

signals:
    void answered();

private:
    struct Mailbox;
    class Thread;

    void takeAnswer();

    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Thread> m_thread;
    std::shared_ptr<const BoundaryAnswer> m_answer;
    int m_asked = 0;
};

} // namespace deltaflow
