#include "ui/views/surface_worker.h"

#include "core/error.h"
#include "core/landscape/plane_loss.h"

namespace deltaflow {

SurfaceWorker::SurfaceWorker(QObject* parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token& end) { work(end); }) {}

SurfaceWorker::~SurfaceWorker() {
    cancel();
    m_thread.request_stop();
    m_thread.join();
}

void SurfaceWorker::compute(Task task) {
    cancel();
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::make_unique<Task>(std::move(task));
        m_stop = std::stop_source();
        m_busy = true;
    }
    m_posted.notify_one();
}

void SurfaceWorker::cancel() {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
    m_next.reset();
    ++m_ticket; // what is on its way from it is not passed on
    m_busy = false;
}

void SurfaceWorker::work(const std::stop_token& end) {
    while (!end.stop_requested()) {
        std::unique_ptr<Task> task;
        std::stop_token stop;
        quint64 ticket = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_posted.wait(lock, end, [this] { return m_next != nullptr; })) return;
            task = std::move(m_next);
            stop = m_stop.get_token();
            ticket = m_ticket;
        }
        run(*task, ticket, stop);
    }
}

void SurfaceWorker::run(const Task& task, quint64 ticket, const std::stop_token& stop) {
    try {
        PlaneLoss loss(task.project, task.model, task.plane, task.buffers);
        const bool done = computeSurface(
            std::ref(loss), task.region, task.refinement, stop, [&](const Surface& surface) {
                post(ticket, [this, surface] { emit arrived(surface); });
            });
        if (!done) return;
    } catch (const Error&) {
        // A model without a loss has no surface.
    }
    post(ticket, [this] {
        m_busy = false;
        emit finished();
    });
}

void SurfaceWorker::post(quint64 ticket, std::function<void()> tell) {
    QMetaObject::invokeMethod(
        this,
        [this, ticket, tell = std::move(tell)] {
            if (ticket == m_ticket) tell();
        },
        Qt::QueuedConnection);
}

} // namespace deltaflow
