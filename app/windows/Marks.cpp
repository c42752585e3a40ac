#include "app/windows/Marks.h"

#include <QLineF>
#include <algorithm>

namespace app::windows {

const Marks::Strokes& Marks::strokes() const {
    static const Strokes none;
    const auto page = m_pages.find(m_key);
    return page == m_pages.end() ? none : page->second.strokes;
}

void Marks::begin(QPointF at) {
    Page& page = m_pages[m_key];
    page.before.push_back(page.strokes);
    page.strokes.push_back({at});
}

void Marks::draw(QPointF to) {
    if (Strokes& strokes = m_pages[m_key].strokes; !strokes.empty())
        strokes.back() << to;
}

void Marks::erase(QPointF at, double near) {
    Page& page = m_pages[m_key];
    const auto touched = [&](const QPolygonF& stroke) {
        return std::ranges::any_of(stroke, [&](QPointF point) { return QLineF(point, at).length() <= near; });
    };
    if (std::ranges::none_of(page.strokes, touched))
        return;
    page.before.push_back(page.strokes);
    std::erase_if(page.strokes, touched);
}

void Marks::undo() {
    if (!canUndo())
        return;
    Page& page = m_pages[m_key];
    page.strokes = page.before.back();
    page.before.pop_back();
}

bool Marks::canUndo() const {
    const auto page = m_pages.find(m_key);
    return page != m_pages.end() && !page->second.before.empty();
}

}  // namespace app::windows
