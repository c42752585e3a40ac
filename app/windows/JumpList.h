// The places to jump to as whole sentences, what is to come after what was: a list over the window, gone when one of
// them is chosen. GUI thread.
#pragma once

#include <QFrame>
#include <vector>

#include "app/windows/JumpMenu.h"

class QListWidget;

namespace app::windows {

class JumpList : public QFrame {
    Q_OBJECT
public:
    explicit JumpList(QWidget* window);
    void offer(const std::vector<Jump>& jumps, std::size_t position, double base);
    [[nodiscard]] QListWidget* list() const { return m_list; }

signals:
    void chosen(const app::windows::Jump& jump);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QListWidget* m_list;
    std::vector<Jump> m_jumps;

    void add(const QString& words, int jump, bool heading);
    void choose();
    void place(double base);
};

}  // namespace app::windows
