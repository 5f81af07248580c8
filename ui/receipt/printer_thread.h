// SPDX-License-Identifier: MIT
// A thread for what waits for a print server, which can take minutes, or for ever, inside of libcups where nothing can
// end it. Nobody waits for it but the end of the program, and that not for ever either.
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace Kassi {

class PrinterThread
{
public:
    /// `patienceMs`: how long its end waits for work that was begun.
    explicit PrinterThread(int patienceMs = 5'000)
        : m_pool(std::make_unique<QThreadPool>())
        , m_patienceMs(patienceMs)
    {
        m_pool->setMaxThreadCount(1);
    }
    // Work that never ends is left where it is: a window that cannot be closed would hold the state folder, and with
    // it the next start.
    ~PrinterThread()
    {
        if (!m_pool->waitForDone(m_patienceMs))
            (void)m_pool.release();
    }
    Q_DISABLE_COPY_MOVE(PrinterThread)

    /// One after the other. `then` gets what `work` answered, on the thread of `context`, unless that has gone.
    template <typename Work, typename Then>
    void run(QObject *context, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work>;
        // The answer goes through a future, which may outlive its reader as the thread may.
        const auto promise = std::make_shared<QPromise<Answer>>();
        auto *reader = new QFutureWatcher<Answer>(context);
        QObject::connect(reader, &QFutureWatcher<Answer>::finished, context, [reader, then] {
            reader->deleteLater();
            then(reader->result());
        });
        reader->setFuture(promise->future());
        m_pool->start([promise, work] {
            promise->start();
            promise->addResult(work());
            promise->finish();
        });
    }

private:
    std::unique_ptr<QThreadPool> m_pool;
    int m_patienceMs;
};

} // namespace Kassi
