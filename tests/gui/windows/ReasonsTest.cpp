// Why something did not work, told in Chinese: no English may be left in it.
#include <QDirIterator>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <fstream>
#include <set>

#include "app/session/Reasons.h"
#include "model/scenario/PacketSelector.h"
#include "model/scenario/Template.h"
#include "netio/capture/CaptureFormat.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using model::Reason;

// Two Latin words in a row, but for what an author writes in a scenario.
QString englishIn(QString told) {
    static const QStringList kWritten{"data \"hello\" from client", "SYN from client",
                                      "fd = socket(AF_INET, SOCK_STREAM)", "editcap -F pcapng",
                                      "{\"actor\": \"client\", \"state\": \"SYN-SENT\"}"};
    for (const QString& written : kWritten)
        told.remove(written);
    told.remove(QRegularExpression("'[a-z]+'"));
    static const QRegularExpression words("[A-Za-z]{2,}[,;:]? [a-z]{2,}|\\b(from|is|but|should|must|to|of|the)\\b");
    return words.match(told).captured();
}

// What a literal of C++ means.
QString meaning(QString literal) {
    static const QRegularExpression joint("(?<!\\\\)\"\\s*\"");
    literal = literal.trimmed().remove(joint);
    literal = literal.mid(1, literal.size() - 2);
    return literal.replace("\\\"", "\"").replace("\\\\", "\\");
}

// The literals in the sources of these parts that follow `before`.
std::set<QString> literals(const QStringList& parts, const QString& before) {
    const QRegularExpression form(before + R"re(\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+))re");
    std::set<QString> found;
    for (const QString& part : parts) {
        QDirIterator files(QStringLiteral(SOCKSTAGE_SOURCE_DIR "/") + part, {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            QString text = QString::fromUtf8(file.readAll());
            for (auto all = form.globalMatch(text); all.hasNext();)
                found.insert(meaning(all.next().captured(1)));
        }
    }
    return found;
}

TEST(Translations, NoneIsOfASentenceThatIsGone) {
    const std::set<QString> known = literals({"app", "model", "netio"}, QString());
    QFile file(QStringLiteral(SOCKSTAGE_SOURCE_DIR "/resources/translations/sockstage_zh_CN.ts"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (xml.isStartElement() && xml.name() == QStringLiteral("source")) {
            const QString source = xml.readElementText();
            EXPECT_TRUE(known.contains(source)) << source.toStdString();
        }
    }
}

class ChineseReasons : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        window.appearance().setLanguage(QStringLiteral("zh_CN"));
    }
    void TearDown() override { window.appearance().setLanguage(QStringLiteral("en")); }
};

TEST_F(ChineseReasons, NoSentenceKeepsItsEnglish) {
    const std::set<QString> sentences = literals({"model", "netio"}, "\\b(?:Reason(?: \\w+)?|reasonFormat)\\(");
    ASSERT_GT(sentences.size(), 150u);
    for (const QString& english : sentences) {
        std::vector<Reason> fillings;
        for (int i = 1; i <= 9; ++i)
            fillings.push_back(Reason::text("x" + std::to_string(i)));
        const Reason reason(english.toStdString(), fillings);
        const QString told = app::session::reasonText(reason), whole = QString::fromStdString(reason.english());
        EXPECT_EQ(englishIn(told).toStdString(), "") << english.toStdString() << " -> " << told.toStdString();
        if (!englishIn(english).isEmpty()) {
            EXPECT_NE(told.toStdString(), whole.toStdString());
        }
        for (int i = 1; i <= 9; ++i) {
            const QString filling = QStringLiteral("x%1").arg(i);
            EXPECT_EQ(told.count(filling), whole.count(filling)) << told.toStdString();
        }
    }
}

Reason faultOf(const char* scenario) {
    const auto parsed = model::scenario::parseScenario(scenario);
    EXPECT_FALSE(parsed.ok()) << scenario;
    return parsed.ok() ? Reason() : parsed.error().reason;
}

Reason faultOfStep(const std::string& step) {
    const std::string before =
        R"~({"id": "x", "title": "x", "actors": [{"name": "client", "role": "client"}], "steps": [)~"
        R"~({"actor": "client", "call": "fd = socket(AF_INET, SOCK_STREAM)", "say": "x"}, )~";
    return faultOf((before + step + "]}").c_str());
}

Reason segments(const char* selector) {
    const auto parsed = model::scenario::parseSelector(selector);
    return Reason("at least %1 of %2 should be sent but there were %3", 2, parsed.value().said(), 0);
}

Reason damage(std::string_view start) {
    return netio::capture::whyNoCapture({reinterpret_cast<const std::uint8_t*>(start.data()), start.size()});
}

TEST_F(ChineseReasons, ReasonsWithinReasonsAreToldToo) {
    const struct {
        Reason reason;
        const char *english, *chinese;
    } rows[] = {
        {faultOf("{\"id\": \"x\",}"), "there is a comma after the last entry, before '}'; take it out",
         "最后一项之后、“}”之前多了一个逗号；请删去"},
        {faultOf("{\"id\": \"x\""), "the file ends, but the '{' of line 1 is still open: '}' is missing",
         "文件到此结束，但第 1 行的“{”还没有闭合：缺少“}”"},
        {faultOf("{\"id\": -}"), "'-' is no number; written are 5, -1, 2.5", "“-”不是数；数写作 5、-1、2.5"},
        {faultOf("{\"id\": \"\t\"}"), "a tab inside a text is written \\t", "文字里的制表符要写作 \\t"},
        {faultOfStep(R"~({"actor": "client", "call": "connect(fd)", "say": "x"})~"),
         "step 2: in \"connect(fd)\" at character 11: connect() needs an address: 127.0.0.1:9000 or [::1]:9000: "
         "connect(fd, 127.0.0.1:9000)",
         "第 2 步：“connect(fd)”第 11 个字符处：connect() 缺少地址：127.0.0.1:9000 或 [::1]:9000：connect(fd, "
         "127.0.0.1:9000)"},
        {faultOfStep(R"~({"actor": "client", "call": "send(fd, \"a\", WHATEVERITIS)", "say": "x"})~"),
         "step 2: in \"send(fd, \"a\", WHATEVERITIS)\" at character 15: unknown constant 'WHATEVERITIS'; possible: "
         "MSG_DONTWAIT MSG_PEEK MSG_NOSIGNAL MSG_OOB MSG_MORE",
         "第 2 步：“send(fd, \"a\", WHATEVERITIS)”第 15 个字符处：未知的常量 'WHATEVERITIS'；可以是：MSG_DONTWAIT "
         "MSG_PEEK MSG_NOSIGNAL "
         "MSG_OOB MSG_MORE"},
        {Reason("%1() of %2 should bring \"%3\" but brought \"%4\"", std::string("write"), std::string("client"),
                std::string("a %1 b"), std::string()),
         "write() of client should bring \"a %1 b\" but brought \"\"", "client 的 write() 应得到“a %1 b”，实际得到“”"},
        {segments("data \"is from here\" from client"),
         "at least 2 of data \"is from here\" from client should be sent but there were 0",
         "应至少发出 2 个来自 client 的 数据“is from here”，实际有 0 个"},
        {damage("\x1f\x8b and more"), "compressed with gzip: gunzip it first", "以 gzip 压缩：请先用 gunzip 解压"},
    };
    for (const auto& [reason, english, chinese] : rows) {
        EXPECT_EQ(reason.english(), english);
        EXPECT_EQ(app::session::reasonText(reason).toStdString(), chinese);
    }
}

TEST_F(ChineseReasons, StepThatFailsSaysWhyInTheNarration) {
    tests::support::TemporaryDirectory folder;
    const std::string path = folder.file("my-demo.json");
    std::string text = model::scenario::scenarioTemplate("my-demo");
    const std::string right = "\"expect\": [";
    const auto at = text.find(right);
    ASSERT_NE(at, std::string::npos);
    text.insert(at + right.size(), "{\"actor\": \"client\", \"state\": \"CLOSING\"}, ")
        .insert(at, "\"timeout\": 300, ");
    std::ofstream(path) << text;
    START_LIVE_OR_SKIP(path.c_str());
    clickNext();
    ASSERT_TRUE(waitFor([&] { return !stage.busy(); }));
    ASSERT_FALSE(stage.failed().empty());
    window.refresh();
    const QString told = window.narration()->text();
    EXPECT_TRUE(told.contains("客户端 应处于 CLOSING，但没有连接。")) << told.toStdString();
    EXPECT_EQ(englishIn(QString(told).remove(QRegularExpression("“.*”"))), "") << told.toStdString();
}

}  // namespace
}  // namespace tests::gui
