#include "app/session/FileOpening.h"

#include <QCoreApplication>
#include <exception>

#include "app/session/Reading.h"

namespace app::session {
namespace {

constexpr qint64 kTellMs = 50;

}  // namespace

void Reading::read(const QString& path) {
    m_sinceTold.start();
    try {
        outcome = run->load(path, [this](std::uint64_t bytes, std::uint64_t total) {
            if (total != 0 && m_sinceTold.elapsed() >= kTellMs) {
                m_sinceTold.start();
                emit progressed(static_cast<double>(bytes) / static_cast<double>(total));
            }
            return stop ? netio::capture::Continue::No : netio::capture::Continue::Yes;
        });
    } catch (const std::exception& fault) {  // no memory is left for a capture of this size
        outcome = {Opened::Fault::BadFile, QCoreApplication::translate("Run", "%1 cannot be read: %2.")
                                               .arg(path, QString::fromLocal8Bit(fault.what()))};
    }
    if (outcome.fault != Opened::Fault::None)
        run.reset();
    over = true;
    emit done();
}

FileOpening::FileOpening(const QString& path) : Opening(Kind::File, path), m_reading(std::make_unique<Reading>()) {
    connect(
        m_reading.get(), &Reading::progressed, this,
        [this](double share) {
            m_share = share;
            emit progressed();
        },
        Qt::QueuedConnection);
    connect(
        m_reading.get(), &Reading::done, this,
        [this] {
            m_run = std::move(m_reading->run);
            emit ended(m_reading->outcome);
        },
        Qt::QueuedConnection);
    m_thread = std::thread([reading = m_reading.get(), path] { reading->read(path); });
}

FileOpening::~FileOpening() {
    m_reading->stop = true;
    m_thread.join();
}

void FileOpening::leave() {
    m_reading->stop = true;
    m_reading->disconnect(this);
    connect(m_reading.get(), &Reading::done, this, &QObject::deleteLater, Qt::QueuedConnection);
    if (m_reading->over)  // done() may have been told before
        Opening::leave();
}

}  // namespace app::session
