"""What is said on the accessibility bus while a demo is stepped through: PROGRAM LANGUAGE. Started by screen-reader."""
import subprocess
import sys
import time

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import GLib
import pyatspi

PROGRAM, LANGUAGE = sys.argv[1:3]
NEXT, WANTED = {
    "en": ("Next", ["Server (B) is now LISTEN.", "SYN from Client (A) to Server (B)", "Client (A) is now SYN-SENT.",
                    "SYN reaches Server (B).", "SYN,ACK from Server (B) to Client (A)",
                    "Server (B) is now SYN-RECEIVED.", "ACK from Client (A) to Server (B)",
                    "Client (A) is now ESTABLISHED.", "Server (B) is now ESTABLISHED."]),
    "zh_CN": ("下一步", ["服务器（B）现在处于 LISTEN。", "SYN，从客户端（A）到服务器（B）", "客户端（A）现在处于 SYN-SENT。",
                      "SYN 到达服务器（B）。", "SYN,ACK，从服务器（B）到客户端（A）", "服务器（B）现在处于 SYN-RECEIVED。",
                      "ACK，从客户端（A）到服务器（B）", "客户端（A）现在处于 ESTABLISHED。", "服务器（B）现在处于 ESTABLISHED。"]),
}[LANGUAGE]
STEPS, LONGEST, QUIET = 9, 90, 1.5  # seconds

said = []
told_names = []
last = time.monotonic()


def hear(event):
    global last
    if event.type.startswith("object:property-change:accessible-name"):
        told_names.append(event.source.name)
    elif event.type.startswith("object:announcement"):
        said.append(str(event.any_data))
        last = time.monotonic()
    elif event.source.getRole() == pyatspi.ROLE_NOTIFICATION and event.detail1 and event.source.name:
        said.append(event.source.name)
        last = time.monotonic()


def find(node, name):
    if node is None:
        return None
    if node.name == name and node.getRole() == pyatspi.ROLE_PUSH_BUTTON:
        return node
    for child in node:
        found = find(child, name)
        if found:
            return found
    return None


def button():
    for application in pyatspi.Registry.getDesktop(0):
        if application and application.name.lower().startswith("sockstage"):
            return find(application, NEXT)
    return None


def walk():
    """Gives back True while it waits."""
    while not said:
        yield
    for step in range(STEPS):
        heard = len(said)
        while button() is None:
            yield
        told_names.clear()
        button().queryAction().doAction(0)
        while len(said) == heard or time.monotonic() - last < QUIET:
            yield


def turn(steps):
    try:
        next(steps)
        if time.monotonic() - began < LONGEST:
            return True
        failures.append(f"nothing more is said within {LONGEST} s")
    except StopIteration:
        pass
    except Exception as fault:  # the loop would go on without us
        failures.append(repr(fault))
    pyatspi.Registry.stop()
    return False


failures = []
began = time.monotonic()
for kind in ("object:state-changed:showing", "object:announcement", "object:property-change:accessible-name"):
    pyatspi.Registry.registerEventListener(hear, kind)
window = subprocess.Popen([PROGRAM, "run", "three-way-handshake", "--lang", LANGUAGE])
steps = walk()
GLib.timeout_add(100, turn, steps)
try:
    pyatspi.Registry.start()
finally:
    window.terminate()
    window.wait()
words = "\n".join(said)
failures += [f"{sentence!r} is told {words.count(sentence)} times" for sentence in WANTED if words.count(sentence) != 1]
if told_names.count("Ladder") > 1:
    failures.append("a name that stays is told again and again")
for failure in failures:
    print(failure, file=sys.stderr)
if failures:
    print("What was said:\n" + words, file=sys.stderr)
sys.exit(1 if failures else 0)
