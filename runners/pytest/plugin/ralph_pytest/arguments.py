"""What the session is asked to do, read before the target can look."""

from os import O_RDONLY, close, environ, open as open_file, read, unlink

VARIABLE = "RALPH_PROBE_ARGUMENTS"


class Arguments:
    """The lines of the argument file; ``None`` or an empty list for what it does not name."""

    def __init__(self, lines):
        self._values = {}
        for line in lines:
            key, separator, value = line.partition("=")
            if separator:
                self._values.setdefault(key, []).append(value)

    def one(self, key, otherwise=None):
        return self._values.get(key, [otherwise])[-1]

    def all(self, key):
        return self._values.get(key, [])


def take():
    """Reads the argument file and removes every trace of it; None when this process was not asked for anything."""
    path = environ.pop(VARIABLE, None)
    if path is None:
        return None
    text = contents(path).decode("utf-8", "surrogateescape")
    unlink(path)
    return Arguments(text.split("\n"))


def contents(path):
    """All bytes of a file, by calls that no code of the target has in its hands."""
    descriptor = open_file(path, O_RDONLY)
    try:
        parts = []
        while True:
            part = read(descriptor, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
    finally:
        close(descriptor)


def unescaped(text):
    """An id or a name as it was before newlines in it were written as backslash and n."""
    if "\\" not in text:
        return text
    parts, rest = [], text
    while rest:
        head, backslash, rest = rest.partition("\\")
        parts.append(head)
        if backslash:
            parts.append({"n": "\n", "r": "\r"}.get(rest[:1], rest[:1]))
            rest = rest[1:]
    return "".join(parts)
