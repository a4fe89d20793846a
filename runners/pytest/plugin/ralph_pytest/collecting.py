"""The tests of the project, each with an id of its own, and what could not be collected."""

from .events import described, failure


class Suite:
    """The items of a session by id, in the order in which pytest itself would run them."""

    def __init__(self, items):
        self.items = {}
        self._ids = {}
        for item in items:
            name, count = item.nodeid, 1
            while name in self.items:
                count += 1
                name = "%s (%d)" % (item.nodeid, count)
            self.items[name] = item
            self._ids[item] = name

    def id_of(self, item):
        return self._ids[item]


class Uncollected:
    """Tells what could not be collected. It is the project's problem, and never lost."""

    def __init__(self, events):
        self._events = events
        self._told = set()
        self.listed = False
        # What was collected when the tests were listed may still break in a worker: beside others, or on a provider.
        self.kept = None

    def report(self, report):
        if report.failed:
            text = report.longreprtext if hasattr(report, "longreprtext") else str(report.longrepr)
            self._tell(report.nodeid or "(project)", failure("CollectError", last_error(text), text))

    def error(self, name, error, stack=""):
        self._tell(name, described(error, stack))

    def silence(self, status):
        """pytest is about to end and nothing was said: even that must be known."""
        if not self.listed and not self._told:
            message = "pytest ended before it had listed the tests; its output says why. " + status
            self._tell("(project)", failure("pytest", message.strip(), ""))

    def _tell(self, name, details):
        if self.kept is not None and name != "(project)":
            self.kept.setdefault(name, details)
        elif not self.listed and name not in self._told:
            self._told.add(name)
            self._events.say("undiscovered", id=name, failure=details)


def last_error(text):
    """The line of a traceback that says what went wrong."""
    marked = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return marked[-1] if marked else text.strip().rpartition("\n")[2]
