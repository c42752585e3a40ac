// The program from its command line to its exit status (ExitCode.h).
#pragma once

#include "app/cli/Arguments.h"

namespace app::session {
class Stage;
}

namespace app::cli {

int run(int argc, char** argv);

// One command each; they print to stdout, their errors as one sentence to stderr, and return the exit status.
int runHeadless(const Arguments& arguments);
int listDemos(const Arguments& arguments);
int printStates(const Arguments& arguments);
int exportDiagram(const Arguments& arguments);
int checkSystem(const Arguments& arguments);
int newScenario(const Arguments& arguments);
int showWindow(const Arguments& arguments);
int takeScreenshot(const Arguments& arguments);

// One view of what is on the stage into a file whose suffix tells the format; "" or a sentence.
[[nodiscard]] QString exportView(const session::Stage& stage, const QString& view, const QString& file,
                                 const Arguments& arguments);

// "sockstage: SENTENCE" on stderr, with commands as people type them ('sockstage list'); returns status.
int fail(int status, const QString& sentence);

}  // namespace app::cli
