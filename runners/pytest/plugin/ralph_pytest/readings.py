"""Reading and writing each kind of state of a process that belongs to no name of the project."""

import gc
import locale
import logging
import signal
import sys
import threading
import time
import warnings
from os import chdir, environ, fsdecode, fsencode, getcwd, getpid, listdir, readlink, umask

from .arguments import contents
from .insides import MISSING, module_of

# Changed by pytest itself from test to test.
UNIMPORTANT_VARIABLES = (b"PYTEST_CURRENT_TEST", b"PYTEST_VERSION")
_setlocale, _tzset, _getsignal, _signal = locale.setlocale, time.tzset, signal.getsignal, signal.signal
_environment = environ._data
_manager, _root = logging.root.manager, logging.root
_enumerate = threading.enumerate
STREAMS = ("stdin", "stdout", "stderr", "excepthook", "displayhook")
SIGNALS = tuple(getattr(signal, "SIG" + name) for name in "HUP INT QUIT USR1 USR2 PIPE ALRM TERM CHLD".split())
NOTHING_SET = (logging.NOTSET, False, True, (), ())


class Unwritable(Exception):
    """This state cannot be put back."""


def environment():
    return {fsdecode(key): value for key, value in _environment.items() if key not in UNIMPORTANT_VARIABLES}


def put_environment(name, value):
    if value is MISSING:
        environ.pop(name, None)
    else:
        environ[name] = fsdecode(value)


def folder():
    try:
        return {"cwd": getcwd()}
    except OSError:
        return {"cwd": "(deleted)"}


def paths():
    return {name: tuple(getattr(sys, name)) for name in ("path", "meta_path", "path_hooks")}


def put_path(name, value):
    getattr(sys, name)[:] = value


def current_locale():
    return {"locale": _setlocale(locale.LC_ALL, None)}


def put_locale(_, value):
    _setlocale(locale.LC_ALL, value)


def zone():
    return {"TZ": (time.tzname, time.timezone, _environment.get(b"TZ", MISSING))}


def put_zone(_, value):
    put_environment("TZ", value[2])
    _tzset()


def loggers():
    found = {"root": settings(_root), "logging.disable": _manager.disable}
    for name, logger in list(_manager.loggerDict.items()):
        if isinstance(logger, logging.Logger):
            state = settings(logger)
            if state != NOTHING_SET:
                found[name] = state
    return found


def settings(logger):
    handlers, filters = tuple(logger.handlers), tuple(logger.filters)
    return (logger.level, bool(logger.disabled), logger.propagate, handlers, filters)


def put_logger(name, value):
    if name == "logging.disable":
        logging.disable(0 if value is MISSING else value)
        return
    logger = _root if name == "root" else logging.getLogger(name)
    level, logger.disabled, logger.propagate, handlers, filters = NOTHING_SET if value is MISSING else value
    logger.setLevel(level)
    logger.handlers[:], logger.filters[:] = handlers, filters


def filters():
    return {"filters": tuple(warnings.filters), "showwarning": warnings.showwarning}


def put_filters(name, value):
    if name == "filters":
        warnings.filters[:] = value
        getattr(warnings, "_filters_mutated", lambda: None)()
    else:
        warnings.showwarning = value


def handlers():
    found = {number.name: _getsignal(number) for number in SIGNALS}
    found["ITIMER_REAL"] = signal.getitimer(signal.ITIMER_REAL)[0] > 0
    return found


def put_handler(name, value):
    if name == "ITIMER_REAL":
        signal.setitimer(signal.ITIMER_REAL, 0)
    elif value is not None:
        _signal(getattr(signal, name), value)


def streams():
    return {"sys." + name: getattr(sys, name, MISSING) for name in STREAMS}


def put_stream(name, value):
    setattr(sys, name.partition(".")[2], value)


def counted(names):
    found = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def descriptors(spared=()):
    targets = []
    for number in listdir("/proc/self/fd"):
        if number in spared:
            continue
        try:
            targets.append(readlink("/proc/self/fd/" + number))
        except OSError:
            pass
    return targets


def open_files():
    spared = of_usual_loop()
    return counted(t.partition(":[")[0] for t in descriptors(spared) if not t.startswith("socket:"))


def sockets():
    return counted("socket" for target in descriptors(of_usual_loop()) if target.startswith("socket:"))


def of_usual_loop():
    """The descriptors of the event loop that asyncio, or a plugin for it, keeps at hand for whoever comes next."""
    policy = getattr(sys.modules.get("asyncio.events"), "_event_loop_policy", None)
    loop = getattr(getattr(policy, "_local", None), "_loop", None)
    if loop is None or not module_of(type(policy)).startswith("asyncio.") or not module_of(type(loop)).startswith("asyncio."):
        return ()
    parts = [getattr(loop, name, None) for name in ("_selector", "_ssock", "_csock")]
    return [str(part.fileno()) for part in parts if module_of(type(part)) in ("selectors", "socket")]


def threads():
    return counted(thread.name for thread in _enumerate())


def children():
    try:
        numbers = contents("/proc/self/task/%d/children" % getpid()).split()
    except OSError:
        return {}
    return counted(command(number) for number in numbers)


def command(number):
    try:
        return fsdecode(contents(b"/proc/%s/comm" % number)).strip()
    except OSError:
        return "?"


def settings_of_process():
    mask = umask(0)
    umask(mask)
    found = {"os.umask": mask, "gc.enabled": gc.isenabled(), "sys.recursionlimit": sys.getrecursionlimit()}
    found["sys.argv"] = tuple(sys.argv)
    if "socket" in sys.modules:
        found["socket.defaulttimeout"] = sys.modules["_socket"].getdefaulttimeout()
    if "decimal" in sys.modules:
        context = sys.modules["decimal"].getcontext()
        found["decimal.context"] = (context.prec, context.rounding, context.Emin, context.Emax, context.capitals)
    if "asyncio.events" in sys.modules:
        policy = getattr(sys.modules["asyncio.events"], "_event_loop_policy", None)
        # The usual one is made when it is first needed.
        usual = policy is None or module_of(type(policy)).startswith("asyncio.")
        found["asyncio.event_loop_policy"] = None if usual else policy
    return found


def put_setting(name, value):
    if name == "os.umask":
        umask(value)
    elif name == "gc.enabled":
        (gc.enable if value else gc.disable)()
    elif name == "sys.recursionlimit":
        sys.setrecursionlimit(value)
    elif name == "sys.argv":
        sys.argv[:] = value
    elif name == "socket.defaulttimeout":
        sys.modules["_socket"].setdefaulttimeout(value)
    elif name == "decimal.context" and value is not MISSING:
        context = sys.modules["decimal"].getcontext()
        context.prec, context.rounding, context.Emin, context.Emax, context.capitals = value
    elif name == "asyncio.event_loop_policy":
        sys.modules["asyncio.events"]._event_loop_policy = None if value is MISSING else value


def put_nothing(name, value):
    raise Unwritable
