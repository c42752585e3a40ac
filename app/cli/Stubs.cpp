#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"

namespace app::cli {
int showWindow(const Arguments&) { return kUsage; }
int takeScreenshot(const Arguments&) { return kUsage; }
}  // namespace app::cli
