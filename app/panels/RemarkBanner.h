// Over the stage, large: what must be told beside the lesson's words (StepWords.h), a countdown where a timer runs out,
// and the button that brings the lesson back. Lies over what is there and moves nothing. GUI thread.
#pragma once

#include <QFrame>

#include "app/panels/StepWords.h"
#include "app/theme/Theme.h"

class QLabel;
class QPushButton;

namespace app::panels {

class RemarkBanner : public QFrame {
    Q_OBJECT
public:
    explicit RemarkBanner(QWidget* parent);

    void tell(const std::optional<RemarkWords>& words, const theme::Theme& theme);  // nullopt: it goes
    [[nodiscard]] QString text() const;                                             // "" while it is not there
    [[nodiscard]] QPushButton* returnButton() const { return m_return; }

signals:
    void changed();                   // it has come, gone, or says more or less
    void said(const QString& words);  // for a screen reader, once

private:
    QLabel *m_sign, *m_words;
    QPushButton* m_return;
    QString m_shown, m_said;
};

}  // namespace app::panels
