#include "model/trace/EventCodec.h"

#include <cassert>

#include "model/base/FieldReader.h"
#include "model/base/FieldWriter.h"

namespace model::trace {

std::string encodeEvent(const TraceEvent& event) {
    const std::string_view name = alternativeName(event.what);
    assert(!name.empty() && "a packet is an Enhanced Packet Block");
    Json object{{"event", name}, {"time", event.time.ns}};
    writeFields(object, event.what);
    return object.dump();
}

Result<std::optional<TraceEvent>, ParseError> decodeEvent(std::string_view json) try {
    const Json object = Json::parse(json);
    const auto name = object.is_object() ? object.find("event") : object.end();
    if (!object.is_object() || name == object.end() || !name->is_string())
        return ParseError{Reason::text("an event block without the name of its event")};
    TraceEvent event;
    FieldReader reader(object);
    reader("time", event.time.ns);
    if (!readAlternative(name->get_ref<const std::string&>(), object, event.what))
        return std::optional<TraceEvent>{};
    return std::optional<TraceEvent>{std::move(event)};
} catch (const Json::parse_error& error) {
    return ParseError{Reason::text("an event block that is not JSON"), error.byte > 0 ? error.byte - 1 : 0};
} catch (const Json::exception&) {  // a number beyond every type
    return ParseError{Reason::text("an event block with a value that cannot be read")};
} catch (const WrongField& field) {
    return ParseError{Reason::text("an event block in which " + field.reason)};
} catch (const UnknownName&) {
    return std::optional<TraceEvent>{};
}

}  // namespace model::trace
