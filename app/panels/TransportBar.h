// The bar on top: what plays, the steps, speed and drop; number mode, export, presentation, language. Gives way in
// narrow windows: words go before buttons do, and Next keeps its word.
#pragma once

#include <QPushButton>
#include <QWidget>
#include <vector>

#include "app/theme/Theme.h"

class QLabel;
class QMenu;

namespace app::panels {

class FittedLabel;

class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent = nullptr);

    QPushButton *rail, *first, *back, *next, *play, *speed, *drop, *numbers, *exports, *present, *language, *more;

    void setTheme(const theme::Theme& theme);
    void setDemoTitle(const QString& chapter, const QString& title);
    void setPlaying(bool playing);
    void setSpeedText(const QString& text);
    void setNumbersText(const QString& text);
    void retranslate();
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Word {
        QPushButton* button;
        QString text;
        int keptUpTo;  // level of narrowness at which the word goes
    };
    theme::Theme m_theme;
    QLabel* m_brand;
    FittedLabel* m_title;
    QString m_titleText, m_numbersText, m_speedText;
    bool m_playing = false;

    QPushButton* make(const QString& name);
    [[nodiscard]] std::vector<Word> words() const;
    int m_leastWidth = 0;
    QString m_fitted;  // what the words were last chosen for
    void fitAgain();
    void setWords(int level);
    [[nodiscard]] int wantedWidth() const;
    void fit();
    void paintIcons();
};

}  // namespace app::panels
