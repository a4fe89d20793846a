"""Whether values still hold what they held, told by what they refer to: far cheaper than to look into them anew."""

from gc import get_referents
from itertools import chain, repeat
from operator import is_

from .insides import local, own_attributes

_attribute = object.__getattribute__
# Stands between holders, or what went from one to the next would not show.
BETWEEN = (object(),)


class Guard:
    """All that was reached from some place, and what each of it refers to. It calls no code of the project.

    The garbage collector knows all that an object refers to but for the keys of a dictionary; what is counted or
    kept outside of any reference has a question of its own.
    """

    def __init__(self):
        self.holders = []
        self.dictionaries = []
        self.instances = []
        self.attributes = []
        self.questions = []
        self._asked, self._references, self._keys, self._kinds = [], [], [], []

    def own(self, value, attributes):
        """Lets it look at the attributes of an object, too."""
        if isinstance(value, local):
            self.questions.append((still_there, value, attributes))
        else:
            self.instances.append(value)
            self.attributes.append(attributes)
        self.holders.append(attributes)
        self.dictionaries.append(attributes)

    def close(self):
        """Remembers how it is now, once all has been reached."""
        self._kinds = list(map(type, self.holders))
        self._asked = [part for holder in self.holders for part in (holder, BETWEEN)]
        self._references = get_referents(*self._asked)
        self._keys = flat(map(dict.__iter__, self.dictionaries))

    @classmethod
    def joined(cls, guards):
        """One guard that holds when all of these do."""
        one = cls()
        for guard in guards:
            for name, part in vars(guard).items():
                vars(one)[name] += part
        return one

    def holds(self):
        try:
            return (
                same(map(type, self.holders), self._kinds)
                and same_length(get_referents(*self._asked), self._references)
                and same_length(flat(map(dict.__iter__, self.dictionaries)), self._keys)
                and same(map(_attribute, self.instances, repeat("__dict__")), self.attributes)
                and all(still(value, then) for still, value, then in self.questions)
            )
        except Exception:  # another thread is changing it at this moment
            return False


def same(now, then):
    return all(map(is_, now, then))


def same_length(now, then):
    return len(now) == len(then) and same(now, then)


def flat(parts):
    return list(chain.from_iterable(parts))


def still_there(value, attributes):
    return own_attributes(value) is attributes
