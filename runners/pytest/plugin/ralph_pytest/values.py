"""Short words for values: what they look like to a person, and what can be done about them."""

from contextvars import ContextVar
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from zlib import crc32

from .insides import ATOMS, BY_TEXT, CACHE, COUNT, MISSING, PLAIN, container, held_by, module_of, plan

LONGEST = 200
MOST_PARTS = 20000
CLOSED_BY_SOMEBODY = ("connection", "engine", "session", "pool", "thread", "socket", "process", "executor", "client")


def shown(value, depth=0):
    """A short text for a value; calls none of the project's code. What is cut off ends in a mark of the whole."""
    try:
        text = _shown(value, depth)
    except Exception:
        text = "<%s>" % type(value).__name__
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return text if depth or "…" not in text else "%s #%08x" % (text, digest(value))


def digest(value):
    """A number for what a value holds; values of the same contents have the same."""
    left = [MOST_PARTS]

    def sum_of(part, depth):
        kind = type(part)
        left[0] -= 1
        if left[0] < 0 or depth > 8:
            return 0
        if kind in PLAIN or kind in ATOMS or kind in BY_TEXT:
            return crc32(repr(part).encode("utf-8", "replace"))
        contents = container(part, kind)
        if contents is None:
            own = plan(kind)[0]
            contents = dict(object.__getattribute__(part, "__dict__")) if own and hasattr(part, "__dict__") else ()
        if type(contents) is dict:
            sums = ["%d:%d" % (sum_of(key, depth + 1), sum_of(item, depth + 1)) for key, item in contents.items()]
        else:
            sums = ["%d" % sum_of(item, depth + 1) for item in contents]
        if type(contents) is not list:
            sums.sort()
        return crc32(("%s(%s)" % (kind.__name__, ",".join(sums))).encode("utf-8", "replace"))

    try:
        return sum_of(value, 0)
    except Exception:
        return 0


def _shown(value, depth):
    kind = type(value)
    if value is MISSING:
        return "(none)"
    if kind in PLAIN or kind in ATOMS or kind in BY_TEXT:
        return repr(value[:LONGEST] if kind in (str, bytes) else value)
    if kind is ContextVar:
        return "<variable holding %s>" % shown(held_by(value), depth + 1)
    if kind is COUNT:
        return repr(value)
    if kind is CACHE:
        return "<cache of %d>" % value.cache_info().currsize
    if isinstance(value, (FunctionType, BuiltinFunctionType, MethodType, type, ModuleType)):
        return "<%s %s>" % ("class" if isinstance(value, type) else "function", value.__name__)
    contents = container(value, kind)
    if contents is not None and depth < 3:
        return _contents(contents, kind, depth + 1)
    own, _, module = plan(kind)
    name = kind.__name__ if not module or module == "builtins" else "%s.%s" % (module, kind.__name__)
    if own and depth < 2:
        attributes = list(object.__getattribute__(value, "__dict__").items())[:8]
        return "<%s %s>" % (name, " ".join("%s=%s" % (k, shown(v, depth + 1)) for k, v in attributes))
    return "<%s>" % name


def _contents(contents, kind, depth):
    if type(contents) is dict:
        pairs = list(contents.items())[:20]
        inside = ", ".join("%s: %s" % (shown(k, depth), shown(v, depth)) for k, v in pairs)
    else:
        inside = ", ".join(shown(part, depth) for part in list(contents)[:20])
    more = ", …" if len(contents) > 20 else ""
    brackets = {dict: "{}", list: "[]", set: "{}", tuple: "()"}[type(contents)]
    name = "" if kind in (dict, list, set, tuple) else kind.__name__
    return name + brackets[0] + inside + more + brackets[1]


def shown_mark(mark):
    """The same for what a value held when its mark was made."""
    try:
        text = _shown_mark(mark, 0)
    except Exception:
        text = "?"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _shown_mark(mark, depth):
    if type(mark) in PLAIN:
        return repr(mark)
    kind = mark[0]
    if kind in ATOMS:
        return repr(mark[1])
    if len(mark) == 2 and type(mark[1]) is str:
        return mark[1]
    if kind is CACHE:
        return "<cache of %d>" % mark[-1]
    if kind is ContextVar:
        return "<variable holding %s>" % _shown_mark(mark[2], depth + 1)
    if not isinstance(kind, type) or len(mark) < 2:
        return "<object>"
    if kind is tuple:
        return "(%s)" % ", ".join(_shown_mark(part, depth + 1) for part in mark[1][:20])
    if mark[1] is None or len(mark) < 3:
        inside = [] if depth > 1 or len(mark) < 3 else mark[2] or ()
        return "<%s%s>" % (kind.__name__, "".join(" %s=%s" % (k, _shown_mark(v, depth + 1)) for k, v in inside[:8]))
    if issubclass(kind, dict):
        inside = ("%s: %s" % (_shown_mark(k, depth + 1), _shown_mark(v, depth + 1)) for k, v in mark[1][:20])
        return "{%s}" % ", ".join(inside)
    text = ", ".join(_shown_mark(part, depth + 1) for part in list(mark[1])[:20])
    return ("{%s}" if isinstance(mark[1], frozenset) else "[%s]") % text


def shape(was, now):
    """VALUE, CONTENTS, OBJECT or RESOURCE: what is held there, now or else before."""
    return max(_shape(was), _shape(now), key=["VALUE", "CONTENTS", "OBJECT", "RESOURCE"].index)


def _shape(value):
    kind = type(value)
    if value is MISSING or kind in PLAIN or kind in ATOMS or kind in BY_TEXT:
        return "VALUE"
    if is_resource(kind):
        return "RESOURCE"
    if kind is CACHE:
        return "CONTENTS"
    contents = container(value, kind)
    if contents is None:
        return "OBJECT"
    parts = list(contents.values()) if type(contents) is dict else list(contents)
    return "RESOURCE" if any(is_resource(type(part)) for part in parts[:50]) else "CONTENTS"


def is_resource(kind):
    module, name = module_of(kind), kind.__name__.lower()
    if "mock" in module:
        return False
    return name.endswith(CLOSED_BY_SOMEBODY) or module in ("_io", "socket", "_socket", "_sqlite3")
