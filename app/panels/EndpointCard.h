// One process on the stage: head, state in large type with the kernel's word, code, descriptors, control block, queues.
#pragma once

#include <QFrame>
#include <vector>

#include "app/panels/CardFold.h"
#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"

class QLabel;
class QVBoxLayout;

namespace app::panels {

class CardBody;
class FittedLabel;

class EndpointCard : public QFrame {
    Q_OBJECT
public:
    explicit EndpointCard(QWidget* parent = nullptr);
    void setContent(const EndpointContent& content);
    void setTheme(const theme::Theme& theme);
    void setFold(CardFold fold);
    [[nodiscard]] const EndpointContent& content() const { return m_content; }
    [[nodiscard]] QString shownState() const;
    [[nodiscard]] QString shownWord() const;

signals:
    void lineClicked(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    EndpointContent m_content;
    theme::Theme m_theme;
    CardFold m_fold = CardFold::Open;
    QVBoxLayout* m_column;
    QWidget *m_head, *m_stateBox, *m_lineBox;
    FittedLabel *m_title, *m_process, *m_state, *m_line;
    QLabel* m_word;
    CardBody* m_body;

    void display();
    void displayFold(const QColor& onHead);
    void layoutWord();
};

}  // namespace app::panels
