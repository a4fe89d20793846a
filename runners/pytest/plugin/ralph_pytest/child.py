"""What happens in a copy of the process: a whole probe, or a stem that lets a leaf grow for each last test."""

from os import _exit, fork, getpid, setsid
from random import getstate, setstate
from signal import ITIMER_REAL, SIG_BLOCK, SIG_SETMASK, pthread_sigmask, setitimer, valid_signals

from .attending import attend, now
from .events import safe_text
from .family import Family, adopt_orphans, threads
from .imports import Imports
from .lines import Lines
from .looking import Looks
from .mementos import Mementos
from .shared import Shared


class Child:
    """The copy. It tells its parent through the ledger and never returns to what the parent was doing."""

    def __init__(self, lane):
        self._lane = lane
        self._ledger = lane.ledger
        self._runs = lane.runs
        self._files = lane.files
        self._shared = Shared(lane.suite, lane.files)
        self._imports = Imports(lane.files.roots)
        self._began = now()
        self._prefix = 0

    def live(self, work):
        try:
            setsid()
            self._lane.events.let_go()
            self._lane.task.seal.forget()
            if self._lane.random is not None:
                setstate(self._lane.random)
            self._runs.say = lambda **event: self._ledger.append(event)
            self._lane.files.watch()
            work(self)
            self._ledger.append({"done": True})
        except BaseException as error:  # noqa: B902 - a test may end pytest, or the process
            self._leave(error)
        finally:
            _exit(0)

    def _leave(self, error):
        try:
            self._ledger.append({"remark": "It ended pytest: %s: %s" % (type(error).__name__, safe_text(error))})
        except BaseException:  # noqa: B902 - nothing may return from here
            pass

    def whole(self, probe):
        self._prepare(probe)
        self._runs.run(probe.tests)

    def traced(self, probe, wanted):
        """The probe once more, telling nothing but the lines that changed what is wanted."""
        mementos = Mementos(probe.restored, self._files, self._shared, self._imports)
        lines = Lines(wanted, self._files, self._runs.say)
        self._runs.say = lambda **event: None
        last = len(probe.tests) - 1

        def before(run, number):
            if number == last:
                mementos.back()
            lines.begin(number)

        self._runs.before = before
        self._runs.after = lambda run, number: lines.end()
        self._runs.run(probe.tests)

    def stem(self, group):
        self._prepare(group[0])
        self._runs.run(group[0].tests[:-1], lambda: self._grow(group))

    def _prepare(self, probe):
        """Looks at the state before the first test, and at each test, as far as the probe asks for that."""
        mementos = Mementos(probe.restored, self._files, self._shared, self._imports) if probe.restored else None
        looks = None
        if probe.look != "outcomes":
            shared = self._shared if probe.look == "lines" else None
            looks = Looks(self._lane.base, self._files, self._ledger, self._runs.say, shared)
            self._runs.after = looks.after
            self._imports.tell(looks.imported)
        last = len(probe.tests) - 1

        def before(run, number):
            if mementos is not None and number == last:
                with self._files.unwatched():
                    remark = mementos.back()
                if remark:
                    self._ledger.append({"remark": remark})
                if looks is not None:
                    looks.forget()
            if looks is not None:
                looks.begin()

        self._runs.before = before

    def _grow(self, group):
        """Goes on in a leaf with the name of its test; the stem itself ends here."""
        # No timer of a test may wake the stem up while it waits; a leaf has no timer anyway.
        setitimer(ITIMER_REAL, 0)
        unblocked = pthread_sigmask(SIG_BLOCK, valid_signals())
        stem = getpid()
        try:
            self._make_ready()
            name = self._leaf(group)
        except BaseException:  # noqa: B902 - the stem must not go on as if it were a leaf
            if getpid() == stem:
                _exit(1)
            raise
        pthread_sigmask(SIG_SETMASK, unblocked)
        return name

    def _make_ready(self):
        """Ends the stem where its leaves could not be told apart from probes that run whole."""
        for record in self._ledger.news():
            self._files.hear(record)
        self._ledger.newer_marks("stem")
        if threads() > 1:
            self._end_stem({"unshared": "threads"})
        if self._files.held():
            self._end_stem({"unshared": "open files"})
        if not self._files.rebase(self._ledger.marks()):
            self._end_stem({"unshared": "files"})

    def _leaf(self, group):
        state = getstate()
        self._prefix = now() - self._began
        adopt_orphans()
        family = Family()
        for probe in group:
            if self._ledger.full():
                self._end_stem({"unshared": "full"})
            self._ledger.append({"leaf": "begins"})
            process = fork()
            if process == 0:
                setsid()
                setstate(state)  # a fork seeds the generator anew
                return probe.tests[-1]
            self._wait(process, probe, family)
        self._end_stem({"stem": "done"})

    def _end_stem(self, record):
        self._ledger.append(record)
        _exit(0)

    def _wait(self, process, probe, family):
        self._ledger.deadline = now() + max(1, probe.limit - self._prefix)
        end, remark = attend(process, family, self._ledger, 0, self._files.hear)
        self._files.after(self._ledger.newer_marks("stem"))
        self._ledger.append({"leaf": "ended", "end": end, "remark": remark})
        if self._files.problem:
            # The next leaf would see what this one did.
            self._end_stem({"unshared": "files"})
