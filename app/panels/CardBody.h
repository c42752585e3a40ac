// What a card says under its state: code, descriptors, queues, control block. Where there is no room for all, the code
// keeps the call that runs and its neighbours, and what is below it ends with a whole row: queues are seen before the
// rest of the program. Where even that is too much, the descriptors do without titles and come before the neighbours.
// Both parts scroll.
#pragma once

#include <QWidget>

#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"

class QLabel;
class QScrollArea;

namespace app::panels {

class CodePane;
class QueueView;
class RowsView;

class CardBody : public QWidget {
    Q_OBJECT
public:
    explicit CardBody(QWidget* parent = nullptr);
    void setContent(const EndpointContent& content);
    void setTheme(const theme::Theme& theme);
    // Only the running line and the queues of connections; as high as that.
    void setFolded(bool folded);

    [[nodiscard]] QSize sizeHint() const override { return {240, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 0}; }

signals:
    void lineClicked(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    theme::Theme m_theme;
    bool m_folded = false;
    QScrollArea *m_codeArea, *m_restArea;
    QWidget* m_rest;
    CodePane* m_code;
    QLabel *m_descriptorTitle, *m_controlTitle, *m_queueTitle;
    RowsView *m_descriptors, *m_control;
    QueueView* m_queues;

    void place();
    int arrangeRest(bool compact);  // its height; compact: descriptors and queues without their titles
    [[nodiscard]] int essential(const std::vector<int>& ends) const;
    [[nodiscard]] std::vector<int> rowEnds() const;  // where what is below the code may end
};

}  // namespace app::panels
