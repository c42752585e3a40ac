// The bar on top: what plays, the steps, speed and drop; number mode, export, presentation, language. Gives way in
// narrow windows: words go before buttons do, and Next keeps its word. What its buttons do, and their names, icons and
// tooltips, are given to them by the window's actions.
#pragma once

#include <QPushButton>
#include <QWidget>
#include <map>
#include <vector>

#include "app/panels/ActionId.h"
#include "app/theme/Theme.h"

class QLabel;

namespace app::panels {

class FittedLabel;

class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* button(ActionId id) const { return m_buttons.at(id); }
    [[nodiscard]] const std::map<ActionId, QPushButton*>& buttons() const { return m_buttons; }

    void setTheme(const theme::Theme& theme);
    void setDemoTitle(const QString& chapter, const QString& title);
    void setPlaying(bool playing);
    void setSpeedText(const QString& text);
    void setNumbersText(const QString& text);
    void retranslate() { fit(); }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Word {
        ActionId button;
        QString text;
        int keptUpTo;          // level of narrowness at which the word goes
        QString shorter = {};  // what comes in its place
    };
    std::map<ActionId, QPushButton*> m_buttons;
    theme::Theme m_theme;
    QLabel* m_brand;
    FittedLabel* m_title;
    QString m_titleText, m_numbersText, m_speedText;
    bool m_playing = false;
    int m_leastWidth = 0;
    QString m_fitted;  // what the words were last chosen for

    [[nodiscard]] std::vector<Word> words() const;
    void fitAgain();
    void setWords(int level);
    [[nodiscard]] int wantedWidth() const;
    void fit();
};

}  // namespace app::panels
