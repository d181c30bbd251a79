#include "ui/views/boundary_worker.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace deltaflow {
namespace {

using Clock = std::chrono::steady_clock;

/// Nodes of the grid each way, or along a curve.
struct Detail {
    Index ofMap;
    Index ofCurve;
};
constexpr Detail kCoarse{24, 60};
constexpr Detail kFine{96, 480};

/// A fine picture that comes as soon needs no coarse one before it.
constexpr std::chrono::milliseconds kSoon{30};

SampleMatrix outputsOf(Response& response, const Data* data, NodeId output) {
    if (!data) return {};
    return std::move(response.at(data->x, std::array{output})->front());
}

/// Nothing if `cancelled` says so.
std::optional<BoundaryAnswer> overGrid(Response& response, const BoundaryRequest& request,
                                       const Detail& detail,
                                       const std::function<bool()>& cancelled = {}) {
    BoundaryAnswer answer{request.project, request.unit, request.axes, {}, {}, {}, {}, false};
    for (InputAxis& axis : answer.axes)
        axis.count = answer.axes.size() > 1 ? detail.ofMap : detail.ofCurve;
    std::vector<NodeId> nodes{request.output};
    if (request.unit != kNoNode) nodes.push_back(request.unit);
    auto values = response.at(gridInputs(answer.axes, request.held), nodes, cancelled);
    if (!values) return std::nullopt;
    answer.outputs = std::move(values->front());
    if (request.unit != kNoNode) answer.unitValues = std::move(values->back());
    return answer;
}

} // namespace

struct BoundaryWorker::Mailbox {
    mutable std::mutex mutex;
    std::condition_variable arrived;
    std::optional<BoundaryRequest> next;
    std::optional<BoundaryAnswer> unread;
    bool isBusy = false;
    bool isOver = false;

    /// Waits for a request; nothing when all is over.
    std::optional<BoundaryRequest> take() {
        std::unique_lock lock(mutex);
        isBusy = false;
        arrived.wait(lock, [this] { return next || isOver; });
        if (isOver) return std::nullopt;
        isBusy = true;
        return std::exchange(next, std::nullopt);
    }
    [[nodiscard]] bool isOutdated() const {
        const std::lock_guard lock(mutex);
        return next || isOver;
    }
};

class BoundaryWorker::Thread : public QThread {
public:
    Thread(std::shared_ptr<Mailbox> mailbox, BoundaryWorker& reader)
        : m_mailbox(std::move(mailbox))
        , m_reader(reader) {}
    ~Thread() override {
        {
            const std::lock_guard lock(m_mailbox->mutex);
            m_mailbox->isOver = true;
        }
        m_mailbox->arrived.notify_one();
        wait();
    }

protected:
    void run() override {
        while (const auto request = m_mailbox->take())
            work(*request);
    }

private:
    void work(const BoundaryRequest& request) {
        if (m_project != request.project || m_model != request.model) {
            m_response.emplace(*request.project, request.model);
            m_project = request.project;
            m_model = request.model;
        }
        m_response->setMoment(request.moment);
        const auto begin = Clock::now();
        BoundaryAnswer coarse = *overGrid(*m_response, request, kCoarse);
        const auto took = Clock::now() - begin;
        coarse.train = outputsOf(*m_response, request.project->data.get(), request.output);
        coarse.test = outputsOf(*m_response, request.project->test.get(), request.output);
        const auto more = request.axes.size() > 1
                              ? kFine.ofMap * kFine.ofMap / (kCoarse.ofMap * kCoarse.ofMap)
                              : kFine.ofCurve / kCoarse.ofCurve;
        const bool waits = took * more < kSoon;
        if (!waits) post(coarse);
        auto fine =
            overGrid(*m_response, request, kFine, [this] { return m_mailbox->isOutdated(); });
        if (!fine) {
            if (waits) post(std::move(coarse));
            return;
        }
        fine->train = std::move(coarse.train);
        fine->test = std::move(coarse.test);
        fine->isFine = true;
        post(std::move(*fine));
    }

    void post(BoundaryAnswer answer) {
        {
            const std::lock_guard lock(m_mailbox->mutex);
            if (std::exchange(m_mailbox->unread, std::move(answer))) return; // will be read
        }
        QMetaObject::invokeMethod(
            &m_reader, [reader = &m_reader] { reader->takeAnswer(); }, Qt::QueuedConnection);
    }

    std::shared_ptr<Mailbox> m_mailbox;
    BoundaryWorker& m_reader;
    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    std::optional<Response> m_response;
};

BoundaryWorker::BoundaryWorker(QObject* parent)
    : QObject(parent)
    , m_mailbox(std::make_shared<Mailbox>())
    , m_thread(std::make_unique<Thread>(m_mailbox, *this)) {
    m_thread->start(QThread::LowPriority);
}

BoundaryWorker::~BoundaryWorker() = default;

void BoundaryWorker::ask(BoundaryRequest request) {
    ++m_asked;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->next = std::move(request);
    }
    m_mailbox->arrived.notify_one();
}

bool BoundaryWorker::isIdle() const {
    const std::lock_guard lock(m_mailbox->mutex);
    return !m_mailbox->isBusy && !m_mailbox->next && !m_mailbox->unread;
}

void BoundaryWorker::takeAnswer() {
    std::optional<BoundaryAnswer> answer;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        answer = std::exchange(m_mailbox->unread, std::nullopt);
    }
    if (!answer) return;
    m_answer = std::make_shared<const BoundaryAnswer>(std::move(*answer));
    emit answered();
}

} // namespace deltaflow
