"""State as it was before the first test of a probe, to be put back before the last."""

import sys
from collections import deque
from contextvars import ContextVar

from . import surroundings
from .insides import CACHE, MISSING, attributes_of, held_by, local, module_of, own_attributes, plan
from .namespaces import vars_of
from .readings import Unwritable
from .shared import KIND as SHARED

DEPTH = 6
ATTRIBUTES = ("MODULE_ATTRIBUTE", "CLASS_ATTRIBUTE")
FILES = ("FILE", "ROWS", "SCHEMA")


class Contents:
    """What a collection or an object held; ``back`` puts that back into the same object."""

    def __init__(self, value, depth=0):
        self.value = value
        self.parts = None
        kind = type(value)
        if depth > DEPTH:
            return
        if issubclass(kind, dict):
            self.parts = [(key, Contents(part, depth + 1)) for key, part in dict.items(value)]
        elif issubclass(kind, (list, tuple)) or issubclass(kind, deque):
            self.parts = [Contents(part, depth + 1) for part in kind.__iter__(value)]
        elif issubclass(kind, set):
            self.parts = list(set.__iter__(value))
        elif issubclass(kind, bytearray):
            self.parts = bytes(value)
        elif kind is ContextVar:
            self.parts = held_by(value)
        self.attributes = self._attributes(value, kind, depth)

    @staticmethod
    def _attributes(value, kind, depth):
        if issubclass(kind, type) or module_of(kind) in ("builtins", "types"):
            return None
        own, slots, _ = plan(kind)
        own = own or issubclass(kind, local)
        kept = []
        for slot in slots:
            try:
                kept.append((slot, Contents(slot.__get__(value), depth + 1)))
            except AttributeError:
                kept.append((slot, None))
        names = [(k, Contents(v, depth + 1)) for k, v in own_attributes(value).items()] if own else None
        return (names, kept)

    def back(self):
        """Gives the object, holding what it held."""
        value, kind = self.value, type(self.value)
        if kind is CACHE:
            value.cache_clear()
        elif self.parts is not None:
            self._back_parts(value, kind)
        names, slots = getattr(self, "attributes", None) or (None, ())
        if names is not None:
            own = own_attributes(value)
            own.clear()
            own.update((name, part.back()) for name, part in names)
        for slot, part in slots:
            if part is not None:
                slot.__set__(value, part.back())
        return value

    def _back_parts(self, value, kind):
        if issubclass(kind, dict):
            parts = [(key, part.back()) for key, part in self.parts]
            dict.clear(value)
            for key, part in parts:
                dict.__setitem__(value, key, part)
        elif issubclass(kind, list):
            list.__setitem__(value, slice(None), [part.back() for part in self.parts])
        elif issubclass(kind, tuple):
            for part in self.parts:
                part.back()
        elif issubclass(kind, set):
            set.clear(value)
            set.update(value, self.parts)
        elif issubclass(kind, bytearray):
            value[:] = self.parts
        elif kind is ContextVar:
            if self.parts is MISSING and held_by(value) is not MISSING:
                raise Unwritable
            value.set(self.parts)
        else:
            parts = [part.back() for part in self.parts]
            kind.clear(value)
            kind.extend(value, parts)


class Attribute:
    """One name of a module or class."""

    def __init__(self, where):
        self.where = where
        self.holder, self.name = resolve(where)
        self.value = Contents(MISSING)
        self._take()

    def _take(self):
        if self.holder is not None:
            self.value = Contents(names_of(self.holder).get(self.name, MISSING))

    def imported(self):
        """What was not there at first may have come with a module that a test imports."""
        if self.holder is None:
            self.holder, self.name = resolve(self.where)
            self._take()

    def back(self):
        holder = self.holder
        if holder is None:
            holder, self.name = resolve(self.where)
            if holder is None:
                raise Unwritable
        value = self.value.back()
        if value is MISSING:
            if self.name in names_of(holder):
                (type.__delattr__ if isinstance(holder, type) else object.__delattr__)(holder, self.name)
        elif names_of(holder).get(self.name, MISSING) is not value:
            (type.__setattr__ if isinstance(holder, type) else object.__setattr__)(holder, self.name, value)


def names_of(holder):
    return attributes_of(holder) if isinstance(holder, type) else vars_of(holder)


def resolve(where):
    """The module or class that has the name, and the name; None where there is no such module now."""
    parts = where.split(".")
    for length in range(len(parts) - 1, 0, -1):
        holder = sys.modules.get(".".join(parts[:length]))
        if holder is not None:
            for name in parts[length:-1]:
                holder = names_of(holder).get(name)
                if not isinstance(holder, type):
                    return None, parts[-1]
            return holder, parts[-1]
    return None, parts[-1]


class Mementos:
    """All state that one probe wants put back."""

    def __init__(self, names, files, shared, imports):
        self._files = files
        self._shared = shared
        self._imports = imports
        self._kept = []
        self._paths = []
        around = surroundings.take() if names else {}
        for name in names:
            kind, _, where = name.partition(":")
            if kind in FILES:
                self._paths.append(where if kind == "FILE" else where.rpartition(":")[0])
            elif where in around.get(kind, {}) or kind not in (*ATTRIBUTES, SHARED, "IMPORTED_MODULE"):
                self._kept.append((name, self._around(kind, where, around.get(kind, {}).get(where, MISSING))))
            elif kind == SHARED:
                self._kept.append((name, self._renewed(where)))
            elif kind == "IMPORTED_MODULE":
                self._kept.append((name, self._module(where, sys.modules.get(where))))
            else:
                self._kept.append((name, self._attribute(where)))

    def _attribute(self, where):
        attribute = Attribute(where)
        if attribute.holder is None:
            self._imports.tell(attribute.imported)
        return attribute.back

    @staticmethod
    def _around(kind, where, value):
        def back():
            if kind not in surroundings.KINDS:
                raise Unwritable
            surroundings.KINDS[kind][1](where, value)

        return back

    def _renewed(self, where):
        return lambda: self._shared.renew(where)

    @staticmethod
    def _module(where, module):
        def back():
            if module is None:
                sys.modules.pop(where, None)
                return
            sys.modules[where] = module
            parent, _, name = where.rpartition(".")
            if parent in sys.modules:
                setattr(sys.modules[parent], name, module)

        return back

    def back(self):
        """Puts everything back; gives a sentence for what cannot be."""
        failed = []
        for name, back in self._kept:
            try:
                back()
            except Exception:
                failed.append(name)
        failed += self._files.put_back(self._paths)
        return "This cannot be put back: %s." % ", ".join(failed) if failed else ""
