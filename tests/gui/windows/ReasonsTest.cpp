// Why something did not work, told in Chinese: no English may be left in it.
#include <QRegularExpression>
#include <fstream>

#include "app/session/ReasonSentences.h"
#include "app/session/Reasons.h"
#include "model/scenario/Template.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

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

class ChineseReasons : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        window.setLanguage(QStringLiteral("zh_CN"));
    }
    void TearDown() override { window.setLanguage(QStringLiteral("en")); }
};

TEST_F(ChineseReasons, NoSentenceKeepsItsEnglish) {
    ASSERT_GT(app::session::reasonSentences().size(), 150u);
    for (const auto& sentence : app::session::reasonSentences()) {
        QString english = QString::fromUtf8(sentence.english);
        for (int i = 1; i <= 9; ++i)
            english.replace(QStringLiteral("%%1").arg(i), QStringLiteral("x%1").arg(i));
        const QString told = app::session::reasonText(english.toStdString());
        EXPECT_EQ(englishIn(told), "") << english.toStdString() << " -> " << told.toStdString();
        for (int i = 1; i <= 9; ++i) {
            const QString argument = QStringLiteral("x%1").arg(i);
            EXPECT_EQ(told.count(argument), english.count(argument)) << told.toStdString();
        }
    }
}

TEST_F(ChineseReasons, ReasonsWithinReasonsAreToldToo) {
    const std::pair<const char*, const char*> reasons[] = {
        {"not valid JSON: unexpected '}'; expected string literal",
         "不是有效的 JSON：不该出现'}'；这里应是带引号的文字"},
        {"not valid JSON: unexpected end of input; expected '}'", "不是有效的 JSON：不该出现文件结尾；这里应是'}'"},
        {"not valid JSON: invalid number; expected digit after '-'", "不是有效的 JSON：无效的数字；'-' 之后应是数字"},
        {"not valid JSON: invalid string: control character U+0009 (HT) must be escaped to \\u0009 or \\t",
         "不是有效的 JSON：无效的文字：控制字符 U+0009 (HT) 必须写成 \\u0009 或 \\t"},
        {"step 3: in \"connect(fd)\" at character 11: connect() needs an address: 127.0.0.1:9000 or [::1]:9000: "
         "connect(fd, 127.0.0.1:9000)",
         "第 3 步：“connect(fd)”第 11 个字符处：connect() 缺少地址：127.0.0.1:9000 或 [::1]:9000：connect(fd, "
         "127.0.0.1:9000)"},
        {"unknown constant 'X'; expected flags such as MSG_DONTWAIT",
         "未知的常量 'X'；这里应是标志，例如 MSG_DONTWAIT"},
        {"write() of client should bring \"a %1 b\" but brought \"\"", "client 的 write() 应得到“a %1 b”，实际得到“”"},
        {"at least 2 of data \"is from here\" from client should be sent but there were 0",
         "应至少发出 2 个来自 client 的 数据“is from here”，实际有 0 个"},
        {"compressed with gzip: gunzip it first", "以 gzip 压缩：请先用 gunzip 解压"},
    };
    for (const auto& [english, chinese] : reasons)
        EXPECT_EQ(app::session::reasonText(english).toStdString(), chinese);
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
    EXPECT_TRUE(told.contains("client 应处于 CLOSING，但没有连接。")) << told.toStdString();
    EXPECT_EQ(englishIn(QString(told).remove(QRegularExpression("“.*”"))), "") << told.toStdString();
}

}  // namespace
}  // namespace tests::gui
