#include "model/trace/EventCodec.h"

#include <cassert>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "model/base/Utf8.h"
#include "model/trace/EventFields.h"

namespace model::trace {
namespace {

using namespace fields;
using Json = nlohmann::ordered_json;

// What a field may throw while an object is read; both end in decodeEvent.
struct WrongField {
    std::string reason;
};
struct UnknownName {};  // an enumerator of a newer program

constexpr int kDeepestReason = 8;  // a session may come from anywhere

template <class T>
struct IsId : std::false_type {};
template <class T>
struct IsId<Id<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsOptional<Boxed<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

// JSON strings are UTF-8; bytes that a call has read may be anything: {"hex":"ff00"}.
std::string hex(std::string_view bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return text;
}

std::string unhex(std::string_view text, std::string_view key) {
    const auto digit = [&](char c) -> unsigned {
        if (c >= '0' && c <= '9')
            return static_cast<unsigned>(c - '0');
        if (c >= 'a' && c <= 'f')
            return static_cast<unsigned>(c - 'a' + 10);
        throw WrongField{"\"" + std::string(key) + "\" is not hexadecimal"};
    };
    if (text.size() % 2 != 0)
        throw WrongField{"\"" + std::string(key) + "\" is not hexadecimal"};
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    return bytes;
}

// Fields that have their default value are left out: most events are a line of 80 bytes.
class FieldWriter {
public:
    explicit FieldWriter(Json& object) : m_object(object) {}

    template <class T>
    void operator()(const char* key, const T& value) {
        if (value != T{})
            m_object[key] = json(value);
    }

private:
    Json& m_object;

    template <class T>
    static Json json(const T& value) {
        if constexpr (std::is_same_v<T, std::string>)
            return isUtf8(value) ? Json(value) : Json{{"hex", hex(value)}};
        else if constexpr (std::is_same_v<T, Reason>) {  // a text, or a list of a sentence and what fills it
            if (value.isText())
                return json(value.words());
            Json list = Json::array({value.words()});
            for (const Reason& filling : value.fillings())
                list.push_back(json(filling));
            return list;
        } else if constexpr (std::is_same_v<T, Address>)
            return value.text();
        else if constexpr (std::is_same_v<T, State>)
            return name(value);
        else if constexpr (std::is_enum_v<T>)
            return kNames<T>.at(static_cast<std::size_t>(value));
        else if constexpr (std::is_arithmetic_v<T>)
            return value;
        else if constexpr (IsId<T>::value)
            return value.value;
        else if constexpr (IsOptional<T>::value)
            return json(*value);
        else if constexpr (IsVector<T>::value) {
            Json array = Json::array();
            for (const auto& element : value)
                array.push_back(json(element));
            return array;
        } else {
            Json object = Json::object();
            FieldWriter writer(object);
            T copy = value;
            visit(writer, copy);
            return object;
        }
    }
};

class FieldReader {
public:
    explicit FieldReader(const Json& object) : m_object(object) {}

    template <class T>
    void operator()(const char* key, T& value) const {
        if (const auto found = m_object.find(key); found != m_object.end())
            read(key, *found, value);
    }

private:
    const Json& m_object;

    [[noreturn]] static void wrong(const char* key, const char* expected) {
        throw WrongField{"\"" + std::string(key) + "\" is not " + expected};
    }

    template <class T>
    static void read(const char* key, const Json& json, T& value) {
        if constexpr (std::is_same_v<T, std::string>)
            readString(key, json, value);
        else if constexpr (std::is_same_v<T, Reason>)
            readReason(key, json, value, kDeepestReason);
        else if constexpr (std::is_same_v<T, Address>) {
            const auto address = json.is_string() ? Address::parse(json.get_ref<const std::string&>()) : std::nullopt;
            if (!address)
                wrong(key, "an address");
            value = *address;
        } else if constexpr (std::is_same_v<T, bool>) {
            if (!json.is_boolean())
                wrong(key, "true or false");
            value = json.get<bool>();
        } else if constexpr (std::is_enum_v<T>)
            readEnum(key, json, value);
        else if constexpr (std::is_integral_v<T>)
            readNumber(key, json, value);
        else if constexpr (IsId<T>::value)
            readNumber(key, json, value.value);
        else if constexpr (IsOptional<T>::value)
            read(key, json, value.emplace());
        else if constexpr (IsVector<T>::value) {
            if (!json.is_array())
                wrong(key, "a list");
            value.reserve(json.size());
            for (const auto& element : json)
                read(key, element, value.emplace_back());
        } else {
            if (!json.is_object())
                wrong(key, "an object");
            FieldReader reader(json);
            visit(reader, value);
        }
    }

    static void readString(const char* key, const Json& json, std::string& value) {
        if (json.is_string())
            value = json.get_ref<const std::string&>();
        else if (json.is_object() && json.contains("hex") && json["hex"].is_string())
            value = unhex(json["hex"].get_ref<const std::string&>(), key);
        else
            wrong(key, "a string");
    }

    static void readReason(const char* key, const Json& json, Reason& reason, int depth) {
        std::string words;
        readString(key, json.is_array() && !json.empty() ? json[0] : json, words);
        std::vector<Reason> fillings;
        for (std::size_t i = 1; json.is_array() && i < json.size(); ++i) {
            if (depth == 0)
                wrong(key, "a reason");
            readReason(key, json[i], fillings.emplace_back(), depth - 1);
        }
        reason = json.is_array() ? Reason(std::move(words), std::move(fillings)) : Reason::text(words);
    }

    template <class T>
    static void readNumber(const char* key, const Json& json, T& value) {
        if (!json.is_number_integer())
            wrong(key, "a whole number");
        const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                    : std::in_range<T>(json.get<std::int64_t>());
        if (!fits)
            wrong(key, "a number that fits");
        value = json.get<T>();
    }

    template <class T>
    static void readEnum(const char* key, const Json& json, T& value) {
        if (!json.is_string())
            wrong(key, "a name");
        const auto& name = json.get_ref<const std::string&>();
        if constexpr (std::is_same_v<T, State>) {
            const auto state = stateFromName(name);
            if (!state)
                throw UnknownName{};
            value = *state;
        } else {
            for (std::size_t i = 0; i < kNames<T>.size(); ++i) {
                if (name == kNames<T>[i]) {
                    value = static_cast<T>(i);
                    return;
                }
            }
            throw UnknownName{};
        }
    }
};

using What = decltype(TraceEvent::what);

// The alternative whose name it is, with its fields read; false: no such event.
template <std::size_t I = 0>
bool readAlternative(std::string_view name, const Json& object, What& what) {
    if constexpr (I < std::variant_size_v<What>) {
        using T = std::variant_alternative_t<I, What>;
        if constexpr (!std::is_same_v<T, PacketSeen>) {
            if (name == kEventName<T>) {
                FieldReader reader(object);
                visit(reader, what.emplace<I>());
                return true;
            }
        }
        return readAlternative<I + 1>(name, object, what);
    }
    return false;
}

}  // namespace

std::string encodeEvent(const TraceEvent& event) {
    Json object = Json::object();
    std::visit(
        [&](const auto& what) {
            using T = std::decay_t<decltype(what)>;
            if constexpr (!std::is_same_v<T, PacketSeen>) {
                object["event"] = kEventName<T>;
                object["time"] = event.time.ns;
                FieldWriter writer(object);
                T copy = what;
                visit(writer, copy);
            } else {
                assert(!"a packet is an Enhanced Packet Block");
            }
        },
        event.what);
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
