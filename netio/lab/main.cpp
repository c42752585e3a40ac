// sockstage-lab: real sockets in a network namespace of their own, tapped, held and watched.
//
// Commands come as JSON lines on standard input, events leave as a pcapng stream on standard output. By hand:
//
//   ( echo '{"cmd":"gate","mode":"hold"}'
//     echo '{"cmd":"actor","name":"server"}'
//     echo '{"cmd":"call","actor":"server","text":"listener = socket(AF_INET, SOCK_STREAM)"}'
//     echo '{"cmd":"call","actor":"server","text":"bind(listener, 127.0.0.1:9000)"}'
//     echo '{"cmd":"call","actor":"server","text":"listen(listener, 5)"}'
//     echo '{"cmd":"actor","name":"client"}'
//     echo '{"cmd":"call","actor":"client","text":"fd = socket(AF_INET, SOCK_STREAM)"}'
//     echo '{"cmd":"call","actor":"client","text":"connect(fd, 127.0.0.1:9000)"}'
//     sleep .5; echo '{"cmd":"deliver","packet":1}'    # the SYN
//     sleep .5; echo '{"cmd":"deliver","packet":2}'    # the SYN,ACK
//     sleep .5 ) | sockstage-lab > session.pcapng; tshark -r session.pcapng
//
// It ends with its input, with its parent, or with {"cmd":"quit"}, and takes every process and the namespace with it.
// With --check it tries what it needs and tells it as JSON (SystemCheck.h).
// Exit: 0 done; 2 usage; 4 the system refuses what it needs, told as one JSON object on standard error:
// {"operation","errno","detail"}. The first byte of the stream says that everything stands.
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "netio/lab/Lab.h"
#include "netio/lab/Namespace.h"
#include "netio/lab/SystemCheck.h"

namespace {

constexpr int kUsage = 2, kRefused = 4, kFault = 1;

struct Options {
    bool check = false;
    int parent = 0;  // pid; 0: whoever started us
    std::size_t ringBytes = netio::tap::Tap::kRingBytes;
};

bool number(std::string_view text, std::size_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

bool parse(int argc, char** argv, Options& options) {
    if (argc == 2 && std::string_view(argv[1]) == "--check")
        return options.check = true;
    for (int i = 1; i < argc; i += 2) {
        std::size_t value = 0;
        if (i + 1 == argc || !number(argv[i + 1], value))
            return false;
        if (std::string_view(argv[i]) == "--parent")
            options.parent = static_cast<int>(value);
        else if (std::string_view(argv[i]) == "--ring-mib" && value >= 1 && value <= 1024)
            options.ringBytes = value << 20;
        else
            return false;
    }
    return true;
}

int refused(const netio::posix::SystemError& error) {
    const nlohmann::json object{
        {"operation", error.operation}, {"errno", error.error}, {"detail", error.detail.english()}};
    std::fprintf(stderr, "%s\n", object.dump().c_str());
    return kRefused;
}

// A closed standard descriptor would be given to the next socket, and taken for input or output.
void keepStandardDescriptors() {
    for (int fd = 0; fd < 3; ++fd)
        if (::fcntl(fd, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDWR);
}

int run(const Options& options) {
    using namespace netio;
    const int parent = options.parent != 0 ? options.parent : ::getppid();
    if (const lab::Entered entered = lab::enterNamespace(); !entered.outcome())
        return refused(entered.outcome().error());
    // After the namespace: new credentials clear it. The parent may have died before.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        return 0;
    if (auto raised = lab::raiseLoopback(); !raised)
        return refused(raised.error());
    lab::setPatientDefaults();
    auto opened = lab::Lab::open(STDIN_FILENO, STDOUT_FILENO, options.ringBytes);
    if (!opened)
        return refused(opened.error());
    opened.value()->run();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    keepStandardDescriptors();
    Options options;
    if (!parse(argc, argv, options)) {
        std::fprintf(stderr,
                     "usage: sockstage-lab [--parent PID] [--ring-mib N] <commands >session.pcapng\n"
                     "       sockstage-lab --check\n");
        return kUsage;
    }
    ::signal(SIGPIPE, SIG_IGN);
    try {
        if (options.check) {
            std::printf("%s\n", netio::lab::writeChecked(netio::lab::trySystem()).c_str());
            return 0;
        }
        return run(options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n",
                     nlohmann::json{{"operation", error.what()}, {"errno", 0}, {"detail", ""}}.dump().c_str());
        return kFault;
    }
}
