// The rule behind the step, over the lower edge of the stage, as long as somebody wants to see it. GUI thread.
#pragma once

#include <QFrame>

#include "app/panels/StepWords.h"
#include "app/theme/Theme.h"

class QLabel;

namespace app::panels {

class WhySheet : public QFrame {
    Q_OBJECT
public:
    explicit WhySheet(QWidget* parent);

    void tell(const StepWords& words, const theme::Theme& theme);
    void setWanted(bool wanted);  // there while there is a rule to tell
    [[nodiscard]] QString text() const;

signals:
    void changed();  // it has come, gone, or needs another height

private:
    QLabel *m_title, *m_words;
    QString m_told;
    bool m_wanted = false;

    void look();
};

}  // namespace app::panels
