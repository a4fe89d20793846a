"""What is registered with Python and with well-known libraries for all code that comes later."""

import sys

from .guards import flat
from .insides import ATOMS, MISSING, PLAIN
from .values import shown

# Which entries a collection has, by the module that has the collection.
TABLES = """
copyreg:dispatch_table logging:_nameToLevel logging:_levelToName shutil:_ARCHIVE_FORMATS shutil:_UNPACK_FORMATS
sqlite3:adapters sqlite3:converters webbrowser:_browsers xml.etree.ElementTree:_namespace_map
psycopg2.extensions:adapters psycopg2.extensions:string_types psycopg2.extensions:binary_types
""".split()
# What a name stands for.
VALUES = """
json:_default_encoder json:_default_decoder json:JSONEncoder.default logging:_loggerClass logging:_logRecordFactory
logging:lastResort logging:raiseExceptions ssl:_create_default_https_context tempfile:tempdir urllib.request:_opener
""".split()
# A class gets a copy of what it inherited with the first entry of its own.
OF_CLASSES = [
    "yaml:%s.%s" % (cls, table)
    for classes, tables in (
        ("SafeLoader FullLoader Loader UnsafeLoader CSafeLoader", "yaml_constructors yaml_multi_constructors"),
        ("SafeDumper Dumper CSafeDumper", "yaml_representers yaml_multi_representers"),
    )
    for cls in classes.split()
    for table in tables.split()
]
SIGNALS = ["blinker:signal.__self__", "flask.signals:_signals"]
DJANGO = "django.db.models.signals django.core.signals django.db.backends.signals django.contrib.auth.signals".split()
NAMES = frozenset(where.replace(":", ".") for where in (*TABLES, *VALUES, *OF_CLASSES))


class Held:
    """What a place holds: the object itself, and its entries; two are the same when these are the same objects."""

    form = "CONTENTS"

    def __init__(self, holder, name, value):
        self.holder, self.name, self.value = holder, name, value
        self.entries = self.read()

    def read(self):
        value = self.value
        return list(dict.items(value)) if isinstance(value, dict) else list(value) if isinstance(value, list) else []

    def flat(self):
        return flat(self.entries) if isinstance(self.value, dict) else self.entries

    def __eq__(self, other):
        mine, others = self.flat(), other.flat()
        return self.value is other.value and len(mine) == len(others) and all(map(same, mine, others))

    __hash__ = None

    def shown(self):
        return shown(dict(self.entries) if isinstance(self.value, dict) else self.entries)

    def put(self):
        if self.value is MISSING:
            if self.name in vars(self.holder):
                delattr(self.holder, self.name)
            return
        if isinstance(self.value, dict):
            self.value.clear()
            self.value.update(self.entries)
        else:
            self.value[:] = self.entries
        if vars(self.holder).get(self.name) is not self.value:
            setattr(self.holder, self.name, self.value)


class Value(Held):
    form = "VALUE"

    def read(self):
        return [self.value]

    def flat(self):
        return self.entries

    def shown(self):
        return shown(self.value)

    def put(self):
        setattr(self.holder, self.name, self.value)


class Dialects(Held):
    """The dialects of the module csv, which only its functions know."""

    def read(self):
        return [(name, self.holder.get_dialect(name)) for name in sorted(self.holder.list_dialects())]

    def flat(self):
        return flat(self.entries)

    def shown(self):
        return shown([name for name, _ in self.entries])

    def put(self):
        for name in self.holder.list_dialects():
            self.holder.unregister_dialect(name)
        for name, dialect in self.entries:
            self.holder.register_dialect(name, dialect)


class Namespace(Held):
    """Who listens to the signals of a namespace of the library blinker; a new signal has no listeners."""

    def read(self):
        return [
            (signal, [(table, copied(table)) for table in vars(signal).values() if isinstance(table, dict)])
            for signal in list(self.value.values())
            if signal.receivers
        ]

    def flat(self):
        return [part for signal, _ in self.entries for part in (signal, *flat(signal.receivers.items()))]

    def __init__(self, holder, name, value):
        super().__init__(holder, name, value)
        self.heard = self.flat()

    def __eq__(self, other):
        return len(self.heard) == len(other.heard) and all(map(same, self.heard, other.heard))

    __hash__ = None

    def shown(self):
        return shown({signal.name: "%d listening" % count(tables) for signal, tables in self.entries})

    def put(self):
        before = {id(signal): tables for signal, tables in self.entries}
        for signal in list(self.value.values()):
            signal._clear_state()
            for table, entries in before.get(id(signal), ()):
                table.update(entries)


class Signal(Held):
    """Who listens to a signal of Django."""

    def __init__(self, holder, name, signal):
        self.signal = signal
        super().__init__(holder, name, signal.receivers)

    def shown(self):
        return shown(["a listener"] * len(self.entries))

    def put(self):
        self.signal.receivers[:] = self.entries
        self.signal.sender_receivers_cache.clear()


def same(one, other):
    kind = type(one)
    return one is other or (kind is type(other) and (kind in PLAIN or kind in ATOMS) and one == other)


def copied(table):
    return {key: set(value) if isinstance(value, set) else value for key, value in table.items()}


def count(tables):
    return max(len(entries) for _, entries in tables)


def read():
    found = {}
    for where, form in PLACES:
        module, _, path = where.partition(":")
        holder = sys.modules.get(module)
        *outer, name = path.split(".")
        for part in outer:
            holder = getattr(holder, part, None)
        if holder is not None:
            held = form(holder, name)
            if held is not None:
                found[where] = held
    for name in DJANGO:
        for key, value in list(vars(sys.modules.get(name, Signal)).items()):
            if hasattr(value, "sender_receivers_cache") and type(getattr(value, "receivers", None)) is list:
                found["%s:%s" % (name, key)] = Signal(sys.modules[name], key, value)
    return found


def table(holder, name):
    value = getattr(holder, name, None)
    return Held(holder, name, value) if type(value) in (dict, list) else None


def value(holder, name):
    return Value(holder, name, getattr(holder, name)) if hasattr(holder, name) else None


def of_class(holder, name):
    value = vars(holder).get(name, MISSING)
    return Held(holder, name, value) if value is MISSING or type(value) is dict else None


def namespace(holder, name):
    value = getattr(holder, name, None)
    return Namespace(holder, name, value) if isinstance(value, dict) else None


PLACES = [
    *((where, table) for where in TABLES),
    *((where, value) for where in VALUES),
    *((where, of_class) for where in OF_CLASSES),
    *((where, namespace) for where in SIGNALS),
    ("csv:dialects", lambda module, _: Dialects(module, "dialects", module)),
]


def put(_, held):
    if held is not MISSING:
        held.put()
