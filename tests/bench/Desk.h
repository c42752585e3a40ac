// A window on a stage for benchmarks, and an application that tells what each repaint of it cost.
#pragma once

#include <QApplication>
#include <QEventLoop>
#include <QPaintEvent>
#include <QTimer>
#include <functional>
#include <memory>

#include "app/panels/LadderPanel.h"
#include "app/session/Stage.h"
#include "app/windows/Appearance.h"
#include "app/windows/MainWindow.h"
#include "tests/bench/Figures.h"

namespace tests::bench {

using app::session::Stage;
using app::windows::MainWindow;

inline constexpr QSize kWindow(1920, 1080);
inline constexpr int kTravelMs = 400;

// Tells of every repaint of the window: how long it took and how many pixels it was asked for.
class Application : public QApplication {
public:
    using QApplication::QApplication;
    QWidget* window = nullptr;
    std::function<void(const Span&, std::int64_t pixels)> painted;

    bool notify(QObject* receiver, QEvent* event) override {
        if (event->type() == QEvent::Paint && m_inside) {
            for (const QRect& rect : static_cast<QPaintEvent*>(event)->region())
                m_pixels += static_cast<std::int64_t>(rect.width()) * rect.height();
            m_any = true;
        }
        if (event->type() != QEvent::UpdateRequest || receiver != window || m_inside)
            return QApplication::notify(receiver, event);
        m_inside = true;
        m_any = false;
        m_pixels = 0;
        const Watch watch;
        const bool handled = QApplication::notify(receiver, event);
        const Span span = watch.elapsed();
        m_inside = false;
        if (m_any && painted)
            painted(span, m_pixels);
        return handled;
    }

private:
    bool m_inside = false, m_any = false;
    std::int64_t m_pixels = 0;
};

// A window on a stage. `stale`: the stage has changed since the last paint.
struct Desk {
    Application& application;
    Stage stage;
    Watch watch;
    std::unique_ptr<MainWindow> window;
    Samples refreshes;
    bool stale = false;
    std::size_t refreshed = 0;  // the position that the widgets hold

    explicit Desk(Application& app) : application(app) {
        // The window's own connection is between these two.
        QObject::connect(&stage, &Stage::changed, &stage, [this] { watch = Watch(); });
        window = std::make_unique<MainWindow>(&stage);
        QObject::connect(&stage, &Stage::changed, &stage, [this] {
            refreshes.add(watch.elapsed());
            refreshed = stage.position();
            stale = true;
        });
        window->appearance().setLanguage(QStringLiteral("en"));
        window->appearance().setReducedMotion(false);
        window->ladder()->setTravelMs(kTravelMs);
        window->resize(kWindow);
        window->show();
        application.window = window.get();
    }
    ~Desk() { application.window = nullptr; }

    // Goes on whenever nothing moves, until the demo is over. False: it does not come to its end.
    bool play(const std::function<void()>& next) {
        QEventLoop loop;
        QTimer look;
        int idle = 0;
        std::size_t position = 0;
        bool done = false;
        look.setInterval(10);
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            const bool moved = stage.position() != position;
            position = stage.position();
            idle = moved || stage.busy() || window->ladder()->traveling() ? 0 : idle + 1;
            if (idle < 3)  // a person needs longer
                return;
            idle = 0;
            done = stage.finished();
            if (done)
                loop.quit();
            else
                next();
        });
        look.start();
        QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
        loop.exec();
        return done;
    }
};

inline void settle(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace tests::bench
