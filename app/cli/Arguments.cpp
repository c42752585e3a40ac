#include "app/cli/Arguments.h"

#include <QHash>
#include <QRegularExpression>
#include <functional>

#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"

namespace app::cli {
namespace {

using ParsedArguments = model::Result<Arguments, UsageError>;

struct Option {
    QList<CommandName> commands;  // that know it
    bool takesValue;
    std::function<QString(Arguments&, const QString& value)> apply;  // "" or what is wrong with the value
};

const QHash<QString, CommandName>& commands() {
    static const QHash<QString, CommandName> all = {{"run", CommandName::Run},       {"list", CommandName::List},
                                                    {"open", CommandName::Open},     {"states", CommandName::States},
                                                    {"export", CommandName::Export}, {"check", CommandName::Check},
                                                    {"new", CommandName::New},       {"help", CommandName::Help}};
    return all;
}

template <class Member>
auto text(Member Arguments::*member) {
    return [member](Arguments& a, const QString& value) {
        a.*member = value;
        return QString();
    };
}

auto flag(bool Arguments::*member) {
    return [member](Arguments& a, const QString&) {
        a.*member = true;
        return QString();
    };
}

auto number(int Arguments::*member, int least) {
    return [member, least](Arguments& a, const QString& value) {
        bool ok = false;
        a.*member = value.toInt(&ok);
        return ok && a.*member >= least ? QString() : QStringLiteral("takes a whole number from %1 on").arg(least);
    };
}

auto oneOf(QString Arguments::*member, const QStringList& allowed) {
    return [member, allowed](Arguments& a, const QString& value) {
        a.*member = value;
        return allowed.contains(value) ? QString() : QStringLiteral("is one of: %1").arg(allowed.join(", "));
    };
}

QString applySize(Arguments& a, const QString& value) {
    static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = form.match(value);
    a.size = match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
    const bool possible =
        a.size.width() >= 640 && a.size.width() <= 8192 && a.size.height() >= 400 && a.size.height() <= 8192;
    return possible ? QString()
                    : QStringLiteral("is WIDTHxHEIGHT in pixels, from 640x400 to 8192x8192, like 1920x1080");
}

QString applyMeasure(Arguments& a, const QString& value) {
    a.picture.measure = value;
    return {};
}

QString applyPresent(Arguments& a, const QString&) {
    a.picture.present = true;
    return {};
}

QString applyScale(Arguments& a, const QString& value) {
    bool ok = false;
    a.picture.scale = value.toDouble(&ok);
    return ok && a.picture.scale >= 1 && a.picture.scale <= 4 ? QString()
                                                              : QStringLiteral("is a number from 1 to 4, like 1.5");
}

const QHash<QString, Option>& options() {
    using C = CommandName;
    static const QStringList views = exporting::viewNames() + exporting::textViews();
    static const QHash<QString, Option> all = {
        {"--headless", {{C::Run}, false, flag(&Arguments::headless)}},
        {"--live", {{C::Run}, false, flag(&Arguments::live)}},
        {"--wait", {{C::Run}, false, flag(&Arguments::wait)}},
        {"--save", {{C::Run}, true, text(&Arguments::save)}},
        {"--json", {{C::List, C::States, C::Check}, false, flag(&Arguments::json)}},
        {"--export",
         {{C::Run},
          true,
          [](Arguments& a, const QString& v) {
              a.exports.append(v);
              return QString();
          }}},
        {"--view", {{C::Export}, true, oneOf(&Arguments::view, views)}},
        {"-o", {{C::Export}, true, text(&Arguments::output)}},
        {"--packet", {{C::Export}, true, number(&Arguments::packet, 1)}},
        {"--screenshot", {{C::Run, C::Open}, true, text(&Arguments::screenshot)}},
        {"--measure", {{C::Run, C::Open}, true, applyMeasure}},
        {"--present", {{C::Run, C::Open}, false, applyPresent}},
        {"--scale", {{C::Run, C::Open}, true, applyScale}},
        {"--step", {{C::Run}, true, number(&Arguments::step, 0)}},
        {"--panel", {{C::Run, C::Open}, true, text(&Arguments::panel)}},
        {"--lang", {{C::Window, C::Run, C::Open, C::Export}, true, oneOf(&Arguments::language, {"en", "zh_CN"})}},
        {"--theme",
         {{C::Window, C::Run, C::Open, C::Export}, true, oneOf(&Arguments::theme, {"light", "dark", "print"})}},
        {"--size", {{C::Window, C::Run, C::Open, C::Export}, true, applySize}},
    };
    return all;
}

UsageError usage(const QString& what) {
    return {what + QStringLiteral(" 'sockstage help' shows every command.")};
}

bool takesOperand(CommandName command) {
    switch (command) {
        case CommandName::Run:
        case CommandName::Open:
        case CommandName::States:
        case CommandName::Export:
        case CommandName::New:
            return true;
        case CommandName::Window:
        case CommandName::List:
        case CommandName::Check:
        case CommandName::Help:
        case CommandName::Version:
            return false;
    }
    return false;
}

QString missing(const Arguments& a, const QString& word) {
    if (takesOperand(a.command) && a.operand.isEmpty()) {
        const bool demo = a.command == CommandName::Run;
        const bool name = a.command == CommandName::New;
        return QStringLiteral("'sockstage %1' needs %2.")
            .arg(word, demo   ? "the id of a demo or a scenario file"
                       : name ? "a name for the new demo"
                              : "a file");
    }
    if (a.command == CommandName::Export && (a.view.isEmpty() || a.output.isEmpty()))
        return QStringLiteral("'sockstage export FILE' needs --view VIEW and -o OUT.");
    for (const auto& [given, name] : {std::pair(!a.picture.measure.isEmpty(), "--measure"),
                                      {a.picture.present, "--present"},
                                      {a.picture.scale != 1, "--scale"}})
        if (given && a.screenshot.isEmpty())
            return QStringLiteral("%1 goes with --screenshot.").arg(name);
    if (a.command == CommandName::Run && !a.headless) {
        for (const auto& [given, name] :
             {std::pair(!a.jsonFile.isEmpty(), "--json"), {!a.exports.isEmpty(), "--export"}, {a.wait, "--wait"}}) {
            if (given)
                return QStringLiteral("%1 goes with --headless.").arg(name);
        }
    }
    return {};
}

}  // namespace

bool Arguments::needsDisplay() const {
    const bool window = command == CommandName::Window || command == CommandName::Run || command == CommandName::Open;
    return window && !headless && screenshot.isEmpty();
}

namespace {

struct Given {
    QString name, value;
};

// Sets what the options say. "" or a sentence: what is wrong with them.
QString apply(const QList<Given>& given, const QString& word, Arguments& parsed) {
    for (const auto& [name, value] : given) {
        if (name == "--json" && parsed.command == CommandName::Run) {
            parsed.jsonFile = value;
            continue;
        }
        const Option& option = options()[name];
        if (!option.commands.contains(parsed.command))
            return word.isEmpty() ? QStringLiteral("'%1' needs a command before it.").arg(name)
                                  : QStringLiteral("'sockstage %1' has no option '%2'.").arg(word, name);
        if (const QString wrong = option.apply(parsed, value); !wrong.isEmpty())
            return QStringLiteral("'%1 %2': %1 %3.").arg(name, value, wrong);
    }
    return {};
}

}  // namespace

ParsedArguments parseArguments(const QStringList& arguments) {
    Arguments parsed;
    QString word;
    QList<Given> given;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString argument = arguments[i];
        if (argument == "--help" || argument == "-h") {
            parsed.command = CommandName::Help;
            return parsed;
        }
        if (argument == "--version") {
            parsed.command = CommandName::Version;
            return parsed;
        }
        if (!argument.startsWith('-') || argument == "-") {
            if (word.isEmpty()) {
                const auto command = commands().constFind(argument);
                if (command == commands().cend())
                    return usage(QStringLiteral("There is no command '%1'.").arg(argument));
                word = argument;
                parsed.command = *command;
            } else if (takesOperand(parsed.command) && parsed.operand.isEmpty()) {
                parsed.operand = argument;
            } else {
                return usage(QStringLiteral("'%1' is one argument too many for 'sockstage %2'.").arg(argument, word));
            }
            continue;
        }
        QString value;
        const qsizetype equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        if (equals > 0) {
            value = argument.mid(equals + 1);
            argument.truncate(equals);
        }
        const bool runReport = argument == "--json" && parsed.command == CommandName::Run;
        const auto option = options().constFind(argument);
        if (option == options().cend())
            return usage(QStringLiteral("There is no option '%1'.").arg(argument));
        if (runReport || option->takesValue) {
            if (equals < 0) {
                if (i + 1 >= arguments.size())
                    return usage(QStringLiteral("'%1' needs a value.").arg(argument));
                value = arguments[++i];
            }
        } else if (equals > 0) {
            return usage(QStringLiteral("'%1' takes no value.").arg(argument));
        }
        given.append({argument, value});
    }
    if (const QString wrong = apply(given, word, parsed); !wrong.isEmpty())
        return usage(wrong);
    if (const QString lacks = missing(parsed, word); !lacks.isEmpty())
        return usage(lacks);
    return parsed;
}

QString helpText() {
    return QStringLiteral(R"(Sockstage single-steps the TCP of the real Linux kernel.

  sockstage                          the window
  sockstage run DEMO                 the window, at that demo; DEMO is an id or a scenario file
  sockstage run DEMO --headless      without a window: every step, then the result
      --live                         insist on the real kernel, never play a recorded session
      --wait                         wait until TIME-WAIT has run out
      --save S.pcapng                keep the session, readable by Wireshark
      --json R.json                  the report; - for standard output
      --export OUT.svg               the ladder as .svg, .pdf or .png; may be given several times
  sockstage list [--json]            the demos
  sockstage open FILE                the window, on a capture or a session
  sockstage states FILE [--json]     every TCP connection of a capture, with both ends' states
  sockstage export FILE --view VIEW -o OUT
                                     one view: ladder, states, table, segment, layers, calls or chart; OUT ends
                                     in .svg, .pdf or .png, --packet N picks the segment. As text: ladder and
                                     states .mmd (Mermaid) .puml, ladder also .msc .tex .txt; table, segments,
                                     calls and connections .csv .md .tex .html
  sockstage check [--json]           what this system allows, and the remedy
  sockstage new NAME                 a commented scenario file to start from
  sockstage --screenshot OUT.png run DEMO --step N [--panel NAME] [--present] [--measure M.json]
            [--lang zh_CN] [--theme dark] [--size 1920x1080] [--scale 2]
                                     a picture of the window at that step, or of the projected stage;
                                     M.json tells every text in it, and where it stands

Exit status: 0 done; 1 the demo's expectations were not met; 2 wrong usage; 3 a bad file; 4 not allowed here.
)");
}

}  // namespace app::cli
