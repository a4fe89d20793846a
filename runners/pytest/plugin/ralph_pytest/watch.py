"""Hears from Python itself what a copy of the process is about to write, and says which files must be looked at."""

import sys
from os import O_APPEND, O_CREAT, O_RDWR, O_TRUNC, O_WRONLY, fsdecode, getcwd
from posixpath import normpath

from .trees import look

WRITING = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND

# Which of the arguments of an event are paths that it changes.
CHANGES = {
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.mkdir": (0,),
    "os.rmdir": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.utime": (0,),
    "os.setxattr": (0,),
    "os.removexattr": (0,),
    "sqlite3.connect": (0,),
}
# After these anything may be written by somebody who cannot be heard.
UNHEARD = frozenset(
    "subprocess.Popen os.exec os.fork os.forkpty os.posix_spawn os.spawn os.system pty.spawn".split()
)


class Watch:
    """What may have been written while it is not paused. ``mark`` takes each of the words project, temporary and outside."""

    def __init__(self, roots, temporary, mark, outside):
        self._places = [(root, "project") for root in roots] + [(temporary, "temporary")]
        self._mark = mark
        self._outside = outside
        self._known = set()
        self.paused = True

    def begin(self):
        sys.addaudithook(self._hear)

    def _hear(self, event, arguments):
        if self.paused:
            return
        if event == "open":
            if arguments[2] is not None and arguments[2] & WRITING:
                self._changed(arguments[0])
        elif event in CHANGES:
            for position in CHANGES[event]:
                self._changed(arguments[position])
        elif event in UNHEARD:
            self._mark("project")
            self._mark("temporary")

    def _changed(self, path):
        if path is None or isinstance(path, int) or path == ":memory:" or path == "":
            return
        try:
            path = fsdecode(path)
            if path.startswith("file:"):
                path = path[5:].partition("?")[0]
            path = normpath(path if path.startswith("/") else "%s/%s" % (getcwd(), path))
        except (OSError, TypeError, ValueError):
            self._mark("project")
            self._mark("temporary")
            return
        for root, word in self._places:
            if path == root or path.startswith(root + "/"):
                self._mark(word)
                return
        if path not in self._known and not path.startswith(("/dev/", "/proc/")):
            self._known.add(path)
            self._outside(path, look(path))
