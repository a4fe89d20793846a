"""What each test of a probe left changed, seen from before the first test to after each."""

import sys
from gc import disable, enable, isenabled
from types import FunctionType

from . import registries, surroundings
from .databases import changes as database_changes, digest, is_beside
from .insides import MISSING, module_of
from .namespaces import Namespaces, attribute_module, changed
from .shared import KIND as SHARED
from .trees import look as file_status
from .values import shape, shown, shown_mark


class Leak:
    """State that was changed: its place, and its value before and after."""

    def __init__(self, kind, where, before, after, form="VALUE"):
        self.kind = kind
        self.where = where
        self.before = before
        self.after = after
        self.form = form

    @property
    def name(self):
        return "%s:%s" % (self.kind, self.where)

    def event(self, test):
        return dict(
            event="leak",
            id=test,
            kind=self.kind,
            where=self.where,
            before=self.before,
            after=self.after,
            shape=self.form,
        )


class Moment:
    """All state of the process at one moment, but for files."""

    def __init__(self, namespaces, names=None):
        self.names = names or uncollected(namespaces.take)
        self.around = surroundings.take()
        self.modules = namespaces.files


def uncollected(take):
    """Calls it with the garbage collector at rest: of all that is made here nothing is garbage yet."""
    was = isenabled()
    disable()
    try:
        return take()
    finally:
        if was:
            enable()


def base(roots):
    """All names before any test has run; children of this process need not look at them again."""
    namespaces = Namespaces(roots)
    return namespaces, namespaces.take()


class Looks:
    """Looks around each test; ``say`` takes the leaks as events."""

    def __init__(self, base, files, ledger, say, shared=None):
        self.namespaces, self._names_at_first = base
        self._files = files
        self._ledger = ledger
        self._say = say
        self._shared = shared
        self._moment = None
        self._scans = {}
        self._digests = {}
        self._told = False
        self.found = {}

    def begin(self):
        """Before the first test, and cheap before each other."""
        if self._moment is None:
            self._ledger.newer_marks("look")
            self._moment = Moment(self.namespaces, self._names_at_first)

    def forget(self):
        """Something was changed that no test has changed."""
        self._moment = self._names_at_first = None
        self._scans = {tree.root: tree.scan() for trees in self._files.trees.values() for tree in trees}

    def imported(self):
        """A module that a test imports holds at first what its import has left there."""
        with self._files.unwatched():
            try:
                if self._moment is not None:
                    self._moment.names = {**self.namespaces.take(), **self._moment.names}
            except Exception as error:
                self._say(event="note", message="What an import left could not be looked at: %r" % (error,))

    def after(self, run, number):
        with self._files.unwatched():
            try:
                self._look(run, number)
            except Exception as error:
                self._moment = self._names_at_first = None
                self._say(event="note", message="What a test left could not be looked at: %r" % (error,))

    def _look(self, run, number):
        moment = Moment(self.namespaces)
        leaks = [*self._names(moment), *self._around(moment), *self._modules(moment), *self._changed_files()]
        leaks += self._used(run)
        if self.namespaces.cut and not self._told:
            self._told = True
            self._say(event="note", message="The project holds more state than is looked at; leaks may go unseen.")
        self._moment = moment
        for leak in leaks:
            self._say(**leak.event(run.name))
        if leaks:
            self.found[number] = [leak.name for leak in leaks]

    def _used(self, run):
        """What the test had in hand together with others; whether it changed that cannot be seen."""
        names = self._shared.used_by(run.item) if self._shared else []
        return [Leak(SHARED, name, "(new)", "(used)", "OBJECT") for name in names]

    def _names(self, moment):
        for namespace, name, was, now, mark in changed(self._moment.names, moment.names):
            if namespace.name in self.namespaces.foreign and not self._is_patch(was, now):
                continue
            where = "%s.%s" % (namespace.name, name)
            if namespace.name in self.namespaces.foreign and where in registries.NAMES:
                continue
            # Where the value is the same object, only its mark still knows what it held.
            before = shown(was) if mark is MISSING else shown_mark(mark)
            yield Leak(namespace.kind, where, before, shown(now), shape(was, now))

    def _is_patch(self, was, now):
        """Whether the project has put something of its own, or a mock, into a place that is not its own."""
        return any(
            module_of(type(value)).startswith(("unittest.mock", "mock"))
            or (isinstance(value, (FunctionType, type)) and attribute_module(value) in self.namespaces.files)
            for value in (was, now)
        )

    def _around(self, moment):
        for kind, where, was, now in surroundings.changes(self._moment.around, moment.around):
            form = "RESOURCE" if kind in surroundings.COUNTED else "OBJECT" if kind == "STREAM" else "VALUE"
            if kind in ("LOGGING", "IMPORT_PATH", "WARNINGS"):
                form = "CONTENTS"
            before, after = (shown(was), shown(now)) if kind != "RANDOM" else ("(drawn from)", "(seeded)")
            if kind == "REGISTRY":
                form, before, after = was.form, was.shown(), now.shown()
            yield Leak(kind, self._files.named(where) or where, decoded(kind, was, before), decoded(kind, now, after), form)

    def _modules(self, moment):
        was, now = self._moment.modules, moment.modules
        if was == now:
            return
        for name in {**was, **now}:
            if was.get(name) is not now.get(name):
                yield Leak("IMPORTED_MODULE", name, presence(was.get(name)), presence(now.get(name)))

    def _changed_files(self):
        for word in self._ledger.newer_marks("look"):
            for tree in self._files.trees[word]:
                before = self._scans.get(tree.root, tree.index)
                now = tree.scan()
                self._scans[tree.root] = now
                for path in tree.differences(before, now):
                    yield from self._file(tree, path, before.get(path), now.get(path))
        for path, was in self._files.heard_here():
            now = file_status(path)
            if now != was:
                yield Leak("FILE", path, size(was), size(now))

    def _file(self, tree, path, was, now):
        full = tree.root + path
        name = self._files.named(full)
        if name is None or is_beside(path) or (was and now and was[0] == now[0] and not was[1]):
            return
        old = self._digests.get(full) or (digest(tree.source(path)) if was else None)
        new = self._digests[full] = digest(full) if now else None
        if old is not None and new is not None:
            for kind, table, before, after in database_changes(old, new):
                yield Leak(kind, "%s:%s" % (name, table), before, after)
        elif was is None or now is None or self._files.differ(tree, path, was, now):
            yield Leak("FILE", name, size(was), size(now))


def decoded(kind, value, text):
    return value.decode("utf-8", "replace")[:200] if kind == "ENVIRONMENT" and value is not MISSING else text


def presence(module):
    if module is None:
        return "(none)"
    return "imported" if sys.modules.get(module.__name__) is module else "another"


def size(status):
    return "(none)" if status is None else "a folder" if not status[1] else "%d bytes" % status[2]
