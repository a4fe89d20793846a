"""The state of a process that belongs to no name of the project, by its kind."""

from . import generators, readings, registries
from .insides import MISSING

KINDS = {
    "ENVIRONMENT": (readings.environment, readings.put_environment),
    "WORKING_DIRECTORY": (readings.folder, lambda _, value: readings.chdir(value)),
    "IMPORT_PATH": (lambda: {"sys." + k: v for k, v in readings.paths().items()}, lambda n, v: readings.put_path(n[4:], v)),
    "LOCALE": (readings.current_locale, readings.put_locale),
    "TIME_ZONE": (readings.zone, readings.put_zone),
    "RANDOM": (generators.read, generators.put),
    "LOGGING": (readings.loggers, readings.put_logger),
    "WARNINGS": (readings.filters, readings.put_filters),
    "SIGNAL_HANDLER": (readings.handlers, readings.put_handler),
    "STREAM": (readings.streams, readings.put_stream),
    "OPEN_FILE": (readings.open_files, readings.put_nothing),
    "SOCKET": (readings.sockets, readings.put_nothing),
    "THREAD": (readings.threads, readings.put_nothing),
    "CHILD_PROCESS": (readings.children, readings.put_nothing),
    "REGISTRY": (registries.read, registries.put),
    "MODULE_ATTRIBUTE": (readings.settings_of_process, readings.put_setting),
}
# What is there beyond what was there before; nobody misses what has gone.
COUNTED = ("OPEN_FILE", "SOCKET", "THREAD", "CHILD_PROCESS")


def take():
    return {kind: read() for kind, (read, _) in KINDS.items()}


def changes(before, after):
    """Kind, place, value before and value after of all that is not what it was."""
    for kind, now in after.items():
        was = before[kind]
        if was == now:
            continue
        for where in {**was, **now}:
            old, new = was.get(where, MISSING), now.get(where, MISSING)
            if kind in COUNTED:
                if (0 if new is MISSING else new) > (0 if old is MISSING else old):
                    yield kind, where, old, new
            elif kind == "RANDOM":
                if generators.seeded(old, new):
                    yield kind, where, old, new
            elif kind in ("MODULE_ATTRIBUTE", "REGISTRY") and old is MISSING:
                pass  # a module was imported that brings its setting along
            elif kind == "REGISTRY" and new is MISSING:
                pass  # a module was forgotten, which is told as such
            elif not (old is new or old == new):
                yield kind, where, old, new
