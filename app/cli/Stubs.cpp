#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
namespace app::cli {
QString exportView(const session::Stage&, const QString&, const QString&, const Arguments&) { return {}; }
int exportDiagram(const Arguments&) { return kUsage; }
int showWindow(const Arguments&) { return kUsage; }
int takeScreenshot(const Arguments&) { return kUsage; }
}
