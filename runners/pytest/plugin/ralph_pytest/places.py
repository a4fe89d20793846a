"""What the names of modules and classes stand for, looked into again only where something was changed."""

from .guards import Guard
from .insides import MISSING
from .marks import Marker


class Place:
    """One name: its mark, and a guard that says whether the mark is still right."""

    def __init__(self, value):
        self.value = value
        self.mark = None
        self.guard = Guard()
        # Whatever the mark knows by its address must live on, or another object may get the address.
        self.kept = []
        self.owned = []
        # The places that reached something that was marked here.
        self.lent = set()
        self.cut = None

    def holds(self, value):
        return self.value is value and (self.cut is not None or self.guard.holds())

    def same(self, later):
        """Whether nothing was changed, as far as was looked; what was too large before tells nothing now."""
        return self is later or self.cut is not None or later.cut == "time" or self.mark == later.mark


class Places:
    """All of them, by module or class and attribute. ``cut`` when there was more than was looked at.

    What is reached from several places belongs to the first of them, and is marked there only.
    """

    def __init__(self, is_project):
        self.is_project = is_project
        self._places = {}
        self._owners = {}
        self._sequence = {}
        self._all = Guard()
        self.cut = False

    def hold(self):
        return self._all.holds()

    def take(self, values):
        """Gives the places of these values, in their order; marks those anew that are not what they were."""
        self._arrange(values)
        for key in [key for key, place in self._places.items() if not place.holds(values.get(key, MISSING))]:
            self._release(key)
        marker = Marker(self)
        for key, value in values.items():
            if key not in self._places:
                self._places[key] = Place(value)
                marker.begin(key, self._places[key])
        self.cut = self.cut or marker.cut
        self._all = Guard.joined(place.guard for place in self._places.values())
        return self._places

    def _arrange(self, values):
        """Begins anew where places have changed their order: other places come first to what they share."""
        if [key for key in values if key in self._sequence] != [key for key in self._sequence if key in values]:
            self._places, self._owners = {}, {}
        self._sequence = {key: number for number, key in enumerate(values)}

    def lend(self, value, key):
        """Whether the value belongs to another place, or was reached from this one already; else it is given to it."""
        owner = self._owners.get(id(value), MISSING)
        if owner == key:
            return True
        if owner is not MISSING:
            if self._sequence[owner] < self._sequence[key]:
                self._places[owner].lent.add(key)
                return True
            self._release(owner)
        self._owners[id(value)] = key
        return False

    def _release(self, key):
        """Forgets a place; who came to something second says nothing about it, and must look again."""
        waiting = [key]
        while waiting:
            place = self._places.pop(waiting.pop(), None)
            if place is not None:
                waiting += place.lent
                for address in place.owned:
                    del self._owners[address]


def mark_of(value, is_project):
    """The mark of a value by itself."""
    return Places(is_project).take({None: value})[None].mark
