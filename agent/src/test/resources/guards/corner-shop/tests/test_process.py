import asyncio
import contextlib
import copyreg
import csv
import decimal
import gc
import io
import json
import locale
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from django.core import signals

KEPT = []
HOOK = sys.excepthook
MODULES = {name: sys.modules.get(name) for name in ("shop.extra", "shop.late")}
import shop.extra  # noqa: E402

EXTRA = sys.modules["shop.extra"]


class Policy(asyncio.DefaultEventLoopPolicy):
    pass


def test_settings_are_changed():
    os.umask(0o77)
    gc.disable()
    sys.setrecursionlimit(2000)
    sys.argv = ["shop"]
    socket.setdefaulttimeout(3)
    decimal.getcontext().prec = 3
    asyncio.set_event_loop_policy(Policy())


def test_settings_are_as_they_were():
    mask = os.umask(0o22)
    os.umask(mask)
    assert mask != 0o77 and gc.isenabled() and sys.getrecursionlimit() != 2000 and sys.argv != ["shop"]
    assert socket.getdefaulttimeout() is None and decimal.getcontext().prec == 28
    assert not isinstance(asyncio.get_event_loop_policy(), Policy)


def test_signals_are_handled():
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1000)


def test_signals_are_not_handled():
    assert signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_output_goes_elsewhere():
    sys.stdout = io.StringIO()
    sys.excepthook = print


def test_output_is_seen():
    assert not isinstance(sys.stdout, io.StringIO) and sys.excepthook is HOOK


def test_a_clock_elsewhere():
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    locale.setlocale(locale.LC_ALL, "C.UTF-8")


def test_the_clock_here():
    assert time.tzname[0] != "JST" and locale.setlocale(locale.LC_ALL) != "C.UTF-8"


def test_logging_is_off():
    logging.disable(logging.CRITICAL)
    logging.getLogger().addFilter(lambda record: False)


def test_logging_is_on():
    assert logging.root.manager.disable == 0 and not logging.getLogger().filters


def test_things_are_registered():
    copyreg.pickle(Policy, lambda policy: (Policy, ()))
    csv.register_dialect("shop", delimiter=";")
    json.JSONEncoder.default = str
    ElementTree.register_namespace("shop", "urn:shop")
    signals.request_started.connect(print, weak=False)


def test_nothing_is_registered():
    assert Policy not in copyreg.dispatch_table and "shop" not in csv.list_dialects()
    assert json.JSONEncoder.default is not str and "urn:shop" not in ElementTree._namespace_map
    assert not signals.request_started.receivers


def test_modules_come_and_go():
    import shop.late

    assert shop.late.PRICE == 2
    sys.modules["shop.extra"] = None


def test_modules_are_as_they_were():
    import shop

    assert sys.modules["shop.extra"] is EXTRA and shop.extra is EXTRA
    assert "shop.late" not in sys.modules and not hasattr(shop, "late")


def test_things_are_started():
    release = threading.Event()
    threading.Timer(0.05, release.set).start()
    threading.Thread(target=release.wait, name="clerk").start()
    KEPT.append(ThreadPoolExecutor(1))
    KEPT[-1].submit(len, "")
    KEPT.append(subprocess.Popen(["sleep", "100"]))
    KEPT.append(socket.socket())
    KEPT.append(open(__file__))


def test_all_has_come_to_its_end():
    assert threading.active_count() == 1 and KEPT[1].poll() is not None
    assert KEPT[2].fileno() == -1 and KEPT[3].closed
    with contextlib.suppress(IndexError):
        KEPT.clear()
