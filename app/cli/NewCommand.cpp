// sockstage new NAME: a commented scenario file to start from.
#include <QFileInfo>
#include <QRegularExpression>
#include <cstdio>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/session/Typed.h"
#include "model/scenario/Template.h"

namespace app::cli {

int newScenario(const Arguments& arguments) {
    QString path = arguments.operand;
    if (!path.endsWith(QLatin1String(".json")))
        path += QLatin1String(".json");
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9-]*$"));
    const QString id = QFileInfo(path).completeBaseName();
    if (!form.match(id).hasMatch())
        return fail(
            kUsage,
            QStringLiteral("'%1' is no name for a demo: use small letters, digits and hyphens, like my-demo.").arg(id));
    if (QFileInfo::exists(path))
        return fail(kBadFile, QStringLiteral("%1 exists already and is left as it is; choose another name.").arg(path));
    const std::string text = model::scenario::scenarioTemplate(id.toStdString());
    if (const QString reason = writeWhole(path, QByteArray::fromStdString(text)); !reason.isEmpty())
        return fail(kBadFile, reason);
    std::printf("%s is there; run it with: %s run %s\n", qPrintable(path), qPrintable(session::typedName()),
                qPrintable(path));
    return kDone;
}

}  // namespace app::cli
