#include <gtest/gtest.h>

#include "model/base/FieldReader.h"
#include "model/base/FieldWriter.h"

namespace model {
namespace {

enum class Colour : std::uint8_t { Red, Green };
constexpr auto namesOf(Colour) {
    return std::to_array<std::string_view>({"red", "green"});
}

struct Paint {
    static constexpr std::string_view kName = "paint";
    std::uint8_t litres = 0;
    Colour colour = Colour::Red;
    std::vector<std::string> rooms;
    bool operator==(const Paint&) const = default;

    static void fields(auto& self, auto& io) {
        io.required("litres", self.litres);
        io("colour", self.colour);
        io("rooms", self.rooms);
    }
};

struct Rest {
    static constexpr std::string_view kName = "rest";
    bool operator==(const Rest&) const = default;
    static void fields(auto& /*self*/, auto& /*io*/) {}
};

using Work = std::variant<Rest, Paint>;

std::string faultOf(const char* json) {
    Work work;
    try {
        EXPECT_TRUE(readAlternative("paint", Json::parse(json), work)) << json;
    } catch (const WrongField& field) {
        return field.reason;
    } catch (const UnknownName& unknown) {
        return unknown.key + " " + unknown.name;
    }
    return {};
}

TEST(JsonFields, WritesWhatIsRequiredAndWhatIsNotItsDefault) {
    Json object{{"work", alternativeName(Work(Paint{}))}};
    writeFields(object, Work(Paint{0, Colour::Green, {}}));
    EXPECT_EQ(object.dump(), R"({"work":"paint","litres":0,"colour":"green"})");
}

TEST(JsonFields, ReadBackWhatWasWritten) {
    const Work written = Paint{255, Colour::Green, {"hall", "\xff"}};
    Json object;
    writeFields(object, written);
    Work read;
    ASSERT_TRUE(readAlternative(alternativeName(written), object, read));
    EXPECT_EQ(read, written);
}

TEST(JsonFields, TellWhatIsWrong) {
    EXPECT_EQ(faultOf(R"({"litres":1})"), "");
    EXPECT_EQ(faultOf(R"({"colour":"red"})"), "\"litres\" is missing");
    EXPECT_EQ(faultOf(R"({"litres":256})"), "\"litres\" is not a number that fits");
    EXPECT_EQ(faultOf(R"({"litres":1,"rooms":"hall"})"), "\"rooms\" is not a list");
    EXPECT_EQ(faultOf(R"({"litres":1,"colour":"blue"})"), "colour blue");
}

TEST(JsonFields, KnowNoOtherAlternative) {
    Work work;
    EXPECT_FALSE(readAlternative("sing", Json::object(), work));
}

TEST(Names, StandInTheOrderOfTheEnum) {
    EXPECT_EQ(name(Colour::Green), "green");
    EXPECT_EQ(fromName<Colour>("green"), Colour::Green);
    EXPECT_EQ(fromName<Colour>("blue"), std::nullopt);
    EXPECT_EQ(name(static_cast<Colour>(2)), "unknown");
}

}  // namespace
}  // namespace model
