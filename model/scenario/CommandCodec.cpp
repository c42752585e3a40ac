#include "model/scenario/CommandCodec.h"

#include "model/base/FieldReader.h"
#include "model/base/FieldWriter.h"

namespace model::scenario {
namespace {

Command commandOf(const Json& object) {
    std::string name;
    FieldReader reader(object);
    reader.required("cmd", name);
    if (const auto kind = trace::judgementNamed(name)) {
        JudgeCommand judge{{}, {*kind}};
        JudgeCommand::fields(judge, reader);
        return judge;
    }
    Command command;
    if (!readAlternative(name, object, command))
        throw UnknownName{"command", name};
    return command;
}

}  // namespace

Result<Command, ParseError> parseCommand(std::string_view line) try {
    const Json object = Json::parse(line);
    if (!object.is_object())
        return ParseError{Reason::text("not a JSON object"), 0};
    return commandOf(object);
} catch (const Json::parse_error& error) {
    return ParseError{Reason::text("not JSON"), error.byte};
} catch (const Json::exception& error) {
    return ParseError{Reason::text(error.what()), 0};
} catch (const WrongField& field) {
    return ParseError{Reason::text(field.reason), 0};
} catch (const UnknownName& unknown) {
    return ParseError{Reason::text("unknown " + unknown.key + " '" + unknown.name + "'"), 0};
}

std::string writeCommand(const Command& command) {
    const auto* judge = std::get_if<JudgeCommand>(&command);
    Json object{{"cmd", judge ? row(judge->judgement.kind).name : alternativeName(command)}};
    if (judge) {
        FieldWriter writer(object);
        JudgeCommand::fields(*judge, writer);
    } else {
        writeFields(object, command);
    }
    return object.dump();
}

}  // namespace model::scenario
