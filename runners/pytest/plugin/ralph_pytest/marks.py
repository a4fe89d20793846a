"""What a value holds, by structure: two marks are equal when nothing was changed that a test could see.

No code of the project is called: neither its ``repr`` nor its ``__eq__``, nor any property.
"""

from contextvars import ContextVar
from time import process_time
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
# What one place may cost, and all places at one moment.
NODES = 60_000
SECONDS = 0.1
SECONDS_IN_ALL = 0.5


class Marker:
    """Marks of one moment. What was reached once is not marked again under another name."""

    def __init__(self, places):
        self._places = places
        self._is_project = places.is_project
        self._end = process_time() + SECONDS_IN_ALL
        self._key = self._place = self._guard = self._left = self._until = None
        self.cut = False

    def begin(self, key, place):
        """Marks the value of a place, and tells its guard of all that was reached."""
        self._key, self._place, self._guard = key, place, place.guard
        self._left = NODES
        self._until = min(self._end, process_time() + SECONDS)
        self._place.mark = self.mark(self._place.value)
        self._guard.close()

    def mark(self, value, depth=0, foreign=False):
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind in ATOMS:
            return (kind, value if value == value else "nan")
        self._left -= 1
        if depth > DEPTH or self._left < 0 or (not self._left & 255 and process_time() > self._until):
            return self._cut(depth)
        try:
            return self._inside(value, kind, depth + 1, foreign)
        except Exception:  # changed by another thread meanwhile, or no longer there
            self._guard.questions.append((never, value, None))
            return CUT

    def _cut(self, depth):
        self.cut = True
        if depth <= DEPTH:
            self._place.cut = self._place.cut or ("size" if self._left < 0 else "time")
            self._left = -1
        return CUT

    def _again(self, value):
        """Whether this was marked before; if not, it is owned by this place from now on."""
        if self._places.lend(value, self._key):
            return True
        self._place.owned.append(id(value))
        return False

    def _inside(self, value, kind, depth, foreign):
        if kind is tuple:
            return (tuple, tuple([self.mark(part, depth, foreign) for part in value]))
        if kind in BY_TEXT:
            return (kind, repr(value))
        if kind is COUNT:
            self._guard.questions.append((still_counted, value, repr(value)))
            return (kind, repr(value))
        if kind is FunctionType:
            return self._function(value, depth)
        if kind is CACHE:
            filled = value.cache_info()[1::2]
            self._guard.questions.append((still_filled, value, filled))
            return (CACHE, id(value), *filled)
        if kind is ContextVar:
            self._guard.questions.append((still_holding, value, held_by(value)))
            return (ContextVar, id(value), self.mark(held_by(value), depth))
        if kind is staticmethod or kind is classmethod:
            return (kind, self.mark(value.__func__, depth))
        self._place.kept.append(value)
        if issubclass(kind, (type, ModuleType)):
            return ("@", id(value))
        if kind is list or kind is dict or kind is set:
            if self._again(value):
                return AGAIN
            self._guard.holders.append(value)
            if kind is dict:
                self._guard.dictionaries.append(value)
            return (kind, self._contents(value, depth, foreign), None)
        own, slots, module = plan(kind)
        own = own or issubclass(kind, local)
        contents = container(value, kind)
        if contents is None and not own and not slots:
            return ("@", id(value))
        project = self._is_project(module)
        if contents is None and not project and foreign:
            return ("@", id(value))
        if self._again(value):
            return AGAIN
        self._guard.holders.append(value)
        if issubclass(kind, dict):
            self._guard.dictionaries.append(value)
        elif issubclass(kind, bytearray):
            self._guard.questions.append((still_bytes, value, bytes(value)))
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
            attributes = own_attributes(value)
            self._guard.own(value, attributes)
            marks += [(name, self.mark(v, depth, foreign)) for name, v in list(attributes.items())]
        for slot in slots:
            try:
                marks.append((slot.__name__, self.mark(slot.__get__(value), depth, foreign)))
            except AttributeError:
                self._guard.questions.append((still_empty, value, slot))
        return Pairs(marks) if marks else None

    def _function(self, value, depth):
        self._place.kept.append(value)
        if self._again(value):
            return ("@", id(value))
        self._guard.holders += [value, *(value.__closure__ or ())]
        if value.__dict__:
            self._guard.own(value, value.__dict__)
        return ("@", id(value), *[self.mark(part, depth, True) for part in state_of(value)])


class Pairs(tuple):
    """Names and what they stand for, where their order is nobody's state."""

    __slots__ = ()

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return False
        return tuple.__eq__(self, other) or (len(self) == len(other) and frozenset(self) == frozenset(other))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(frozenset(self))


def never(value, then):
    return False


def still_counted(value, then):
    return repr(value) == then


def still_filled(value, then):
    return value.cache_info()[1::2] == then


def still_holding(variable, then):
    return held_by(variable) is then


def still_bytes(value, then):
    return bytes(value) == then


def still_empty(value, slot):
    try:
        slot.__get__(value)
    except AttributeError:
        return True
    return False
