"""What a value holds, by structure: two marks are equal when nothing was changed that a test could see.

No code of the project is called: neither its ``repr`` nor its ``__eq__``, nor any property.
"""

from contextvars import ContextVar
from time import perf_counter
from types import FunctionType, ModuleType

from .insides import (
    ATOMS,
    BY_TEXT,
    CACHE,
    COUNT,
    PLAIN,
    container,
    held_by,
    local,
    own_attributes,
    plan,
    state_of,
)

AGAIN, CUT = ("again",), ("…",)
DEPTH = 12
NODES = 60_000
SECONDS = 0.1


class Marker:
    """Marks of one moment. What was reached once is not marked again under another name."""

    def __init__(self, is_project):
        self._is_project = is_project
        self._seen = set()
        self._left = NODES
        self._until = perf_counter() + SECONDS
        self.cut = False
        # Whatever is known by its address must live on, or another object may get the address.
        self.kept = []

    def mark(self, value, depth=0, foreign=False):
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind in ATOMS:
            return (kind, value if value == value else "nan")
        self._left -= 1
        if depth > DEPTH or self._left < 0 or (not self._left & 255 and perf_counter() > self._until):
            self._left = min(self._left, 0) if depth <= DEPTH else self._left
            self.cut = True
            return CUT
        try:
            return self._inside(value, kind, depth + 1, foreign)
        except Exception:  # changed by another thread meanwhile, or no longer there
            return CUT

    def _inside(self, value, kind, depth, foreign):
        if kind is tuple:
            return (tuple, tuple([self.mark(part, depth, foreign) for part in value]))
        if kind in BY_TEXT or kind is COUNT:
            return (kind, repr(value))
        if kind is FunctionType:
            return self._function(value, depth)
        if kind is CACHE:
            return (CACHE, id(value), *value.cache_info()[1::2])
        if kind is ContextVar:
            return (ContextVar, id(value), self.mark(held_by(value), depth))
        if kind is staticmethod or kind is classmethod:
            return (kind, self.mark(value.__func__, depth))
        self.kept.append(value)
        if issubclass(kind, (type, ModuleType)):
            return ("@", id(value))
        if kind is list or kind is dict or kind is set:
            if id(value) in self._seen:
                return AGAIN
            self._seen.add(id(value))
            return (kind, self._contents(value, depth, foreign), None)
        own, slots, module = plan(kind)
        own = own or issubclass(kind, local)
        contents = container(value, kind)
        if contents is None and not own and not slots:
            return ("@", id(value))
        project = self._is_project(module)
        if contents is None and not project and foreign:
            return ("@", id(value))
        if id(value) in self._seen:
            return AGAIN
        self._seen.add(id(value))
        return (kind, self._contents(contents, depth, foreign), self._attributes(value, own, slots, depth, not project))

    def _contents(self, contents, depth, foreign):
        if contents is None:
            return None
        plain = PLAIN.issuperset(map(type, contents))
        if type(contents) is dict:
            if plain and PLAIN.issuperset(map(type, contents.values())):
                return Pairs(contents.items())
            return Pairs([(self.mark(k, depth, foreign), self.mark(v, depth, foreign)) for k, v in contents.items()])
        if type(contents) is set:
            return frozenset(contents) if plain else frozenset([self.mark(part, depth, foreign) for part in contents])
        return tuple(contents) if plain else tuple([self.mark(part, depth, foreign) for part in contents])

    def _attributes(self, value, own, slots, depth, foreign):
        marks = []
        if own:
            marks += [(name, self.mark(v, depth, foreign)) for name, v in list(own_attributes(value).items())]
        for slot in slots:
            try:
                marks.append((slot.__name__, self.mark(slot.__get__(value), depth, foreign)))
            except AttributeError:
                pass
        return Pairs(marks) if marks else None

    def _function(self, value, depth):
        self.kept.append(value)
        if id(value) in self._seen:
            return ("@", id(value))
        self._seen.add(id(value))
        return ("@", id(value), *[self.mark(part, depth, True) for part in state_of(value)])


class Pairs(tuple):
    """Names and what they stand for, where their order is nobody's state."""

    __slots__ = ()

    def __eq__(self, other):
        return tuple.__eq__(self, other) or (len(self) == len(other) and frozenset(self) == frozenset(other))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(frozenset(self))
