// Every view as a file or on the clipboard, as it stands on the stage, through the painter that draws the screen. Fills
// the menu of it, has the picture painted on a thread of its own, and says what became of it. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "app/panels/Frame.h"

class QAction;
class QMenu;
class QWidget;

namespace app::exporting {
class ExportJob;
}

namespace app::windows {

class WaitBar;

class Exports : public QObject {
    Q_OBJECT
public:
    // Asked for what is shown at the moment of an export.
    struct Source {
        std::function<panels::Frame()> frame;
        std::function<QString()> demo;                     // its id or file
        std::function<QString(const QString& view)> name;  // of a view, in the window's language
    };
    Exports(Source source, WaitBar* bar, QWidget* window);
    ~Exports() override;  // what is being exported is not: nothing half-written is left
    void fill(QMenu* menu);
    void retranslate();
    void saveSession();               // its segments and what was seen of the kernel, as a file
    void print(const QString& view);  // with a preview
    [[nodiscard]] bool busy() const { return m_job != nullptr; }

signals:
    void said(const QString& sentence);

private:
    struct Entry {
        QString view;
        QAction *file, *copy, *print;
    };
    Source m_source;
    WaitBar* m_bar;
    QWidget* m_window;
    std::vector<Entry> m_entries;
    QMenu *m_copies = nullptr, *m_prints = nullptr;
    std::unique_ptr<exporting::ExportJob> m_job;

    void save(const QString& view);
    void start(const QString& view, const QString& path);  // "": to the clipboard
    void finish();
    [[nodiscard]] QString proposed(const QString& ending) const;
    [[nodiscard]] QString nameOf(const QString& view) const;
};

}  // namespace app::windows
