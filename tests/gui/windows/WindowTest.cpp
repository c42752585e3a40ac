// The window as a person meets it: names and order of its controls, sizes, language, look.
#include <QAbstractButton>
#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTableView>
#include <QXmlStreamReader>

#include "app/panels/DemoRail.h"
#include "app/panels/DiagramView.h"
#include "app/panels/KernelTable.h"
#include "app/panels/ProjectedStage.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/TimeLine.h"
#include "app/panels/Words.h"
#include "app/windows/PresenterWindow.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {

using namespace app;

namespace {

using Window = WindowFixture;

TEST_F(Window, EveryControlHasAName) {
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool control = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(&window);
        if (!control || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        ASSERT_TRUE(interface);
        EXPECT_FALSE(interface->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
}

TEST_F(Window, TabOrderIsThatOfThePage) {
    std::vector<QWidget*> order;
    for (QWidget* widget = window.transport()->button(ActionId::Rail); order.size() < 40;) {
        if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
            order.push_back(widget);
        widget = widget->nextInFocusChain();
        if (widget == window.transport()->button(ActionId::Rail))
            break;
    }
    const auto place = [&](const QWidget* widget) {
        return std::find(order.begin(), order.end(), widget) - order.begin();
    };
    EXPECT_LT(place(window.transport()->button(ActionId::Back)), place(window.transport()->button(ActionId::Next)));
    EXPECT_LT(place(window.transport()->button(ActionId::Next)), place(window.transport()->button(ActionId::More)));
    EXPECT_LT(place(window.transport()->button(ActionId::More)), place(window.ladder()->view()));
    EXPECT_LT(place(window.ladder()->view()), place(window.narration()->timeLine()));
}

TEST_F(Window, ColoursOfTheWindowCanBeRead) {
    for (const theme::Look look : {theme::Look::Light, theme::Look::Dark}) {
        const theme::Theme theme = theme::Theme::make(look);
        const panels::StripColors strip = panels::stripColors(theme);
        EXPECT_GE(theme::contrast(strip.text, strip.background), 4.5);
        EXPECT_GE(theme::contrast(strip.secondary, strip.background), 4.5);
        EXPECT_GE(theme::contrast(strip.accent, strip.background), 4.5);
        EXPECT_GE(theme::contrast(strip.text, strip.line), 4.5);
        for (const theme::Role* role : {&theme.client, &theme.server}) {
            EXPECT_GE(theme::contrast(panels::onInk(theme), role->ink), 4.5);
            EXPECT_GE(theme::contrast(role->ink, theme.background), 4.5);
        }
        EXPECT_GE(theme::contrast(theme.client.ink, theme.client.tint), 4.5);
        EXPECT_GE(theme::contrast(theme.secondary, theme.chrome), 4.5);
        for (const char* mode : {"#4CC79B", "#FFC857", "#D4A0E0", "#FF8A80"})
            EXPECT_GE(theme::contrast(QColor(QLatin1String(mode)), strip.background), 4.5);
    }
}

TEST_F(Window, SpeaksChineseAndEnglishWithoutRestart) {
    const QString english = window.transport()->button(ActionId::Next)->accessibleName();
    window.appearance().setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(window.transport()->button(ActionId::Next)->accessibleName(), QStringLiteral("下一步"));
    EXPECT_EQ(window.transport()->button(ActionId::Language)->accessibleName(), QStringLiteral("语言"));
    EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消")) << "Qt's own words";
    // Every button and label that says something says it in Chinese or in words of the field.
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
        if (!button->accessibleName().isEmpty() && button->isVisible()) {
            EXPECT_TRUE(theme::hasHan(button->accessibleName())) << button->accessibleName().toStdString();
        }
    for (const QString& panel : window.dock()->keys())
        EXPECT_TRUE(theme::hasHan(window.dock()->panel(panel)->title())) << panel.toStdString();
    EXPECT_TRUE(theme::hasHan(window.rail()->search()->placeholderText()));
    window.appearance().setLanguage(QStringLiteral("en"));
    EXPECT_EQ(window.transport()->button(ActionId::Next)->accessibleName(), english);
}

TEST(Translations, EveryEntryIsFinished) {
    QFile file(QStringLiteral(SOCKSTAGE_SOURCE_DIR "/resources/translations/sockstage_zh_CN.ts"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int entries = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QStringLiteral("source"))
            source = xml.readElementText();
        if (xml.isStartElement() && xml.name() == QStringLiteral("translation")) {
            ++entries;
            EXPECT_NE(xml.attributes().value(QStringLiteral("type")).toString(), QStringLiteral("unfinished"))
                << source.toStdString();
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_GT(entries, 300);
}

// A packet is 分组, and the accept queue 全连接队列, wherever a Chinese reader meets them.
TEST(Translations, EveryThingHasOneName) {
    const QDir resources(QStringLiteral(SOCKSTAGE_SOURCE_DIR "/resources"));
    QStringList files{resources.filePath(QStringLiteral("translations/sockstage_zh_CN.ts"))};
    const QDir scenarios(resources.filePath(QStringLiteral("scenarios")));
    for (const QString& name : scenarios.entryList({QStringLiteral("*.json")}))
        files << scenarios.filePath(name);
    EXPECT_GT(files.size(), 10);
    for (const QString& path : files) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
        const QString text = QString::fromUtf8(file.readAll());
        for (const char* other : {"数据包", "丢包", "封包", "已完成队列", "完成连接队列", "SYN 队列"})
            EXPECT_FALSE(text.contains(QString::fromUtf8(other))) << other << " in " << path.toStdString();
    }
}

TEST_F(Window, NothingIsCutOffAtAnySize) {
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")})
        for (const QSize size :
             {QSize(1024, 768), QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(900, 640)}) {
            window.appearance().setLanguage(language);
            window.resize(size);
            app::windows::settle();
            SCOPED_TRACE(::testing::Message() << size.width() << 'x' << size.height() << ' ' << language.toStdString());
            EXPECT_EQ(window.size(), size) << "the window does not fit";
            for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
                if (!button->isVisible() || button->text().isEmpty())
                    continue;
                EXPECT_GE(button->width(), button->minimumSizeHint().width()) << button->text().toStdString();
                const QRect place(button->mapTo(&window, QPoint()), button->size());
                EXPECT_TRUE(window.rect().contains(place)) << button->text().toStdString();
            }
            std::vector<const QPushButton*> row;
            for (const QPushButton* button : window.transport()->findChildren<QPushButton*>())
                if (button->isVisible())
                    row.push_back(button);
            for (std::size_t i = 0; i < row.size(); ++i)
                for (std::size_t j = i + 1; j < row.size(); ++j)
                    EXPECT_FALSE(row[i]->geometry().intersects(row[j]->geometry()))
                        << row[i]->objectName().toStdString() << " over " << row[j]->objectName().toStdString();
        }
}

TEST_F(Window, TheStageStandsInTheDesksPlace) {
    window.presentation().begin(windows::Presentation::Start::FromHere);
    QCoreApplication::processEvents();
    EXPECT_TRUE(window.presentation().projected()->isVisible());
    EXPECT_FALSE(window.ladder()->isVisible());
    EXPECT_FALSE(window.rail()->isVisible());
    key(Qt::Key_A);
    EXPECT_TRUE(window.dock()->isVisible()) << "what the stage leaves out is one key away";
    EXPECT_FALSE(window.presentation().projected()->isVisible());
    key(Qt::Key_Escape);
    EXPECT_TRUE(window.presentation().projected()->isVisible()) << "the panel goes first";
    EXPECT_FALSE(window.transport()->isVisible());
    window.presentation().end();
    EXPECT_TRUE(window.transport()->isVisible());
    EXPECT_EQ(window.ladder()->font().pixelSize(), 14);
}

TEST_F(Window, SizesOfDeskAndProjectorAreApart) {
    key(Qt::Key_Plus, Qt::ControlModifier);
    const int desk = window.ladder()->font().pixelSize();
    EXPECT_GT(desk, 14);
    window.presentation().begin(windows::Presentation::Start::FromHere);
    window.presentation().end();
    EXPECT_EQ(window.ladder()->font().pixelSize(), desk);
    key(Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(window.ladder()->font().pixelSize(), 14);
}

TEST_F(Window, PresenterWindowHasNotesNextStepAndTimer) {
    window.presentation().showPresenter(true);
    ASSERT_TRUE(window.presentation().presenter()->isVisible());
    EXPECT_TRUE(window.presentation().presenter()->timerText().startsWith("0:00:"));
    EXPECT_FALSE(window.presentation().presenter()->notes().isEmpty());
    window.presentation().showPresenter(false);
    EXPECT_FALSE(window.presentation().presenter()->isVisible());
}

TEST_F(Window, MarkedRowsOfTheKernelAreInSight) {
    window.resize(1280, 720);
    showRecorded("demultiplexing", 0);
    ASSERT_TRUE(window.showPanel(QStringLiteral("kernel")));
    stage.seekStep(4);
    window.refresh();
    const auto* table = window.dock()->panel(QStringLiteral("kernel"))->findChild<QTableView*>();
    ASSERT_TRUE(table);
    const auto firstMarked = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (const auto cell = table->model()->index(row, 0); cell.data(panels::KernelTable::Marked).toBool())
                return table->visualRect(cell);
        return QRect();
    };
    EXPECT_TRUE(waitFor([&] { return table->viewport()->rect().contains(firstMarked()); }, 3000))
        << firstMarked().top() << " of " << table->viewport()->height();
    EXPECT_GT(table->verticalScrollBar()->maximum(), 0) << "nothing had to be scrolled";
}

TEST_F(Window, SearchFindsDemosInBothLanguages) {
    auto* list = window.rail()->list();
    const auto shown = [&] {
        int count = 0;
        for (int i = 0; i < list->count(); ++i)
            count += list->item(i)->isHidden() ? 0 : 1;
        return count;
    };
    const int all = shown();
    ASSERT_GT(all, 4);
    window.rail()->search()->setText(QStringLiteral("handshake"));
    EXPECT_LT(shown(), all);
    EXPECT_GE(shown(), 2) << "a heading and a demo";
    window.rail()->search()->setText(QStringLiteral("no such demo"));
    EXPECT_EQ(shown(), 0);
    window.rail()->search()->clear();
    EXPECT_EQ(shown(), all);
}

TEST_F(Window, FiveLifeLinesAndTheLayersStandBesideEachOtherOnASmallScreen) {
    key(Qt::Key_0, Qt::ControlModifier);  // in the size of text that a window begins with
    for (const char* language : {"en", "zh_CN"}) {
        window.appearance().setLanguage(QString::fromLatin1(language));
        for (const QSize size : {QSize(1024, 768), QSize(1280, 720)}) {
            window.resize(size);
            showRecorded("demultiplexing", 14);
            ASSERT_TRUE(window.showPanel(QStringLiteral("layers")));
            app::windows::settle();
            EXPECT_EQ(window.ladder()->view()->horizontalScrollBar()->maximum(), 0) << language << ' ' << size.width();
        }
    }
    window.appearance().setLanguage(QStringLiteral("en"));
}

TEST_F(Window, KeysGoToTheSearchWhileItHasTheFocus) {
    window.activateWindow();
    key(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(window.rail()->search(), QStringLiteral("b w"));
    EXPECT_EQ(window.rail()->search()->text(), QStringLiteral("b w"));
}

}  // namespace

}  // namespace tests::gui
