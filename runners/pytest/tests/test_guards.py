"""A guard that holds never hides a change: it is held against marks made anew, over random values and changes."""

import random
import sys
from collections import OrderedDict, defaultdict, deque

import pytest

from sessions import PLUGIN

sys.path.insert(0, str(PLUGIN))

from ralph_pytest.places import Places  # noqa: E402


class Thing:
    def __init__(self):
        self.x = self.y = 1


class Slotted:
    __slots__ = ("a", "b")


class Names(dict):
    def __iter__(self):
        raise RuntimeError("no code of the project is called")


def made(chance, depth=0):
    """A random value; what is in it is drawn from few values, so that the same object often stands in two places."""
    simple = [0, 1, 1.5, "a", "b", None, (), ("a", 1), b"x"]
    if depth > 3 or chance.random() < 0.3:
        return chance.choice(simple)
    kind = chance.choice([list, dict, set, deque, tuple, Thing, Slotted, Names, defaultdict, OrderedDict, "function"])
    parts = [made(chance, depth + 1) for _ in range(chance.randrange(4))]
    if kind in (list, tuple, deque):
        return kind(parts)
    if kind is set:
        return {chance.choice(simple) for _ in range(3)}
    if kind == "function":
        return lambda: parts
    if kind is Thing:
        thing = Thing()
        thing.__dict__.update(zip("xyz", parts))
        return thing
    if kind is Slotted:
        thing = Slotted()
        for name, part in zip("ab", parts):
            setattr(thing, name, part)
        return thing
    table = kind(list) if kind is defaultdict else kind()
    dict.update(table, zip("abcd", parts))
    return table


def inside(value, found):
    """All that can be changed within a value."""
    if id(value) in {id(other) for other in found}:
        return found
    if isinstance(value, (list, dict, set, deque, Thing, Slotted)):
        found.append(value)
    parts = ()
    if isinstance(value, dict):
        parts = list(dict.values(value))
    elif isinstance(value, (list, tuple, deque)):
        parts = list(value)
    elif isinstance(value, Thing):
        parts = list(vars(value).values())
    elif isinstance(value, Slotted):
        parts = [getattr(value, name) for name in "ab" if hasattr(value, name)]
    elif callable(value):
        parts = value.__closure__[0].cell_contents
    for part in parts:
        inside(part, found)
    return found


def change(chance, value, other):
    """Changes a value, maybe by moving something to or from its neighbour."""
    if isinstance(value, (list, deque)):
        if value and isinstance(other, (list, deque)) and other is not value and chance.random() < 0.5:
            (other.insert(0, value.pop()) if chance.random() < 0.5 else other.append(value.pop()))
        elif value and chance.random() < 0.5:
            value[chance.randrange(len(value))] = made(chance, 3)
        else:
            value.append(other if chance.random() < 0.3 else made(chance, 2))
    elif isinstance(value, set):
        (value.discard if chance.random() < 0.5 else value.add)(chance.choice([0, 1, "a", "c"]))
    elif isinstance(value, dict):
        if len(value) and chance.random() < 0.6:
            key = list(dict.keys(value))[-1]
            part = dict.pop(value, key)
            if isinstance(other, dict) and chance.random() < 0.5:
                dict.__setitem__(other, key, part)
            elif chance.random() < 0.7:
                dict.__setitem__(value, chance.choice("abcde"), part)
        else:
            dict.__setitem__(value, chance.choice("abc"), made(chance, 3))
    elif isinstance(value, Thing):
        if chance.random() < 0.3:
            value.__dict__ = dict(value.__dict__)
        elif value.__dict__ and chance.random() < 0.5:
            name, part = value.__dict__.popitem()
            setattr(value, chance.choice("xyzw"), part)
        else:
            setattr(value, chance.choice("xyz"), made(chance, 3))
    elif hasattr(value, "a") and chance.random() < 0.6:
        value.b = value.a
        del value.a
    elif hasattr(value, "b"):
        value.a = value.b
        del value.b
    else:
        value.a = made(chance, 3)


@pytest.mark.parametrize("seed", range(60))
def test_no_change_is_hidden_by_a_guard(seed):
    print("seed", seed)
    chance = random.Random(seed)
    ours = lambda module: module == __name__  # noqa: E731
    values = {("m", str(i)): made(chance) for i in range(6)}
    places = Places(ours)
    for _ in range(60):
        things = inside(tuple(values.values()), [])
        if things and chance.random() < 0.9:
            at = chance.randrange(len(things))
            change(chance, things[at], things[at - 1])
        if chance.random() < 0.1:
            shared = chance.choice(things) if things and chance.random() < 0.5 else made(chance)
            values[chance.choice(list(values))] = shared
        marks = {key: place.mark for key, place in places.take(values).items()}
        assert marks == {key: place.mark for key, place in Places(ours).take(values).items()}
        assert places.hold()
