"""What a value holds, by structure: two marks are equal when nothing was changed that a test could see.

No code of the project is called: neither its ``repr`` nor its ``__eq__``, nor any property.
"""

import functools
import itertools
from collections import deque
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from _thread import _local as local
from pathlib import PosixPath, PurePosixPath
from time import perf_counter
from types import FunctionType, GetSetDescriptorType, MemberDescriptorType, ModuleType
from uuid import UUID

PLAIN = frozenset([int, str])
ATOMS = frozenset([float, complex, bool, bytes, type(None), type(Ellipsis), range])
BY_TEXT = frozenset(
    [date, datetime, time, timedelta, timezone, Decimal, Fraction, PosixPath, PurePosixPath, UUID]
)
COUNT = itertools.count
CACHE = type(functools.lru_cache(maxsize=1)(lambda: 0))
# Their insides are those of the machinery, not of the project.
OPAQUE = ("logging", "threading", "_pytest", "pytest", "pluggy", "unittest.", "asyncio", "concurrent", "weakref", "re")
OPAQUE_EXACTLY = ("socket", "ssl", "io", "importlib", "inspect", "typing", "abc", "enum", "functools", "ralph_pytest")
DEPTH = 12
NODES = 60_000
SECONDS = 0.1
AGAIN, CUT = ("again",), ("…",)
MISSING = type("Missing", (), {"__slots__": ()})()

_plans = {}


def plan(kind):
    """How to look into instances of a class: whether they have attributes of their own, and which slots."""
    known = _plans.get(kind)
    if known is None:
        own, slots = False, []
        for cls in kind.__mro__:
            attributes = type.__getattribute__(cls, "__dict__")
            own = own or type(attributes.get("__dict__")) is GetSetDescriptorType
            if type(attributes.get("__dict__", None)) not in (GetSetDescriptorType, type(None)):
                own, slots = False, []  # a stand-in for something else
                break
            if "__slots__" in attributes:
                slots += [value for value in attributes.values() if type(value) is MemberDescriptorType]
        module = module_of(kind)
        opaque = module.startswith(OPAQUE) or module.partition(".")[0] in OPAQUE_EXACTLY
        known = _plans[kind] = (own and not opaque, () if opaque else tuple(slots), module)
    return known


def attributes_of(kind):
    return type.__getattribute__(kind, "__dict__")


def module_of(kind):
    """The name of the module that a class comes from; of the class itself no code is called."""
    attributes = attributes_of(kind)
    module = attributes["__module__"] if "__module__" in attributes else type.__getattribute__(kind, "__module__")
    return module if type(module) is str else "builtins"


def own_attributes(value):
    if isinstance(value, local):
        return local.__getattribute__(value, "__dict__")
    return object.__getattribute__(value, "__dict__")


def held_by(variable):
    """The value of a context variable, MISSING where it has none."""
    try:
        return variable.get()
    except LookupError:
        return MISSING


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
        if kind is list and PLAIN.issuperset(map(type, value)) and id(value) not in self._seen:
            self._seen.add(id(value))
            return (list, tuple(value), None)
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
        if type(contents) is set:
            return frozenset([self.mark(part, depth, foreign) for part in contents])
        if type(contents) is dict:
            return Pairs([(self.mark(k, depth, foreign), self.mark(v, depth, foreign)) for k, v in contents.items()])
        return tuple([self.mark(part, depth, foreign) for part in contents])

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


def state_of(function):
    """What a function holds from call to call: collections among its defaults, its closure, its attributes."""
    parts = [part for part in function.__defaults__ or () if issubclass(type(part), (list, dict, set))]
    for cell in function.__closure__ or ():
        parts += filled(cell)
    if function.__dict__:
        parts += [part for name, part in function.__dict__.items() if not name.startswith(("_", "pytestmark"))]
    return parts


def filled(cell):
    try:
        return [cell.cell_contents]
    except ValueError:
        return []


class Pairs(tuple):
    """Names and what they stand for, where their order is nobody's state."""

    __slots__ = ()

    def __eq__(self, other):
        return tuple.__eq__(self, other) or (len(self) == len(other) and frozenset(self) == frozenset(other))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(frozenset(self))


def container(value, kind):
    """The contents of a value that is some kind of collection, as a plain one; None for all others."""
    if issubclass(kind, dict):
        return dict(dict.items(value))
    if issubclass(kind, list):
        return list(list.__iter__(value))
    if issubclass(kind, (set, frozenset)):
        return set(set.__iter__(value) if issubclass(kind, set) else frozenset.__iter__(value))
    if issubclass(kind, tuple):
        return tuple(tuple.__iter__(value))
    if issubclass(kind, deque):
        return list(deque.__iter__(value))
    if issubclass(kind, bytearray):
        return [bytes(value)]
    return None
