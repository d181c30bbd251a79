#pragma once

#include "core/landscape/surface.h"
#include "core/network/model.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace deltaflow {

/// Computes surfaces on a thread of its own, one at a time: another task puts an end to the one
/// before, which is not waited for.
class SurfaceWorker : public QObject {
    Q_OBJECT

public:
    struct Task {
        std::shared_ptr<const Project> project;
        std::shared_ptr<const Model> model;
        Plane plane;
        std::vector<double> buffers;
        Region region;
        Refinement refinement;
    };

    explicit SurfaceWorker(QObject* parent = nullptr);
    ~SurfaceWorker() override; ///< Waits for the evaluation that is going on.

    void compute(Task task);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void arrived(const deltaflow::Surface& surface); ///< Coarse first; of the last task alone.
    void finished();

private:
    void work(const std::stop_token& end);
    void run(const Task& task, quint64 ticket, const std::stop_token& stop);
    void post(quint64 ticket, std::function<void()> tell);

    std::mutex m_mutex; ///< Of what follows, down to m_stop.
    std::condition_variable_any m_posted;
    std::unique_ptr<Task> m_next;
    std::stop_source m_stop; ///< Of the latest task.
    quint64 m_ticket = 0;    ///< Of the latest task; written by the owner's thread alone.
    bool m_busy = false;     ///< The owner's thread's alone.
    std::jthread m_thread;   ///< Last: it uses all the others.
};

} // namespace deltaflow
