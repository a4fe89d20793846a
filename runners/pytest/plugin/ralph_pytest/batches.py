"""Requests of the agent: batches of probes, each in a file of its own."""

from os import lstat, unlink
from stat import S_ISREG
from time import monotonic, sleep

from .arguments import contents, unescaped

LARGEST = 256 << 20


class Probe:
    """One order of tests, to be run as if in a process of its own."""

    def __init__(self, number):
        self.number = number
        self.limit = 60_000
        self.look = "outcomes"
        self.tests = []
        self.restored = []

    def shares_with(self, other):
        """Whether all but the last test can be run once for both."""
        return (
            len(self.tests) > 1
            and self.tests[:-1] == other.tests[:-1]
            and self.look == other.look != "lines"
            # A stem takes its own files for right, and could put back none that its tests have changed.
            and not self.restored
            and not other.restored
        )


class Batches:
    """Waits for batches in the order of their numbers. What the agent has not sealed is not obeyed."""

    def __init__(self, folder, seal):
        self._folder = folder
        self._seal = seal
        self._number = 1
        self._refused = None

    def next(self):
        """The probes of the next batch; None when the session is to end."""
        path = "%s/batch-%06d" % (self._folder, self._number)
        idle_since = monotonic()
        while True:
            text = self._sealed(path)
            if text is not None:
                unlink(path)
                self._number += 1
                return parsed(text)
            sleep(0.002 if monotonic() - idle_since < 1 else 0.02)

    def _sealed(self, path):
        try:
            status = lstat(path)
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            # A forged file stays where it is: to remove it might remove the true one, just put in its place.
            if seen == self._refused or not S_ISREG(status.st_mode) or status.st_size > LARGEST:
                return None
            seal, _, body = contents(path).partition(b"\n")
        except OSError:
            return None
        if self._seal.fits(seal.strip(), body):
            return body.decode("utf-8", "surrogateescape")
        self._refused = seen
        return None


def parsed(text):
    probes = []
    for line in text.split("\n"):
        word, _, rest = line.partition(" ")
        if word == "end":
            return None
        if word == "probe":
            probes.append(Probe(int(rest)))
        elif word == "limit":
            probes[-1].limit = int(rest)
        elif word == "look":
            probes[-1].look = rest
        elif word == "test":
            probes[-1].tests.append(unescaped(rest))
        elif word == "restore":
            probes[-1].restored.append(unescaped(rest))
    return probes


def groups(probes):
    """Probes that stand side by side and can share the run of all their tests but the last."""
    group = []
    for probe in probes:
        if group and not group[0].shares_with(probe):
            yield group
            group = []
        group.append(probe)
    if group:
        yield group
