#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace deltaflow {

/// Work of a view off the GUI thread, the latest request only: a new one ends the one before, and
/// what that still has to say is not heard. Work reads what it was made from, which nobody changes,
/// and hands out values.
class BackgroundWork : public QObject {
    Q_OBJECT

public:
    /// What work has of the world.
    class Desk {
    public:
        /// Whether nobody waits for it any more: it then returns soon.
        [[nodiscard]] bool isStopped() const { return *m_stopped; }
        /// Calls `take` on the GUI thread, unless the work has been stopped by then.
        void post(std::function<void()> take) const;

    private:
        friend class BackgroundWork;
        BackgroundWork* m_owner = nullptr;
        std::shared_ptr<std::atomic<bool>> m_stopped;
    };
    using Work = std::function<void(const Desk&)>;

    explicit BackgroundWork(QObject* parent = nullptr);
    ~BackgroundWork() override;

    void start(Work work);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    std::shared_ptr<std::atomic<bool>> m_stopped;
    QList<QThread*> m_threads; ///< The latest, and those that are about to return.
    bool m_running = false;
};

} // namespace deltaflow
