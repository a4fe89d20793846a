"""Every kind of state that a test can leave changed: it is seen, named, and put back where that can be done."""

import pytest

PROJECT = {
    "shop/__init__.py": "",
    "shop/things.py": """
        import contextvars, functools, itertools, threading
        from collections import deque, defaultdict, OrderedDict, namedtuple
        from dataclasses import dataclass, field
        NUMBER = 1
        TRUTH = 1
        LIST = [1, [2]]
        SAME = [1]
        TABLE = {"a": {"b": 1}, "c": 1}
        NAMES = {"x"}
        QUEUE = deque([1])
        GROUPS = defaultdict(list)
        VARIABLE = contextvars.ContextVar("VARIABLE", default=0)
        COUNT = itertools.count()
        LOCAL = threading.local()
        NOT_EQUAL = float("nan")

        class Slotted:
            __slots__ = ("a",)
            def __init__(self): self.a = 1

        class Evil:
            def __init__(self): self.x = 1
            def __eq__(self, other): raise RuntimeError("no eq")
            __hash__ = None
            def __repr__(self): raise RuntimeError("no repr")
            @property
            def boom(self): raise RuntimeError("no property")
            def __getattr__(self, name): raise RuntimeError("no attribute")

        @dataclass
        class Data:
            parts: list = field(default_factory=list)

        class Outer:
            class Inner:
                level = 0
            def method(self): return 1

        settings = namedtuple("Settings", "")
        settings.debug = False
        SLOTTED, EVIL, DATA = Slotted(), Evil(), Data()
        EVIL.myself = EVIL

        def collects(value, into=[]):
            into.append(value)

        def counts():
            n = 0
            def inner():
                nonlocal n
                n += 1
            return inner
        counter = counts()

        @functools.lru_cache()
        def cached(x): return x
        """,
    "conftest.py": "",
}
SEEN = {
    "things.NUMBER = 2": "MODULE_ATTRIBUTE:shop.things.NUMBER",
    "things.TRUTH = True": "MODULE_ATTRIBUTE:shop.things.TRUTH",
    "things.NEW = 2": "MODULE_ATTRIBUTE:shop.things.NEW",
    "del things.NUMBER": "MODULE_ATTRIBUTE:shop.things.NUMBER",
    "things.LIST[1].append(3)": "MODULE_ATTRIBUTE:shop.things.LIST",
    "things.TABLE['a']['b'] = 2": "MODULE_ATTRIBUTE:shop.things.TABLE",
    "things.NAMES.add('y')": "MODULE_ATTRIBUTE:shop.things.NAMES",
    "things.QUEUE.append(2)": "MODULE_ATTRIBUTE:shop.things.QUEUE",
    "things.GROUPS['k']": "MODULE_ATTRIBUTE:shop.things.GROUPS",
    "things.VARIABLE.set(5)": "MODULE_ATTRIBUTE:shop.things.VARIABLE",
    "next(things.COUNT)": "MODULE_ATTRIBUTE:shop.things.COUNT",
    "things.LOCAL.x = 1": "MODULE_ATTRIBUTE:shop.things.LOCAL",
    "things.SLOTTED.a = 2": "MODULE_ATTRIBUTE:shop.things.SLOTTED",
    "things.EVIL.x = 2": "MODULE_ATTRIBUTE:shop.things.EVIL",
    "things.DATA.parts.append(1)": "MODULE_ATTRIBUTE:shop.things.DATA",
    "things.Outer.Inner.level = 1": "CLASS_ATTRIBUTE:shop.things.Outer.Inner.level",
    "things.Outer.method = lambda self: 2": "CLASS_ATTRIBUTE:shop.things.Outer.method",
    "things.settings.debug = True": "CLASS_ATTRIBUTE:shop.things.settings.debug",
    "things.collects(1)": "MODULE_ATTRIBUTE:shop.things.collects",
    "things.counter()": "MODULE_ATTRIBUTE:shop.things.counter",
    "things.cached(1)": "MODULE_ATTRIBUTE:shop.things.cached",
    "mock.patch('time.sleep').start()": "MODULE_ATTRIBUTE:time.sleep",
    "mock.patch('builtins.open').start()": "MODULE_ATTRIBUTE:builtins.open",
    "os.environ['NEW'] = '1'": "ENVIRONMENT:NEW",
    "del os.environ['HOME']": "ENVIRONMENT:HOME",
    "os.chdir('shop')": "WORKING_DIRECTORY:cwd",
    "sys.path.append('x')": "IMPORT_PATH:sys.path",
    "del sys.modules['shop.things']": "IMPORTED_MODULE:shop.things",
    "os.environ['TZ'] = 'Asia/Tokyo'; time.tzset()": "TIME_ZONE:TZ",
    "random.seed(7)": "RANDOM:random",
    "logging.getLogger('shop').setLevel(10)": "LOGGING:shop",
    "logging.getLogger().addHandler(logging.NullHandler())": "LOGGING:root",
    "logging.disable(50)": "LOGGING:logging.disable",
    "signal.signal(signal.SIGUSR1, lambda *a: None)": "SIGNAL_HANDLER:SIGUSR1",
    "sys.excepthook = print": "STREAM:sys.excepthook",
    "things.KEPT = open('conftest.py')": "OPEN_FILE:conftest.py",
    "things.KEPT = socket.socket()": "SOCKET:socket",
    "threading.Thread(target=time.sleep, args=(9,), daemon=True, name='mine').start()": "THREAD:mine",
    "things.KEPT = subprocess.Popen(['sleep', '9'])": "CHILD_PROCESS:sleep",
    "open('new.txt', 'w').close()": "FILE:new.txt",
    "os.remove('conftest.py')": "FILE:conftest.py",
    "decimal.getcontext().prec = 5": "MODULE_ATTRIBUTE:decimal.context",
    "sys.setrecursionlimit(3000)": "MODULE_ATTRIBUTE:sys.recursionlimit",
    "socket.setdefaulttimeout(3)": "MODULE_ATTRIBUTE:socket.defaulttimeout",
    "gc.disable()": "MODULE_ATTRIBUTE:gc.enabled",
    "os.umask(0o77)": "MODULE_ATTRIBUTE:os.umask",
    "copyreg.pickle(things.Data, vars)": "REGISTRY:copyreg:dispatch_table",
    "logging.addLevelName(5, 'TRACE')": "REGISTRY:logging:_levelToName REGISTRY:logging:_nameToLevel",
    "sqlite3.register_adapter(things.Data, str)": "REGISTRY:sqlite3:adapters",
    "ElementTree.register_namespace('shop', 'urn:shop')": "REGISTRY:xml.etree.ElementTree:_namespace_map",
    "shutil.unregister_archive_format('zip')": "REGISTRY:shutil:_ARCHIVE_FORMATS",
    "csv.register_dialect('shop', delimiter=';')": "REGISTRY:csv:dialects",
    "json.JSONEncoder.default = str": "REGISTRY:json:JSONEncoder.default",
    "logging.setLogRecordFactory(things.Data)": "REGISTRY:logging:_logRecordFactory",
    "yaml.SafeLoader.add_constructor('!x', str)": "REGISTRY:yaml:SafeLoader.yaml_constructors",
    "blinker.signal('x').connect(things.collects)": "REGISTRY:blinker:signal.__self__",
    "signals.request_started.connect(things.collects)": "REGISTRY:django.core.signals:request_started",
    "locale.setlocale(locale.LC_ALL, 'C.UTF-8') == locale.setlocale(locale.LC_ALL, 'C')": "LOCALE:locale",
}
NOT_RESTORED = ("OPEN_FILE", "SOCKET", "THREAD", "CHILD_PROCESS", "COUNT", "counter", "collects")
QUIET = [
    "random.random()",
    "things.SAME = [1]",
    "things.TABLE['c'] = things.TABLE.pop('c')",
    "things.NOT_EQUAL = float('nan')",
    "import json.tool, wave",
    "open(os.path.join(tempfile.mkdtemp(dir=str(tmp_path)), 'x'), 'w').close()",
    "monkeypatch.setenv('X', '1'); monkeypatch.chdir('shop'); monkeypatch.setattr(things, 'NUMBER', 5)",
    "text = open('conftest.py').read(); open('conftest.py', 'w').write(text)",
    "logging.getLogger('a.new.one').debug('x')",
    "warnings.warn('x')",
    "blinker.signal('new')",
    "csv.register_dialect('x', delimiter=';'); csv.unregister_dialect('x')",
]
HEAD = (
    "import copyreg, csv, decimal, gc, json, locale, logging, os, random, shutil, signal, socket, sqlite3, subprocess, sys\n"
    "import blinker, tempfile, threading, time, warnings, yaml\n"
    "from unittest import mock\nfrom django.core import signals\nfrom xml.etree import ElementTree\nfrom shop import things\n"
)


def suite(statements):
    tests = ["def test_%d(tmp_path, monkeypatch):\n    %s\n" % (i, text) for i, text in enumerate(statements)]
    return dict(PROJECT, **{"test_it.py": HEAD + "\n".join(tests) + "\ndef test_last():\n    pass\n"})


@pytest.fixture
def answers(project):
    def run(statements):
        session = project(suite(statements))
        orders = [["test_it.py::test_%d" % i, "test_it.py::test_last"] for i in range(len(statements))]
        return session.run(*orders, look="leaks")

    return run


def test_every_kind_of_state_is_seen_and_nothing_beside_it(answers):
    found = answers(list(SEEN))
    wrong = {}
    for answer, (statement, name) in zip(found, SEEN.items()):
        leaks = answer.leaks() - {"ENVIRONMENT:TZ", "MODULE_ATTRIBUTE:shop.things.KEPT"}
        if leaks != set(name.split()) or answer.outcomes != ["PASSED", "PASSED"]:
            wrong[statement] = (leaks, answer.outcomes, answer.remark, answer.events[1].get("failure"))
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_what_is_no_leak_is_not_told(answers):
    wrong = {text: answer.leaks() for text, answer in zip(QUIET, answers(QUIET)) if answer.leaks()}
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_the_values_before_and_after_are_shown(answers):
    rebound, inside, text = answers(["things.NUMBER = 'two'", "things.TABLE['a']['b'] = 2", "things.EVIL.x = 2"])
    leak = rebound.leak("MODULE_ATTRIBUTE:shop.things.NUMBER")
    assert (leak["before"], leak["after"], leak["shape"]) == ("1", "'two'", "VALUE")
    leak = inside.leak("MODULE_ATTRIBUTE:shop.things.TABLE")
    assert (leak["before"], leak["after"]) == ("{'a': {'b': 1}, 'c': 1}", "{'a': {'b': 2}, 'c': 1}")
    assert leak["shape"] == "CONTENTS"
    leak = text.leak("MODULE_ATTRIBUTE:shop.things.EVIL")
    assert "x=1" in leak["before"] and "x=2" in leak["after"] and leak["shape"] == "OBJECT"


def test_state_is_put_back_before_the_last_test(project):
    """The last test leaves the same change once more: where that shows again, the first had been undone."""
    statements = [text for text, name in SEEN.items() if not any(word in name for word in NOT_RESTORED)]
    session = project(suite(statements))
    wrong = {}
    for i, text in enumerate(statements):
        test = "test_it.py::test_%d" % i
        names = SEEN[text].split()
        (answer,) = session.run([test, test], look="leaks", restore=names)
        again = [e for e in answer.events if e["event"] == "leak" and "%(kind)s:%(where)s" % e == names[0]]
        if len(again) != 2 or answer.remark or again[0]["before"] != again[1]["before"]:
            wrong[text] = (answer.remark, answer.outcomes, again)
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_what_cannot_be_put_back_is_said(project):
    session = project(suite(["threading.Thread(target=time.sleep, args=(9,), daemon=True, name='mine').start()"]))
    order = ["test_it.py::test_0", "test_it.py::test_last"]
    (answer,) = session.run(order, restore=["THREAD:mine"])
    assert "THREAD:mine" in answer.remark and answer.outcomes == ["PASSED", "PASSED"]


def test_a_worker_looks_and_puts_back_as_well(project):
    arguments = ["test=test_it.py::test_0", "test=test_it.py::test_0", "probe=true"]
    arguments.append("restore=MODULE_ATTRIBUTE:shop.things.NUMBER")
    session = project(suite(["things.NUMBER += 1; open('new.txt', 'w').close()"]), mode="run", more=arguments)
    leaks = [event for event in session.wait_for("end") if event["event"] == "leak"]
    told = [(leak["where"], leak["before"], leak["after"]) for leak in leaks]
    assert told.count(("shop.things.NUMBER", "1", "2")) == 2
    assert told.count(("new.txt", "(none)", "0 bytes")) == 1
