#include "model/scenario/Template.h"

namespace model::scenario {
namespace {

constexpr std::string_view kTemplate =
    R"json(// A demo for Sockstage. Run it:  sockstage run ID.json        (add --headless for no window)
// JSON with comments; FORMAT.md documents every key. Mistakes are told with their line.
{
  "id": "ID",
  "chapter": "yours",  // where the browser lists it
  "title": {"en": "My demo", "zh_CN": "我的演示"},
  "purpose": {
    "en": "What somebody understands who has seen it.",
    "zh_CN": "看完之后，观众会明白什么。"
  },

  // Processes. role: the side of the stage. An actor that a later "start" step names joins only then.
  "actors": [
    {"name": "client", "role": "client", "title": {"en": "Client", "zh_CN": "客户端"}},
    {"name": "server", "role": "server", "title": {"en": "Server", "zh_CN": "服务器"}}
  ],

  // Settings of the demo's own network. A held connection stays alive while you talk, without any.
  "sysctls": {"net.ipv4.tcp_timestamps": 0},
  "mtu": 1500,
  "gate": "hold",     // "hold": each segment waits for a step; "pass": segments travel by themselves
  "panel": "states",  // ladder, states, table, segment, layers, calls, kernel or chart

  "steps": [
    {
      // A call of an actor. "then": calls that it runs right after, by itself.
      "actor": "server",
      "call": "listener = socket(AF_INET, SOCK_STREAM)",
      "then": [
        "setsockopt(listener, SO_REUSEADDR, 1)",
        "bind(listener, 127.0.0.1:9000)",
        "listen(listener, 5)",
        "conn = accept(listener)"
      ],
      // What you say: one idea, ** ** around the call or the segment.
      "say": {
        "en": "The server listens on port 9000 and blocks in **accept()**.",
        "zh_CN": "服务器监听 9000 端口，阻塞在 **accept()** 中。"
      },
      // What must become true, or the step fails. The order does not count.
      "expect": [
        {"actor": "server", "state": "LISTEN"},
        {"actor": "server", "blocked": "accept"}
      ]
    },
    {
      "actor": "client",
      "call": "fd = socket(AF_INET, SOCK_STREAM)",
      "then": ["connect(fd, 127.0.0.1:9000)"],
      "say": {
        "en": "**connect()** sends a **SYN** and blocks; the segment waits at the server's door.",
        "zh_CN": "**connect()** 发出 **SYN** 后阻塞；报文段停在服务器门口。"
      },
      "expect": [
        {"held": "SYN from client"},
        {"actor": "client", "state": "SYN-SENT"},
        {"actor": "client", "blocked": "connect"}
      ]
    },
    {
      // Other actions: "drop", "keep" (stays on the wire), "duplicate", "delay" (with "ms"), "destroy", "signal",
      // "start", "gate", "wait".
      "deliver": "SYN from client",
      "say": {
        "en": "The SYN arrives; the server's kernel answers **SYN,ACK**.",
        "zh_CN": "SYN 到达，服务器内核回应 **SYN,ACK**。"
      },
      "why": {
        "en": "A listening endpoint that receives a SYN sends its own SYN together with the ACK.",
        "zh_CN": "监听端收到 SYN 后，把自己的 SYN 与确认一起发出。"
      },
      "rfc": "RFC 9293, 3.10.7.2",
      "notes": {"en": "Ask before you click: which state now?", "zh_CN": "点击前先问：现在是什么状态？"},
      // Predict mode asks before the step; "answer" counts from 0.
      "questions": [
        {
          "ask": {"en": "Which state will the server be in?", "zh_CN": "服务器将处于什么状态？"},
          "choices": ["ESTABLISHED", "SYN-RECEIVED", "LISTEN"],
          "answer": 1
        }
      ],
      "expect": [
        {"held": "SYN,ACK from server"},
        {"actor": "server", "state": "SYN-RECEIVED"}
      ]
    },
    {
      "deliver": "SYN,ACK from server",
      "say": {"en": "**connect()** returns: the client is connected.", "zh_CN": "**connect()** 返回：客户端已连接。"},
      "expect": [
        {"actor": "client", "returned": "connect", "result": 0},
        {"actor": "client", "state": "ESTABLISHED"},
        {"held": "ACK from client"}
      ]
    },
    {
      "deliver": "ACK from client",
      "say": {"en": "**accept()** returns: the server is connected.", "zh_CN": "**accept()** 返回：服务器已连接。"},
      "expect": [
        {"actor": "server", "returned": "accept"},
        {"actor": "server", "state": "ESTABLISHED"}
      ]
    }
  ]
}
)json";

}  // namespace

std::string scenarioTemplate(std::string_view id) {
    std::string text(kTemplate);
    constexpr std::string_view kRunLine = "run ID.json";
    text.replace(text.find(kRunLine), kRunLine.size(), "run " + std::string(id) + ".json");
    constexpr std::string_view kIdLine = "\"id\": \"ID\"";
    text.replace(text.find(kIdLine), kIdLine.size(), "\"id\": \"" + std::string(id) + "\"");
    return text;
}

}  // namespace model::scenario
