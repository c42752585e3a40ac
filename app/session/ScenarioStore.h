// The demos: the ones built in, and files of users. Reads and parses; keeps nothing.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "model/base/Result.h"
#include "model/scenario/JsonPlaces.h"
#include "model/scenario/Scenario.h"

namespace app::session {

struct DemoError {
    QString sentence;
    bool file = false;  // a file that cannot be read as a scenario; else a name that does not exist
};

// Ids of the demos that are built in: the lesson's in its order, then the others.
[[nodiscard]] QStringList builtInDemos();
[[nodiscard]] std::vector<model::scenario::Scenario> demosInOrder();

// DEMO `article`: the whole lesson, one demo after the other; where one is asked for, its first.
inline constexpr char kLesson[] = "article";
[[nodiscard]] QStringList lessonDemos();

// A demo's name is its id, the lesson's name, or the path of a scenario file: a path has a slash or ends in .json. The
// names of what is built in come first, whatever lies in the current folder.
[[nodiscard]] bool isBuiltIn(const QString& name);
// The name as it is remembered: an id, or an absolute path.
[[nodiscard]] QString demoSource(const QString& name);
[[nodiscard]] model::Result<model::scenario::Scenario, DemoError> loadDemo(const QString& name);
// What is told of a mistake in a scenario file.
[[nodiscard]] QString mistakeSentence(const QString& file, model::scenario::JsonPlace place,
                                      const model::Reason& reason);

// The recorded session of a built-in demo; empty: none.
[[nodiscard]] QByteArray recordedSession(const QString& id);

}  // namespace app::session
