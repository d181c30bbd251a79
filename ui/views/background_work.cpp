#include "ui/views/background_work.h"

#include <QThread>

namespace deltaflow {

void BackgroundWork::Desk::post(std::function<void()> take) const {
    if (isStopped()) return;
    QMetaObject::invokeMethod(
        m_owner,
        [take = std::move(take), stopped = m_stopped] {
            if (!*stopped) take();
        },
        Qt::QueuedConnection);
}

BackgroundWork::BackgroundWork(QObject* parent)
    : QObject(parent) {}

BackgroundWork::~BackgroundWork() {
    stop();
    for (QThread* thread : std::as_const(m_threads)) {
        thread->disconnect(this);
        thread->wait();
        delete thread;
    }
}

void BackgroundWork::start(Work work) {
    stop();
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    Desk desk;
    desk.m_owner = this;
    desk.m_stopped = m_stopped;
    QThread* thread = QThread::create([this, desk, work = std::move(work)] {
        work(desk);
        desk.post([this] { m_running = false; });
    });
    connect(thread, &QThread::finished, this, [this, thread] {
        m_threads.removeOne(thread);
        thread->deleteLater();
    });
    m_threads << thread;
    m_running = true;
    thread->start(QThread::LowPriority);
}

void BackgroundWork::stop() {
    if (m_stopped) *m_stopped = true;
    m_running = false;
}

} // namespace deltaflow
