#include "app/windows/Announcer.h"

#include <QAccessible>

namespace app::windows {

namespace {
// What a step leads to comes within this time.
constexpr int kGatherMs = 250;
}  // namespace

Announcer::Announcer(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(1, 1);
    m_gather.setSingleShot(true);
    m_gather.setInterval(kGatherMs);
    connect(&m_gather, &QTimer::timeout, this, &Announcer::announce);
}

void Announcer::tell(const QString& sentence) {
    if (sentence.isEmpty())
        return;
    m_waiting << sentence;
    m_gather.start();
}

void Announcer::tellAll(const QStringList& sentences) {
    for (const QString& sentence : sentences)
        tell(sentence);
}

void Announcer::announce() {
    const QString words = m_waiting.join(QLatin1Char(' '));
    m_waiting.clear();
    setAccessibleName(words);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, words);
#else
    // A notification that comes up is read aloud.
    QAccessibleEvent event(this, QAccessible::ObjectShow);
#endif
    QAccessible::updateAccessibility(&event);
    emit announced(words);
}

}  // namespace app::windows
