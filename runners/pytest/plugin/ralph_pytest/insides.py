"""How to look into values without calling any code of the project."""

import functools
import itertools
from _thread import _local as local
from collections import deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath, PurePosixPath
from types import GetSetDescriptorType, MemberDescriptorType
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
