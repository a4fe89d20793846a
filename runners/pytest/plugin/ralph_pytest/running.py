"""Runs items in exactly the given order and tells what came of each."""

from time import monotonic

import pytest

from .events import described, failure, safe_text, type_name


class Next:
    """Stands for the item that comes next, where that is decided late or is the same item once more."""

    def __init__(self, item=None):
        self.__dict__["_item"] = item
        self.__dict__["_again"] = False

    def _decide(self, item, current):
        self.__dict__["_item"] = item
        self.__dict__["_again"] = item is current

    def listchain(self):
        chain = self._item.listchain()
        # The same item again is torn down in between, but not what it shares with others.
        return chain[:-1] + [self] if self._again else chain

    @property
    def __class__(self):
        return type(self._item)

    def __getattr__(self, name):
        return getattr(self._item, name)

    def __bool__(self):
        return self._item is not None


class Run:
    """One element of an order while it runs."""

    def __init__(self, name, item):
        self.name = name
        self.item = item
        self.errors = {}
        self.seconds = 0.0
        self.outcome = None
        self.part_failed = None


class Runs:
    """A plugin of pytest that runs orders; ``say`` takes each event as keywords."""

    def __init__(self, suite, say):
        self.suite = suite
        self.say = say
        self.current = None
        self.at_teardown = None
        self.before = self.after = lambda run, last: None
        self._documents = {}
        self._ran = set()

    def run(self, names, branch=None):
        """Runs the tests in this order. ``branch`` names one test more, once the last has been called."""
        names, number = list(names), 0
        while number < len(names):
            item = self.suite.items[names[number]]
            following = self.suite.items[names[number + 1]] if number + 1 < len(names) else None
            upcoming = following
            if following is item or (following is None and branch):
                upcoming = Next()
                upcoming._decide(following, item)
                if following is None:
                    self.at_teardown = self._late(names, item, upcoming, branch)
                    branch = None
            self._one(Run(names[number], item), upcoming, number)
            number += 1

    def _late(self, names, item, upcoming, branch):
        def decide():
            self.at_teardown = None
            names.append(branch())
            upcoming._decide(self.suite.items[names[-1]], item)

        return decide

    def _one(self, run, upcoming, number):
        self._as_new(run.item)
        self.before(run, number)
        self.current = run
        self.say(event="started", id=run.name)
        began = monotonic()
        run.item.ihook.pytest_runtest_protocol(item=run.item, nextitem=upcoming)
        run = self.current
        if run.outcome is None:
            run.seconds = monotonic() - began
            details = failure("pytest", "No plugin said what came of this test.", "")
            self._finish(run, "FAILED", run.part_failed or details)
        self.current = None
        self.after(run, number)

    def _as_new(self, item):
        """What an item keeps of an earlier run must not reach the next: each starts from what collection gave it."""
        document = getattr(item, "dtest", None)
        if document is not None:
            document.globs = dict(self._documents.setdefault(item, dict(document.globs)))
        if item in self._ran:
            item._report_sections[:] = []
            item.__dict__.pop("_excinfo", None)
            if type(item).__module__.startswith("_pytest.") and getattr(item, "cls", None) is not None:
                item.__dict__.pop("_obj", None)
                item.__dict__.pop("_instance", None)
        self._ran.add(item)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item, call):
        yield
        run = self.current
        if run is not None and call.excinfo is not None:
            run.errors[call.when] = (type_name(call.excinfo.type), safe_text(call.excinfo.value))

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item, nextitem):
        if self.at_teardown is not None:
            self.at_teardown()
        yield

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report):
        run = self.current
        if run is None or report.outcome == "rerun":
            return
        run.seconds += getattr(report, "duration", 0) or 0
        details = self._failure(run, report) if report.outcome == "failed" else None
        if "subtest" in type(report).__name__.lower():
            run.part_failed = run.part_failed or details
        elif report.when == "teardown":
            if run.outcome is None:
                self._finish(run, "PASSED", details)
            elif details and run.outcome != "FAILED":
                run.outcome = "FAILED"
                self.say(event="overruled", id=run.name, failure=details)
        elif details or report.outcome == "skipped" or report.when == "call":
            self._finish(run, "SKIPPED" if report.outcome == "skipped" else "PASSED", details)

    def _finish(self, run, outcome, details):
        details = details or run.part_failed
        if run.outcome is not None:
            return
        run.outcome = "FAILED" if details else outcome
        fields = {"failure": details} if details else {}
        self.say(event="finished", id=run.name, outcome=run.outcome, ms=round(run.seconds * 1000), **fields)

    @staticmethod
    def _failure(run, report):
        try:
            stack = report.longreprtext if hasattr(report, "longreprtext") else str(report.longrepr)
        except Exception as unprintable:
            stack = described(unprintable)["message"]
        kind, message = run.errors.get(report.when, ("pytest", stack.strip().rpartition("\n")[2]))
        return failure(kind, message, stack)
