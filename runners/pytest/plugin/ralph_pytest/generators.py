"""Random number generators: drawing a number is nobody's leak, seeding one is."""

import random
import sys

from .insides import MISSING

_getstate, _setstate = random.getstate, random.setstate
# How many numbers may have been drawn before a change is taken for a seed: 624 times this.
BLOCKS = 40


def read():
    found = {"random": _getstate()}
    if "numpy.random" in sys.modules:
        try:
            name, keys, position, *_ = sys.modules["numpy.random"].mtrand._rand.get_state()
            found["numpy.random"] = (name, tuple(int(key) for key in keys) + (position,), None)
        except (AttributeError, ValueError, TypeError):
            pass
    return found


def put(name, value):
    if value is MISSING:
        return
    if name == "random":
        _setstate(value)
    else:
        numpy = sys.modules["numpy"]
        keys = numpy.array(value[1][:-1], dtype="uint32")
        sys.modules["numpy.random"].mtrand._rand.set_state((value[0], keys, value[1][-1]))


def seeded(before, after):
    """Whether the second state cannot be reached from the first by drawing numbers."""
    if before is MISSING or after is MISSING:
        return False
    was, now = before[1], after[1]
    if was[:-1] == now[:-1]:
        return was[-1] > now[-1]
    generator = random.Random()
    generator.setstate((3, was, None))
    for _ in range(BLOCKS):
        generator.getrandbits(32 * 624)
        if generator.getstate()[1][:-1] == now[:-1]:
            return False
    return True
