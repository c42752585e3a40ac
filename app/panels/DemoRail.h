// The demos by chapter of the article, then "when things go wrong", then "yours", with a search and a tick on what has
// been seen. Remembers what was seen and the files opened in the user's settings.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "app/theme/Theme.h"
#include "model/scenario/Scenario.h"

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace app::panels {

class DemoRail : public QWidget {
    Q_OBJECT
public:
    struct Demo {
        QString id, chapter;
        model::scenario::Text title, purpose;
    };
    explicit DemoRail(QWidget* parent = nullptr);
    // Reads the built-in demos; a file that cannot be read is left out.
    void load();
    void setTheme(const theme::Theme& theme);
    void setCurrent(const QString& id);
    void markSeen(const QString& id);
    void addFile(const QString& path);
    [[nodiscard]] QStringList seen() const { return m_seen; }
    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }

signals:
    void demoChosen(const QString& idOrFile);
    void openFileWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineEdit* m_search;
    QListWidget* m_list;
    QPushButton* m_open;
    std::vector<Demo> m_demos;
    QStringList m_seen, m_files;
    QString m_current;
    theme::Theme m_theme;

    void fill();
    void filter(const QString& words);
    void retranslate();
};

}  // namespace app::panels
