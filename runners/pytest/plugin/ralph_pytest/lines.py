"""Which line of the project made a change: each changed place is looked at after each line of a second run."""

import sys

from . import generators, surroundings
from .insides import MISSING
from .mementos import ATTRIBUTES, FILES, names_of, resolve
from .namespaces import NOT_OURS, Namespaces
from .places import mark_of
from .trees import look

_settrace = sys.settrace


class Lines:
    """Traces the tests of one run. ``wanted`` names the places to look at, by the number of the test."""

    def __init__(self, wanted, files, say):
        self._wanted = wanted
        self._files = files
        self._say = say
        self._roots = tuple(root + "/" for root in files.roots)
        self._ours = {}
        self._namespaces = Namespaces(files.roots)
        self._told = set()
        self._places = []
        self._last = None
        self._busy = False

    def begin(self, number):
        names = [name for name in self._wanted.get(number, ()) if name not in self._told]
        if not names:
            return
        self._namespaces.take()
        self._last = None
        self._places = [Place(name, self._reader(name)) for name in names]
        _settrace(self._called)

    def end(self):
        if not self._places:
            return
        _settrace(None)
        self._check()
        for place in self._places:
            if place.line is not None:
                self._told.add(place.name)
                path, number = place.line
                self._say(event="line", name=place.name, at="%s:%d" % (self._files.named(path), number))
        self._places = []

    def _reader(self, name):
        kind, _, where = name.partition(":")
        if kind in FILES:
            path = self._files.full(where if kind == "FILE" else where.rpartition(":")[0])
            return lambda: (look(path), look(path + "-wal"))
        if kind == "IMPORTED_MODULE":
            return lambda: id(sys.modules.get(where))
        read = surroundings.KINDS.get(kind, (dict, None))[0]
        if kind in ATTRIBUTES and where not in read():
            return lambda: self._attribute(where)
        return lambda: read().get(where, MISSING)

    def _attribute(self, where):
        holder, name = resolve(where)
        value = names_of(holder).get(name, MISSING) if holder is not None else MISSING
        mark = mark_of(value, self._namespaces.is_project)
        return (value if mark == ("@", id(value)) else None, mark)

    def _is_ours(self, file):
        ours = self._ours.get(file)
        if ours is None:
            ours = file.startswith(self._roots) and not any(part in file for part in NOT_OURS)
            self._ours[file] = ours
        return ours

    def _called(self, frame, event, argument):
        if not self._is_ours(frame.f_code.co_filename):
            return None
        self._check()
        return self._inside

    def _inside(self, frame, event, argument):
        if event == "line":
            self._check()
            self._last = (frame.f_code.co_filename, frame.f_lineno)
        elif event == "return":
            self._check()
            caller = frame.f_back
            if caller is not None and self._is_ours(caller.f_code.co_filename):
                self._last = (caller.f_code.co_filename, caller.f_lineno)
        return self._inside

    def _check(self):
        if self._busy:
            return
        self._busy = True
        try:
            with self._files.unwatched():
                for place in self._places:
                    place.check(self._last)
        finally:
            self._busy = False


class Place:
    """One place of state, and the line that was the last to change it."""

    def __init__(self, name, read):
        self.name = name
        self.line = None
        self._read = read
        self._value = read()

    def check(self, line):
        now, was = self._read(), self._value
        if self.name.startswith("RANDOM:"):
            differs = now is not MISSING and was is not MISSING and generators.seeded(was, now)
        else:
            differs = now != was
        if differs:
            self.line = line
        self._value = now
