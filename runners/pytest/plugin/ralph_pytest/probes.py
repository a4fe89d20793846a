"""The parent's side of probes: one child for each, or one for all that have their first tests in common."""

import gc
from os import fork
from random import getstate

from .attending import attend, now
from .child import Child
from .files import Files
from .generators import seeded
from .ledger import Ledger
from .looking import base
from .running import Runs

# What a stem may take longer than a deadline to end a leaf of its own before its parent ends both.
GRACE = 1000



class Lane:
    """Answers groups of probes one after the other. ``lost`` once that cannot be done truly any more."""

    def __init__(self, task, session, suite, family):
        self.task = task
        self.events = task.events
        self.session = session
        self.suite = suite
        self.family = family
        self.ledger = Ledger()
        self.runs = Runs(suite, None)
        self.base = None
        # A fork seeds the generator anew, as a fresh process does, unless the project itself had seeded it.
        self.random = getstate() if seeded(task.random, getstate()) else None
        asked = task.asked
        self.files = Files(
            asked.all("root"), asked.all("pristine"), task.folders, asked.all("requests"), self._note
        )
        self.lost = False
        self._unshared = set()
        session.config.pluginmanager.register(self.runs, "ralph-runs")

    def answer(self, group):
        unknown = [probe for probe in group if any(test not in self.suite.items for test in probe.tests)]
        for probe in unknown:
            self._begin(probe)
            self._done(probe, "NOT_RUN", "The session has no test of that name.", False)
        group = [probe for probe in group if probe not in unknown]
        if len(group) > 1 and self._key(group[0]) not in self._unshared:
            group = group[self._shared(group) :]
        for probe in group:
            if self.lost:
                self._begin(probe)
                self._done(probe, "NOT_RUN", "The session cannot go on.", False)
            else:
                self._whole(probe)

    @staticmethod
    def _key(probe):
        return "\n".join(probe.tests[:-1])

    def _whole(self, probe):
        self._begin(probe)
        wanted = Wanted()

        def take(record):
            wanted.take(record)
            self._pass_on(record)

        end, remark = self._child(lambda child: child.whole(probe), probe.limit, take, probe.look)
        if probe.look == "lines" and wanted.names and end == "ENDED" and not self.lost:
            self._child(lambda child: child.traced(probe, wanted.names), probe.limit, self._pass_on, probe.look)
        self._done(probe, end, remark)

    def _shared(self, group):
        """How many of the probes were answered; the others must be run whole."""
        branches = Branches(self, group)
        limit = max(probe.limit for probe in group)
        end, remark = self._child(lambda child: child.stem(group), limit, branches.take, group[0].look, GRACE)
        if branches.answered < len(group):
            if branches.goes_on_whole(end, remark):
                self._unshared.add(self._key(group[0]))
            else:
                branches.all_ended(end, remark)
        return branches.answered

    def _child(self, work, limit, take, look, grace=0):
        """Lets a copy of this process work; takes what it tells as it comes; gives how it ended, and why."""
        if look != "outcomes" and self.base is None:
            self.base = base(self.files.roots)
            gc.freeze()
        self.ledger.clear()
        self.ledger.deadline = now() + limit
        process = fork()
        if process == 0:
            Child(self).live(work)
        told = attend(process, self.family, self.ledger, grace, lambda record: self._take(record, take))
        self.files.after(self.ledger.marks())
        return told

    def _take(self, record, take):
        self.files.hear(record)
        take(record)

    def _begin(self, probe):
        self.events.say("probe", probe=probe.number)

    def _done(self, probe, end, remark, forked=True, shared=0):
        fields = {"shared": shared} if shared else {}
        self.events.say("done", probe=probe.number, end=end, remark=remark, fork=forked, **fields)

    def _pass_on(self, record):
        if "event" in record:
            self.events.pass_on(record)

        if self.files.problem and not self.lost:
            self.lost = True
            self.events.say("cannot", message=self.files.problem)

    def _note(self, message):
        self.events.say("note", message=message)


class Wanted:
    """The names of the leaks of each test of a probe, by the number of the test."""

    def __init__(self):
        self.names = {}
        self._number = -1

    def take(self, record):
        if record.get("event") == "started":
            self._number += 1
        elif record.get("event") == "leak":
            self.names.setdefault(self._number, []).append("%(kind)s:%(where)s" % record)


class Branches:
    """Puts what a stem and its leaves told in front of the agent as if each probe had run alone."""

    def __init__(self, lane, group):
        self._lane = lane
        self._group = group
        self._stem = []
        self._in_leaf = False
        self.answered = 0
        self.unshared = False

    def take(self, record):
        if "unshared" in record:
            self.unshared = True
        elif record.get("leaf") == "begins":
            self._in_leaf = True
            self._lane._begin(self._group[self.answered])
            for earlier in self._stem:
                self._lane._pass_on(earlier)
        elif record.get("leaf") == "ended":
            self._in_leaf = False
            self._done(record["end"], record["remark"])
        elif self._in_leaf:
            self._lane._pass_on(record)
        elif "event" in record:
            self._stem.append(record)

    def goes_on_whole(self, end, remark):
        """Whether the probes left are worth a process of their own."""
        if self._in_leaf:
            self._done(end if end != "ENDED" else "CRASHED", remark)
        return self.answered > 0 or self.unshared

    def all_ended(self, end, remark):
        """The tests in common did not come to their end, and would not for any of the probes."""
        for probe in self._group:
            self._lane._begin(probe)
            for earlier in self._stem:
                self._lane._pass_on(earlier)
            self._done(end if end != "ENDED" else "CRASHED", remark)

    def _done(self, end, remark):
        """What the first of them had to run is shared by all that follow."""
        shared = sum(record["event"] == "started" for record in self._stem) if self.answered else 0
        self._lane._done(self._group[self.answered], end, remark, shared=shared)
        self.answered += 1
