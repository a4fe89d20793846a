"""What ralph does with a session, in a few lines: starts it, sends batches, reads the sealed events."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

PLUGIN = Path(__file__).resolve().parent.parent / "plugin"
NONCE = "a nonce"


def seal(data):
    return hmac.new(NONCE.encode(), data, hashlib.sha256).hexdigest()


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    return folder


class Session:
    """A session over the project in a folder; ``more`` are further lines of its arguments.

    Plugins that happen to be installed are loaded only when asked for: a third of the time of a start is theirs.
    """

    def __init__(self, project, results, mode="serve", options=(), more=(), environment=(), plugins=False):
        self.results = results
        results.mkdir(exist_ok=True)
        temporary = results / "tmp"
        temporary.mkdir(exist_ok=True)
        arguments = results / "session.arguments"
        lines = ["mode=" + mode, "nonce=" + NONCE, "root=%s" % project, "requests=%s" % results]
        lines += ["events=%s" % (results / "session.events"), *more]
        arguments.write_text("\n".join(lines) + "\n")
        self.output = open(results / "output", "wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-p", "ralph_pytest", *options],
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=self.output,
            env=dict(
                # A suite may leave tests out in CI; ralph runs it without these, and so does this session.
                {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")},
                PYTHONPATH=str(PLUGIN),
                RALPH_PROBE_ARGUMENTS=str(arguments),
                TMPDIR=str(temporary),
                **({} if plugins else {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}),
                **dict(environment),
            ),
        )
        self._events = []
        self._read = 0
        self.batch = 0
        self.probe = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.send("end\n")
            self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            self.output.close()

    def events(self):
        """All events so far; each must have been sealed, and none may be missing."""
        path = self.results / "session.events"
        if path.exists():
            with open(path, "rb") as file:
                file.seek(self._read)
                for line in file:
                    # To go on behind half a line would take its other half, once that is there, for a whole one.
                    if not line.endswith(b"\n"):
                        break
                    self._read += len(line)
                    self._take(line[:-1])
        return self._events

    def _take(self, line):
        mark, _, text = line.partition(b" ")
        assert mark.decode() == seal(text)
        event = json.loads(text)
        assert event.pop("n") == len(self._events)
        self._events.append(event)

    def wait_for(self, *names, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            dead = self.process.poll() is not None
            events = self.events()
            if any(event["event"] in names for event in events):
                return events
            assert not dead, (self.results / "output").read_text() + str(events)
            time.sleep(0.005)
        raise AssertionError("waited for %s in vain: %s" % (names, self.events()))

    def tests(self):
        return [event["id"] for event in self.wait_for("ready", "end", "cannot") if event["event"] == "test"]

    def send(self, body):
        self.batch += 1
        data = body.encode()
        new = self.results / "new"
        new.write_bytes(seal(data).encode() + b"\n" + data)
        os.rename(new, self.results / ("batch-%06d" % self.batch))

    def run(self, *orders, look="outcomes", limit=20_000, restore=()):
        """One batch of probes; gives the events of each, without those that open and close it, then its end."""
        self.wait_for("ready")
        lines, numbers = [], []
        for order in orders:
            self.probe += 1
            numbers.append(self.probe)
            lines += ["probe %d" % self.probe, "limit %d" % limit, "look " + look]
            lines += ["test " + escaped(test) for test in order]
            lines += ["restore " + escaped(name) for name in restore]
        self.send("\n".join(lines) + "\n")
        return [self.answer(number) for number in numbers]

    def answer(self, number, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            events = self.events()
            done = [e for e in events if e["event"] == "done" and e["probe"] == number]
            if done:
                first = next(i for i, e in enumerate(events) if e["event"] == "probe" and e["probe"] == number)
                return Answer(events[first + 1 : events.index(done[0])], done[0])
            assert self.process.poll() is None, (self.results / "output").read_text()
            time.sleep(0.002)
        raise AssertionError("no answer: %s" % self.events())


class Answer:
    """What one probe showed."""

    def __init__(self, events, done):
        self.events = events
        self.end = done["end"]
        self.remark = done["remark"]
        self.fork = done["fork"]
        self.shared = done.get("shared", 0)
        self.outcomes = []
        for event in events:
            if event["event"] == "started":
                self.outcomes.append("UNFINISHED")
            elif event["event"] == "finished":
                self.outcomes[-1] = event["outcome"]
            elif event["event"] == "overruled":
                self.outcomes[-1] = "FAILED"

    def started(self):
        return [event["id"] for event in self.events if event["event"] == "started"]

    def leaks(self):
        return {"%(kind)s:%(where)s" % event for event in self.events if event["event"] == "leak"}

    def leak(self, name):
        return next(e for e in self.events if e["event"] == "leak" and "%(kind)s:%(where)s" % e == name)

    def lines(self):
        return {event["name"]: event["at"] for event in self.events if event["event"] == "line"}
