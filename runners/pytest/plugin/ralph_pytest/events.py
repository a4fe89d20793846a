"""The file of events that the agent reads: one sealed line per event."""

from hmac import compare_digest, new as new_hmac
from json import JSONEncoder
from os import O_APPEND, O_CREAT, O_WRONLY, close, getpid, open as open_file, write as write_file

LONGEST_MESSAGE = 16_000
LONGEST_STACK = 64_000

_encode = JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class Seal:
    """Seals text so that only who knows the key can have written it."""

    def __init__(self, key):
        # Copied for each seal, so that nothing of hashlib is looked up once the target's code is there.
        self._keyed = new_hmac(key.encode(), digestmod="sha256")

    def of(self, data):
        keyed = self._keyed.copy()
        keyed.update(data)
        return keyed.hexdigest()

    def forget(self):
        self._keyed = None

    def fits(self, seal, data):
        return compare_digest(self.of(data).encode(), seal)


class Events:
    """Writes the events of one process. A copy of the process must not write, and cannot once it has let go."""

    def __init__(self, path, seal):
        self._descriptor = open_file(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        self._seal = seal
        self._process = getpid()
        self._number = 0
        self._tests = 0
        self.ended = False

    def say(self, event, **fields):
        self.pass_on(dict(event=event, **fields))

    def pass_on(self, event):
        """Writes an event that a copy of this process has told about."""
        if self._descriptor is None or getpid() != self._process:
            return
        if event["event"] == "finished":
            self._tests += 1
        data = _encode(dict({"n": self._number}, **event)).encode("ascii")
        self._number += 1
        line = self._seal.of(data).encode() + b" " + data + b"\n"
        while line:
            line = line[write_file(self._descriptor, line) :]

    def end(self):
        if not self.ended:
            self.ended = True
            self.say("end", tests=self._tests)

    def let_go(self):
        """Forgets file and key, in a copy of the process that runs tests."""
        close(self._descriptor)
        self._descriptor = self._seal = None


def failure(kind, message, stack):
    return {
        "type": kind,
        "message": at_most(LONGEST_MESSAGE, message),
        "stack": at_most(LONGEST_STACK, stack),
    }


def at_most(length, text):
    return text if len(text) <= length else text[:length] + "…"


def described(error, stack=""):
    """Never raises: what it describes was raised by code that nobody here wrote."""
    return failure(type_name(type(error)), safe_text(error), stack)


def type_name(kind):
    module = kind.__module__
    return kind.__qualname__ if module == "builtins" else "%s.%s" % (module, kind.__qualname__)


def safe_text(value):
    try:
        return str(value)
    except BaseException as unprintable:  # noqa: B902 - any code may stand behind str()
        return "(its message cannot be had: %s)" % type(unprintable).__name__
