// Programs that people really use: how they open, end and die must be inferred as the
// kernel tells it.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "Sockets.h"
#include "TruthTest.h"
#include "tests/support/Programs.h"

extern char** environ;

namespace truth {
namespace {

class Program {
public:
    explicit Program(std::vector<std::string> words) {
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        for (const int fd : {0, 1, 2})
            posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
        posix_spawnp(&m_pid, arguments[0], &files, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&files);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() { end(SIGKILL); }
    void end(int signal) {
        if (m_pid <= 0)
            return;
        kill(m_pid, signal);
        wait();
    }
    void wait() {
        if (m_pid > 0)
            waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    [[nodiscard]] bool running() const { return m_pid > 0 && waitpid(m_pid, nullptr, WNOHANG | WNOWAIT) == 0; }

private:
    pid_t m_pid = 0;
};

struct Programs : TruthTest {
    bool listening() const {
        std::ostringstream wanted;
        wanted << ":" << std::uppercase << std::hex << port << " 00000000:0000 0A";
        std::ifstream table("/proc/self/net/tcp");
        for (std::string line; std::getline(table, line);)
            if (line.find(wanted.str()) != std::string::npos)
                return true;
        return false;
    }
    void over(int ends) {
        EXPECT_TRUE(capture->until([&] { return allClosed(); })) << capture->text();
        compare(ends);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port) + "/"; }
};

TEST_F(Programs, CurlFromAPythonServer) {
    READY();
    SOCKSTAGE_NEEDS_PROGRAM("curl");
    SOCKSTAGE_NEEDS_PROGRAM("python3");
    Program server({"python3", "-m", "http.server", std::to_string(port), "--bind", "127.0.0.1"});
    ASSERT_TRUE(capture->until([&] { return listening(); }, 20)) << "python3 does not listen";
    for (const char* version : {"--http1.0", "--http1.1"})
        Program({"curl", "-s", version, url()}).wait();
    Program({"curl", "-s", url() + "nothing", url(), url()}).wait();  // three requests on one connection, if it is kept
    server.end(SIGTERM);
    capture->drain();
    over(2 * static_cast<int>(capture->tracker().connections().size()));
    EXPECT_GE(capture->tracker().connections().size(), 3u);
}

TEST_F(Programs, PythonClientThatNeverCloses) {
    READY();
    SOCKSTAGE_NEEDS_PROGRAM("python3");
    Socket listener;
    listener.listen(port);
    Program client({"python3", "-c",
                    "import socket,os;s=socket.create_connection(('127.0.0.1'," + std::to_string(port) +
                        "));s.sendall(b'x'*100000);os._exit(0)"});
    Socket server = listener.accept();
    while (!server.receive().empty()) {
    }
    server.close();
    client.wait();
    over(2);
}

TEST_F(Programs, PythonClientThatIsKilled) {
    READY();
    SOCKSTAGE_NEEDS_PROGRAM("python3");
    Socket listener;
    listener.listen(port);
    Program client(
        {"python3", "-c",
         "import socket;s=socket.create_connection(('127.0.0.1'," + std::to_string(port) + "));s.recv(1);s.recv(1)"});
    Socket server = listener.accept();
    server.send("x");
    ASSERT_TRUE(capture->until([&] { return capture->seen(16) >= 2; }));
    client.end(SIGKILL);
    EXPECT_EQ(server.receive(), "");
    server.close();
    over(2);
}

TEST_F(Programs, Netcat) {
    READY();
    SOCKSTAGE_NEEDS_PROGRAM("nc");
    Socket listener;
    listener.listen(port);
    Program client({"sh", "-c", "echo hello | nc -w 2 127.0.0.1 " + std::to_string(port)});
    Socket server = listener.accept();
    server.receive();
    server.send("answer");
    server.shutdownWrite();
    client.wait();
    server.receive();
    server.close();
    over(2);
}

}  // namespace
}  // namespace truth
