// The command line as a value. Errors are sentences for stderr; nothing is printed here.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include "model/base/Result.h"

namespace app::cli {

enum class CommandName { Window, Run, List, Open, States, Export, Check, New, Help, Version };

struct Arguments {
    CommandName command = CommandName::Window;
    QString operand;  // DEMO, FILE or NAME
    bool headless = false, live = false, wait = false;
    QString save;         // session file
    bool json = false;    // list, states, check: to stdout
    QString jsonFile;     // run: report file, "-" for stdout
    QStringList exports;  // run --headless --export OUT.svg
    QString view;         // export --view
    QString output;       // export -o
    int packet = 0;       // export --packet N: the segment looked at; 0: the last
    QString screenshot;   // PNG file
    struct Picture {
        QString measure;       // JSON file: what it says, and where
        bool present = false;  // the projected stage instead of the desk
        double scale = 1;      // its pixels for one of the window's
    } picture;
    int step = -1;  // from 1; -1: not given
    QString panel, language, theme;
    QSize size;

    // Whether a display is needed: everything else works over ssh and in scripts.
    [[nodiscard]] bool needsDisplay() const;
};

struct UsageError {
    QString sentence;
};

// arguments: without the program's name.
[[nodiscard]] model::Result<Arguments, UsageError> parseArguments(const QStringList& arguments);

[[nodiscard]] QString helpText();

}  // namespace app::cli
