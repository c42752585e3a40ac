// The export menu: every view as a file and to the clipboard, as it stands on the stage.
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QTimer>

#include "app/windows/Exports.h"
#include "app/windows/WaitBar.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

class ExportMenu : public WindowFixture {
protected:
    tests::support::TemporaryDirectory m_folder;
    QString m_proposed;  // the name in the dialog

    void SetUp() override {
        WindowFixture::SetUp();
        showRecorded("three-way-handshake", 6);
        stage.last();
        window.refresh();
    }
    [[nodiscard]] QMenu* menu() const { return window.transport()->button(ActionId::Exports)->menu(); }
    [[nodiscard]] app::windows::Exports* exports() const { return window.findChild<app::windows::Exports*>(); }
    [[nodiscard]] QMenu* copies() const { return menu()->findChild<QMenu*>(); }
    [[nodiscard]] static std::vector<QAction*> entriesOf(const QMenu* menu) {
        std::vector<QAction*> entries;
        for (QAction* action : menu->actions())
            if (!action->isSeparator() && !action->menu())
                entries.push_back(action);
        return entries;
    }
    // Chooses the entry, and in the dialog that comes the file; "" leaves it with Cancel.
    void save(QAction* entry, const QString& path) {
        QTimer answer;
        answer.setInterval(5);
        QObject::connect(&answer, &QTimer::timeout, &window, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            answer.stop();
            m_proposed = dialog->selectedFiles().value(0).section(QLatin1Char('/'), -1);
            if (path.isEmpty())
                return dialog->reject();
            dialog->selectFile(path);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        answer.start();
        entry->trigger();
        EXPECT_TRUE(waitFor([this] { return !exports()->busy(); }));
    }
    [[nodiscard]] static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

TEST_F(ExportMenu, WritesEveryViewAsAFile) {
    const auto entries = entriesOf(menu());
    ASSERT_GE(entries.size(), 6u);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QString path = QString::fromStdString(m_folder.file("view" + std::to_string(i) + ".svg"));
        save(entries[i], path);
        EXPECT_EQ(notice(), QStringLiteral("Written: %1").arg(path)) << entries[i]->text().toStdString();
        EXPECT_TRUE(m_proposed.startsWith("three-way-handshake-")) << m_proposed.toStdString();
        EXPECT_TRUE(m_proposed.endsWith(".svg")) << m_proposed.toStdString();
        EXPECT_TRUE(contents(path).contains("<svg")) << entries[i]->text().toStdString();
    }
    const QByteArray ladder = contents(QString::fromStdString(m_folder.file("view0.svg")));
    for (const char* label : {"SYN", "ACK", "ESTAB"})
        EXPECT_TRUE(ladder.contains(label)) << label;
    EXPECT_FALSE(ladder.contains("Deliver")) << "nothing can be clicked on paper";
}

TEST_F(ExportMenu, WritesTheFormatOfTheSuffix) {
    const QString pdf = QString::fromStdString(m_folder.file("ladder.pdf"));
    const QString png = QString::fromStdString(m_folder.file("ladder.png"));
    save(entriesOf(menu()).front(), pdf);
    EXPECT_TRUE(contents(pdf).startsWith("%PDF-"));
    save(entriesOf(menu()).front(), png);
    EXPECT_FALSE(QImage(png).isNull());
}

TEST_F(ExportMenu, CancelWritesNothingAndWhatCannotBeWrittenIsTold) {
    save(entriesOf(menu()).front(), {});
    EXPECT_EQ(notice(), "");
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
    const QString path = QString::fromStdString(m_folder.file("ladder.bmp"));
    save(entriesOf(menu()).front(), path);
    EXPECT_TRUE(notice().contains(".svg")) << "the formats there are: " << notice().toStdString();
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
}

TEST_F(ExportMenu, CopiesEveryViewToTheClipboard) {
    ASSERT_TRUE(copies());
    const auto entries = entriesOf(copies());
    EXPECT_EQ(entries.size(), entriesOf(menu()).size());
    for (QAction* entry : entries) {
        QApplication::clipboard()->clear();
        entry->trigger();
        EXPECT_TRUE(waitFor([this] { return !exports()->busy(); }));
        const QMimeData* mime = QApplication::clipboard()->mimeData();
        ASSERT_TRUE(mime && mime->hasImage()) << entry->text().toStdString();
        EXPECT_TRUE(mime->data(QStringLiteral("image/svg+xml")).contains("<svg")) << entry->text().toStdString();
        EXPECT_TRUE(mime->data(QStringLiteral("application/pdf")).startsWith("%PDF-")) << entry->text().toStdString();
        EXPECT_EQ(notice(), "Copied to the clipboard.");
    }
}

// A picture that takes its time: the event loop turns meanwhile.
class LongExport : public ExportMenu {
protected:
    static constexpr std::uint64_t kPackets = 6'000;
    QString m_file;

    void SetUp() override {
        ExportMenu::SetUp();
        tests::support::writeLargeCapture(m_folder.file("large.pcap"), kPackets);
        stage.openFile(QString::fromStdString(m_folder.file("large.pcap")));
        ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
        m_file = QString::fromStdString(m_folder.file("ladder.svg"));
    }
    // The export begins when the dialog has been answered; nothing waits for its end.
    void begin(QMenu* of) {
        QTimer answer;
        answer.setInterval(1);
        QObject::connect(&answer, &QTimer::timeout, &window, [&] {
            if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
                answer.stop();
                dialog->selectFile(m_file);
                QMetaObject::invokeMethod(dialog, "accept");
            }
        });
        answer.start();
        entriesOf(of).front()->trigger();
    }
    [[nodiscard]] std::size_t files() const {
        using Entries = std::filesystem::directory_iterator;
        return static_cast<std::size_t>(std::distance(Entries(m_folder.path()), Entries()));
    }
};

TEST_F(LongExport, IsPaintedWhileTheWindowLives) {
    begin(menu());
    ASSERT_TRUE(exports()->busy()) << "the window stood still until it was written";
    int turns = 0;
    QTimer turning;
    QObject::connect(&turning, &QTimer::timeout, &window, [&] { ++turns; });
    turning.start(1);
    stage.seek(10);  // the picture is of what stood there when it was asked for
    EXPECT_TRUE(waitFor([this] { return !exports()->busy(); }));
    EXPECT_GT(turns, 20);
    EXPECT_EQ(notice(), QStringLiteral("Written: %1").arg(m_file));
    EXPECT_GT(contents(m_file).count("<text"), 6'000) << "all that stood there";
}

TEST_F(LongExport, CancelLeavesNothingOfIt) {
    begin(menu());
    app::windows::WaitBar* bar = window.findChild<app::windows::WaitBar*>("exporting");
    ASSERT_TRUE(waitFor([&] { return bar->isVisible() || !exports()->busy(); }));
    ASSERT_TRUE(exports()->busy()) << "too short to be cancelled";
    QTest::mouseClick(bar->cancelButton(), Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return !exports()->busy(); }));
    EXPECT_FALSE(bar->isVisible());
    EXPECT_TRUE(notice().contains("cancelled")) << notice().toStdString();
    EXPECT_EQ(files(), 1U) << "the capture alone";
}

TEST_F(LongExport, LeavingTheWindowInTheMiddleLeavesNothingOfIt) {
    {
        app::windows::MainWindow second(&stage);
        second.show();
        begin(second.transport()->button(ActionId::Exports)->menu());
        ASSERT_TRUE(second.findChild<app::windows::Exports*>()->busy());
    }
    EXPECT_EQ(files(), 1U) << "the capture alone";
}

TEST_F(ExportMenu, SpeaksTheLanguageOfTheWindow) {
    window.appearance().setLanguage(QStringLiteral("zh_CN"));
    save(entriesOf(menu()).front(), QString::fromStdString(m_folder.file("ladder.svg")));
    const QString svg = QString::fromUtf8(contents(QString::fromStdString(m_folder.file("ladder.svg"))));
    EXPECT_TRUE(svg.contains(QStringLiteral("客户端"))) << "the processes are named in Chinese";
    window.appearance().setLanguage(QStringLiteral("en"));
}

}  // namespace
}  // namespace tests::gui
